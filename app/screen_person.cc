#include "app/screen_person.h"

namespace titrate {

ScreenedPerson screen_person(const PersonSheet& sheet, const Catalog& catalog, Day today) {
  ScreenedPerson screened{screen(sheet.person, Exposure{}, catalog, today, sheet.intended), std::nullopt};
  if (sheet.usual)
    screened.schedule =
        schedule_doses(medicines_to_space(screened.screening.findings, sheet.usual->medicines), sheet.usual->shape);
  return screened;
}

}  // namespace titrate
