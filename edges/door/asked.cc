#include "door/asked.h"

#include "codec/notebook_json.h"
#include "codec/study.h"
#include "door/running_trial.h"

namespace titrate::door {

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

Result<OpenNotebook> told_notebook(Room& room, const std::string& diary, const Moment& now) {
  auto notebook = open_notebook(room.records, diary);
  if (!notebook || !notebook->says->opened) return notebook;
  const auto study = study_of(*notebook, room.catalog, now);
  const auto secret = secret_from_hex(notebook->says->opened->secret);
  if (!study || !secret) return notebook;
  Notebook says = notebook->says;
  says.diary = with_arms(std::move(says.diary), *study, notebook->says, notebook->log,
                         order_of(study->plan.as_sealed.trial, *secret));
  notebook->says = std::move(says);
  return notebook;
}

Answer with_today(Room& room, const Asked& asked, std::optional<Day> day, Json answer) {
  const auto notebook = told_notebook(room, asked.diary, asked.now);
  if (!notebook) return notebook.problem();
  const auto trial = running_trial(room.records, room.vault, room.catalog, asked.now, asked.diary);
  // A sealed plan that cannot be read must not keep the evening from being written down.
  const Trial* plan = trial && *trial ? &(*trial)->plan.now.trial : nullptr;
  const auto told = plan ? told_on(**trial, day.value_or(current_day(*notebook, asked.now))) : std::nullopt;
  auto today = today_of(*notebook, room.catalog, asked.now, day, plan, told);
  if (!today) return today.problem();
  if (!today->next_action && room.backups) today->next_action = drill_to_offer(*room.backups, *notebook, asked.now);
  const auto study = study_of(*notebook, room.catalog, asked.now);
  answer["today"] = today_json(*today);
  answer["today"]["trial"] = plan ? trial_now_json(**trial) : Json(nullptr);
  answer["today"]["study"] = study_json(study, *notebook, today->day);
  if (study) count_in_capsules(answer["today"], *study, *notebook, today->day);
  return answer;
}

}  // namespace titrate::door
