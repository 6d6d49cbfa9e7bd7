#include "app/screen_person.h"

namespace titrate {

ScreenedPerson screen_person(const Person& person, const Intended& intended, const std::optional<UsualDay>& usual,
                             const Catalog& catalog, Day today) {
  ScreenedPerson screened{screen(person, Exposure{}, catalog, today, intended), std::nullopt};
  if (usual)
    screened.schedule = schedule_doses(medicines_to_space(screened.screening.findings, usual->medicines), usual->shape);
  return screened;
}

}  // namespace titrate
