#include "safety/dose_guard.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "base/spelled.h"
#include "base/words.h"

namespace titrate {
namespace {

/// Ten grams of magnesium are some hundred tablets. Our own number, and no authority's.
constexpr DailyElementalMass out_of_reach = 10'000 * elemental_milligram_per_day;

std::string milligrams(DailyElementalMass mass) {
  char text[32];
  std::snprintf(text, sizeof text, "%.10g mg", mass.in(elemental_milligram_per_day));
  return text;
}

/// Ten, a hundred, a thousand: how often the usual dose goes into this one, where it is such a number.
std::optional<int> power_of_ten(double ratio) {
  for (const int times : {10, 100, 1000})
    if (std::abs(ratio / times - 1) < 1e-9) return times;
  return std::nullopt;
}

std::string beside(DailyElementalMass others) {
  return others > DailyElementalMass{} ? " together with " + milligrams(others) + " from other products" : "";
}

constexpr const char* advice_above =
    "Take no more magnesium today. With weakness, drowsiness, vomiting, a slow heartbeat or trouble breathing, get "
    "emergency care now. Otherwise ask a pharmacist, doctor or poison centre what to do next.";
constexpr const char* advice_forbidden =
    "Take no more of it, and tell your doctor or pharmacist today that you took it. With weakness, drowsiness, a slow "
    "heartbeat or trouble breathing, get emergency care now.";

}  // namespace

const char* to_string(DoubtAbout about) {
  switch (about) {
    case DoubtAbout::forbidden:
      return "forbidden";
    case DoubtAbout::noticed:
      return "noticed";
    case DoubtAbout::limit:
      return "limit";
    case DoubtAbout::slipped_digit:
      return "slipped_digit";
    case DoubtAbout::twice_usual:
      return "twice_usual";
    case DoubtAbout::out_of_reach:
      break;
  }
  return "out_of_reach";
}

std::string in_words(DailyElementalMass amount) {
  const double mg = amount.in(elemental_milligram_per_day);
  const std::optional<std::string> text = spelled_exactly(mg);
  if (!text) return milligrams(amount) + " of magnesium";
  return *text + (mg == 1 ? " milligram" : " milligrams") + " of magnesium";
}

std::optional<DailyElementalMass> usual_dose(const std::vector<Entry<Dose>>& taken) {
  constexpr std::size_t most = 14, fewest = 3;
  std::vector<DailyElementalMass> last;
  for (auto day = taken.rbegin(); day != taken.rend() && last.size() < most; ++day)
    if (day->known() && is_magnesium(day->amount()))
      if (const auto amount = std::get<DailyElementalMass>(day->amount()); amount > DailyElementalMass{})
        last.push_back(amount);
  if (last.size() < fewest) return std::nullopt;
  std::sort(last.begin(), last.end());
  return last[(last.size() - 1) / 2];  // of an even number the lower: the guard asks rather once too often
}

DoseGuard guard_dose(DailyElementalMass asked, const Limit& limit, std::optional<DailyElementalMass> usual,
                     const std::vector<SupplementalSource>& others, std::optional<DailyElementalMass> told,
                     const Guard& noticed, const Guard& now) {
  DoseGuard guard;
  guard.check = check_daily_dose(asked, limit, others);
  guard.in_words = in_words(asked);
  const DoseCheck& check = guard.check;
  if (!(asked > DailyElementalMass{})) return guard;

  const auto doubt = [&](DoubtAbout about, std::string sentence, Source source = {}) {
    guard.doubts.push_back({about, std::move(sentence), std::move(source)});
  };
  if (asked > out_of_reach)
    doubt(DoubtAbout::out_of_reach,
          milligrams(asked) +
              " of elemental magnesium is more than a person can swallow in a day: is it in mg, and of magnesium "
              "rather than of the compound?");
  if (check.forbidden) doubt(DoubtAbout::forbidden, check.reason, check.source);
  const bool not_now = !noticed.dose_may_be_suggested();
  if (not_now) {
    const GuardReason& reason = noticed.reasons.front();
    doubt(DoubtAbout::noticed,
          "After what was noticed no dose should be taken: " + reason.effect + ", " + day_in_words(reason.day) + ".",
          reason.source);
  }
  if (!(check.total() <= check.limit))
    doubt(DoubtAbout::limit,
          milligrams(asked) + " of elemental magnesium" + beside(check.others) + " is more than " +
              milligrams(check.limit) + ", the most in a day from supplements. " + limit.reason,
          limit.source);
  const bool as_told = told && asked <= (1 + 1e-9) * *told;
  if (!as_told && usual && *usual > DailyElementalMass{}) {
    const double ratio = asked / *usual;
    if (const auto times = power_of_ten(ratio))
      doubt(DoubtAbout::slipped_digit, milligrams(asked) + " is exactly " + std::to_string(*times) +
                                           " times your usual " + milligrams(*usual) + ": did a digit slip?");
    else if (ratio >= 2)
      doubt(DoubtAbout::twice_usual, milligrams(asked) + " is at least twice your usual " + milligrams(*usual) + ".");
  }
  if (!check.within) guard.advice = check.forbidden ? advice_forbidden : advice_above;
  if (not_now && !now.dose_may_be_suggested())
    guard.advice =
        "Take nothing more for now. " + now.reasons.front().detail + (guard.advice.empty() ? "" : " " + guard.advice);
  return guard;
}

}  // namespace titrate
