#include "app/next_dose.h"

#include <algorithm>
#include <map>

#include "app/today.h"
#include "base/listed.h"
#include "report/wording.h"
#include "safety/written.h"

namespace titrate {
namespace {

constexpr int day_minutes = 24 * 60;
constexpr const char* own_dose = "your last dose";

bool means_the_dose(const std::string& what, const Notebook& says) {
  const std::string word = plain_words(what);
  return word == "dose" || word == "magnesium" || (says.product && word == plain_words(says.product->name));
}

int minute_of_day(const Moment& now) {
  const auto local = now.instant + now.offset;
  return int(
      std::chrono::duration_cast<std::chrono::minutes>(local - std::chrono::floor<std::chrono::days>(local)).count());
}

Problem not_known(const std::string& what, const MedicineScreening& asked) {
  std::vector<std::string> near;
  for (const DidYouMean& one : asked.did_you_mean) near.insert(near.end(), one.names.begin(), one.names.end());
  return {"I do not know \"" + what + "\", so I cannot tell how long to wait after it.",
          {.file = "taken"},
          near.empty() ? "Write it as its pack does, or \"dose\" for the supplement; or ask a pharmacist."
                       : "Did you mean " + listed(near) + "?"};
}

bool has_hours(const Finding& finding) {
  return finding.hours_before.value_or(0) > 0 || finding.hours_after.value_or(0) > 0;
}

/// What was taken, by rule, in minutes from the midnight before today.
using Minutes = std::map<std::string, std::vector<int>>;

/// The usual times of a medicine that nobody said anything about: yesterday's, today's and tomorrow's, without those
/// that were said otherwise.
std::vector<int> usual_intakes(const SpacedMedicine& medicine, const std::vector<int>& said) {
  const auto today = std::size_t(std::count_if(said.begin(), said.end(), [](int minute) { return minute >= 0; }));
  const std::size_t yesterday = said.size() - today, times = medicine.times.size();
  std::vector<int> minutes;
  for (std::size_t i = 0; i < times; ++i) {
    const int minute = medicine.times[i].minute;
    if (i + yesterday < times) minutes.push_back(minute - day_minutes);
    if (i >= today) minutes.push_back(minute);
    minutes.push_back(minute + day_minutes);
  }
  return minutes;
}

/// Of the rows that ask for hours, the one that holds the answer up.
std::string source_of(const NextAllowed& next, const std::vector<Finding>& findings) {
  const Finding* holds = nullptr;
  for (const Finding& finding : findings)
    if (finding.about == next.because_of && has_hours(finding) &&
        (!holds || finding.hours_before.value_or(0) > holds->hours_before.value_or(0)))
      holds = &finding;
  return holds ? holds->source.citation : "";
}

std::string why_not_of(const Today& today, const std::vector<Finding>& findings) {
  if (!today.guard.dose_may_be_suggested()) return "Take no dose. " + today.guard.reasons.front().detail;
  if (std::string why = today.standing.why_no_dose(); !why.empty()) return why;
  if (today.trial && !today.trial->none_today.empty()) return today.trial->none_today;
  for (const Finding& finding : findings)
    if (stands_in_the_way(finding)) return "Take no dose yet. " + capitalised(finding.about) + ": " + finding.action;
  if (!(today.room_left() > DailyElementalMass{}))
    return "Take no more today: there is no room left under your limit. " + today.standing.limit.reason;
  return "";
}

}  // namespace

Result<NextDose> next_dose(const OpenNotebook& notebook, const Catalog& catalog, const Moment& now,
                           const std::vector<TakenAt>& taken, const Trial* plan) {
  const auto today = today_of(notebook, catalog, now, std::nullopt, plan);
  if (!today) return today.problem();
  const PersonSheet sheet = sheet_on(notebook.says);
  const int minute_now = minute_of_day(now);
  NextDose answer;
  answer.room = today->room_left();

  std::vector<Finding> findings = today->standing.screened.screening.findings, of_taken;
  Minutes said;
  for (const TakenAt& one : taken) {
    const int minute = one.at.minute <= minute_now ? one.at.minute : one.at.minute - day_minutes;
    if (means_the_dose(one.what, notebook.says)) {
      said[own_dose].push_back(minute);
      continue;
    }
    const MedicineScreening asked = screen_medicines({one.what}, sheet.intended.supplement, catalog);
    if (!asked.could_not_check.empty() || plain_words(one.what).empty()) return not_known(one.what, asked);
    bool spaced = false;
    for (const Finding& finding : asked.findings) {
      if (has_hours(finding)) {
        auto& minutes = said[finding.rule];
        if (std::find(minutes.begin(), minutes.end(), minute) == minutes.end()) minutes.push_back(minute);
        spaced = true;
      }
      const bool on_the_list = std::any_of(findings.begin(), findings.end(),
                                           [&](const Finding& known) { return known.rule == finding.rule; });
      if (!on_the_list) of_taken.push_back(finding);
    }
    if (!spaced) answer.not_spaced.push_back(one.what);
  }
  findings.insert(findings.end(), of_taken.begin(), of_taken.end());

  std::vector<SpacedMedicine> medicines =
      medicines_to_space(findings, sheet.usual ? sheet.usual->medicines : std::vector<UsualTimes>{});
  if (said.contains(own_dose)) {
    const double hours = sheet.usual ? sheet.usual->shape.hours_between_doses : DayShape{}.hours_between_doses;
    medicines.push_back({own_dose, own_dose, hours, 0, {}});
  }
  std::vector<IntakeAt> intakes;
  for (const SpacedMedicine& medicine : medicines) {
    const auto count = [&](int minute, bool was_said) {
      intakes.push_back({medicine.rule, minute});
      answer.counted.push_back({medicine.about, minute, was_said});
    };
    for (const int minute : said[medicine.rule]) count(minute, true);
    for (const int minute : usual_intakes(medicine, said[medicine.rule])) count(minute, false);
  }
  std::stable_sort(answer.counted.begin(), answer.counted.end(),
                   [](const CountedIntake& a, const CountedIntake& b) { return a.minute < b.minute; });
  answer.next = next_allowed(minute_now, intakes, medicines);
  answer.source = source_of(answer.next, findings);
  answer.why_not = why_not_of(*today, of_taken);
  return answer;
}

}  // namespace titrate
