#include "door/who_is_asked.h"

#include "app/open_notebook.h"

namespace titrate::door {

Result<Who> who_is_asked(Room& room, const std::optional<PersonSheet>& given, const Moment& now) {
  if (given) return Who{*given, standing_of(*given, room.catalog, day_of(now, DayStart{})), std::nullopt};
  const auto notebook = open_notebook(room.records, "mine");
  if (!notebook) return notebook.problem();
  return Who{sheet_on(notebook->says), standing_on(notebook->says, room.catalog, current_day(*notebook, now)),
             notebook->says->product};
}

}  // namespace titrate::door
