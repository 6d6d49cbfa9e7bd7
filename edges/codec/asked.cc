#include "codec/asked.h"

#include "codec/notebook_json.h"
#include "codec/running_trial.h"

namespace titrate::codec {

Asked asked_of(Fields& fields) {
  Asked asked;
  asked.diary = fields.one_of("diary", {"mine", "example"}).value_or("mine");
  fields.needs("now");
  asked.now = fields.moment("now").value_or(Moment{});
  return asked;
}

Asked asked_to_write(Fields& fields) {
  Asked asked = asked_of(fields);
  asked.key = fields.key().value_or("");
  return asked;
}

Answer with_today(Room& room, const Asked& asked, std::optional<Day> day, Json answer) {
  const auto notebook = open_notebook(room.records, asked.diary);
  if (!notebook) return notebook.problem();
  const auto trial = running_trial(room.records, room.vault, room.catalog, asked.now, asked.diary);
  // A sealed plan that cannot be read must not keep the evening from being written down.
  const Trial* plan = trial && *trial ? &(*trial)->plan.now.trial : nullptr;
  auto today = today_of(*notebook, room.catalog, asked.now, day, plan);
  if (!today) return today.problem();
  if (!today->next_action && room.backups) today->next_action = drill_to_offer(*room.backups, *notebook, asked.now);
  answer["today"] = today_json(*today);
  answer["today"]["trial"] = plan ? trial_now_json(**trial) : Json(nullptr);
  return answer;
}

}  // namespace titrate::codec
