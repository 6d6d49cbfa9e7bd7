#include "app/report_parts.h"

#include <algorithm>

#include "app/in_words.h"
#include "app/plan_in_words.h"
#include "base/listed.h"
#include "life/blinding.h"
#include "report/wording.h"

namespace titrate {
namespace {

using document::Figure;
using document::Text;

std::string direction_word(Direction better) { return better == Direction::lower ? "lower" : "higher"; }

std::string counts_in_words(int taken, int none, int skipped, int unknown) {
  return "taken on " + std::to_string(taken) + ", none on " + std::to_string(none) + ", skipped on " +
         std::to_string(skipped) + ", not recorded on " + std::to_string(unknown) + ".";
}

/// The day on which what is told ends.
Day told_until(const ReportMaterial& of) { return of.sealed && of.review ? of.sealed->as_of : of.today; }

const Outcome* outcome_of(const ReportMaterial& of) { return of.trial ? &of.trial->primary : nullptr; }

}  // namespace

SectionWriter::SectionWriter(std::string id, Text heading) {
  section_.id = std::move(id);
  section_.heading = std::move(heading);
}
SectionWriter& SectionWriter::say(Text text) {
  if (!text.english.empty()) section_.blocks.push_back(document::Paragraph{std::move(text), false});
  return *this;
}
SectionWriter& SectionWriter::say_each(const std::vector<std::string>& texts) {
  for (const std::string& text : texts) say(text);
  return *this;
}
SectionWriter& SectionWriter::strong(Text text) {
  section_.blocks.push_back(document::Paragraph{std::move(text), true});
  return *this;
}
SectionWriter& SectionWriter::list(std::vector<Text> items) {
  if (!items.empty()) section_.blocks.push_back(document::List{std::move(items)});
  return *this;
}
SectionWriter& SectionWriter::put(document::Block block) {
  section_.blocks.push_back(std::move(block));
  return *this;
}
SectionWriter& SectionWriter::put(const std::optional<Figure>& figure) {
  if (figure) section_.blocks.emplace_back(*figure);
  return *this;
}

std::vector<Text> at_most(std::vector<Text> items, std::size_t most) {
  if (items.size() <= most) return items;
  const std::size_t more = items.size() - most;
  items.resize(most);
  items.emplace_back("And " + std::to_string(more) + " more; the full report has them.");
  return items;
}

std::string cut_short(const std::string& text, std::size_t letters) {
  if (text.size() <= letters) return text;
  std::size_t end = text.rfind(' ', letters);
  if (end == text.npos || end < letters / 2) {
    end = letters;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;  // not inside a letter
  }
  return text.substr(0, end) + " \xE2\x80\xA6";
}

Text question_of_trial(const ReportMaterial& of, std::size_t letters) {
  return {cut_short(of.trial->question, letters), of.sealed.has_value()};
}

std::optional<Figure> effect_figure(const ReportMaterial& of) {
  if (!of.review || !of.review->answers.trusted()) return std::nullopt;
  const Answers& answers = of.review->answers;
  const Summary summary = answers.primary()->effect.summary();
  const std::string& unit = answers.outcome.unit;
  document::EffectData data;
  data.estimate = summary.mean;
  data.low = summary.q.front();
  data.high = summary.q.back();
  data.better = answers.outcome.better;
  if (answers.outcome.smallest_worthwhile && data.better)
    data.smallest =
        *data.better == Direction::lower ? -*answers.outcome.smallest_worthwhile : *answers.outcome.smallest_worthwhile;
  data.unit = unit;
  data.none = "no difference";
  if (data.smallest) data.worthwhile = "worth having from here on";
  if (data.better) {
    const bool lower = *data.better == Direction::lower;
    data.left = lower ? "lower: better" : "lower: worse";
    data.right = lower ? "higher: worse" : "higher: better";
  } else {
    data.left = "lower";
    data.right = "higher";
  }
  std::string told = "The estimate is " + difference(summary.mean, summary.sd, unit) +
                     "; the 95 % interval goes from " + number(data.low, summary.sd) + " to " +
                     number(data.high, summary.sd) + ".";
  if (data.smallest) told += " The smallest difference worth having is " + exactly(*data.smallest) + ".";
  return Figure{std::move(data),
                "The effect of the full dose (dot) with its 95 % interval (line), in " + unit +
                    (answers.outcome.smallest_worthwhile && answers.outcome.better ? "; grey: worth having." : "."),
                told};
}

std::optional<Figure> periods_figure(const ReportMaterial& of) {
  if (!of.lived || !of.reviewed || !of.review) return std::nullopt;
  const Outcome& outcome = of.lived->primary;
  document::PeriodsData data;
  data.lowest = outcome.lowest;
  data.highest = outcome.highest;
  data.unit = outcome.unit;
  data.period = "period";
  std::string told;
  for (const PeriodResult& period : period_results(*of.lived, *of.reviewed, told_until(of))) {
    data.periods.push_back({period.number > 0 ? std::to_string(period.number) : std::string(), period.arm, period.on,
                            period.values, period.median, period.low, period.high});
    if (period.number == 0) data.period = "";
    const std::string which = period.number > 0
                                  ? "Period " + std::to_string(period.number) + ", \"" + period.arm + "\": "
                                  : "All days with \"" + period.arm + "\": ";
    told += (told.empty() ? "" : " ") + which + std::to_string(period.values.size()) +
            (period.values.size() == 1 ? " day" : " days") +
            (period.median ? " with a median of " + exactly(*period.median) + "." : " with an entry.");
  }
  if (data.periods.empty()) return std::nullopt;
  return Figure{std::move(data),
                "Each dot is a day, the long line the median of its period, the thick bar the middle half of its days; "
                "grey: with the full dose.",
                told};
}

std::optional<Figure> days_figure(const ReportMaterial& of) {
  const Outcome* outcome = outcome_of(of);
  if (!outcome || of.empty()) return std::nullopt;
  const Diary& diary = of.reviewed ? *of.reviewed : of.diary;
  const auto column = find_measure(diary, outcome->name);
  if (!column) return std::nullopt;
  const Day first = of.trial->start && *of.trial->start <= of.today ? *of.trial->start : diary.days.front().day;
  const Day last = std::min(told_until(of), std::max(diary.days.back().day, first));
  document::DaysData data;
  int recorded = 0;
  for (Day day = first; day <= last; day += std::chrono::days(1)) {
    const DayRecord* record = find_day(diary, day);
    const auto value = record ? record->measures[*column].maybe() : std::nullopt;
    recorded += value.has_value();
    data.values.push_back(value);
  }
  if (recorded == 0) return std::nullopt;
  if (of.lived && of.review && of.lived->randomisation.kind != Randomisation::Kind::daily)
    for (const PeriodResult& period : period_results(*of.lived, diary, last))
      data.runs.push_back(
          {int((period.from - first).count()), int((period.to - first).count()), period.arm, period.on});
  std::erase_if(data.runs, [](const auto& run) { return run.from < 0; });
  data.lowest = outcome->lowest;
  data.highest = outcome->highest;
  data.unit = outcome->unit;
  data.day = "day";
  const bool arms = !data.runs.empty();
  return Figure{std::move(data),
                std::string("What was written down of each day; a gap is a day without an entry") +
                    (arms ? "; grey: with the full dose." : "."),
                std::to_string(recorded) + " days have " + outcome->label + ", from " + day_in_words(first) + " to " +
                    day_in_words(last) + "."};
}

std::vector<std::string> outcome_in_words(const Outcome& outcome) {
  std::string text = "Written down each day: " + outcome.label;
  if (outcome.lowest && outcome.highest)
    text += ", from " + exactly(*outcome.lowest) + " to " + exactly(*outcome.highest) + " " + outcome.unit;
  text += outcome.better ? "; " + direction_word(*outcome.better) + " is better." : std::string(".");
  std::vector<std::string> words{text};
  words.push_back(outcome.smallest_worthwhile
                      ? "The smallest difference worth having: " + exactly(*outcome.smallest_worthwhile) + " " +
                            unit_of(*outcome.smallest_worthwhile, outcome.unit) + "."
                      : std::string("No smallest worthwhile difference is set for this outcome."));
  return words;
}

std::string blinding_in_words(const Trial& trial) {
  switch (blinding_of(trial)) {
    case Blinding::helper:
      return "Blinded: the capsules of both arms look alike, and a helper prepares them.";
    case Blinding::self:
      return "Blinded: the capsules of both arms look alike, and the person prepares and shuffles them alone.";
    case Blinding::none:
      break;
  }
  return "Not blinded: the arm of each day is known on that day.";
}

std::vector<std::string> why_no_effect(const ReportMaterial& of) {
  if (of.review)
    return of.review->answers.trusted() ? std::vector<std::string>{} : std::vector{of.review->report.sentence};
  if (of.sealed) {
    std::vector<std::string> why;
    if (of.hidden())
      why.emplace_back(
          "The trial is blinded and its order is closed, so no effect is told: nobody may know the arms before the "
          "end.");
    if (of.sealed->hidden_says_stop)
      why.push_back("Look " + std::to_string(of.sealed->look) + " of " + std::to_string(of.sealed->now.looks.planned) +
                    ", after " + day_in_words(of.sealed->as_of) + ": " +
                    (*of.sealed->hidden_says_stop ? "stop." : "continue."));
    else if (!of.sealed->why_none.empty())
      why.push_back(of.sealed->why_none);
    else if (of.sealed->now.over() && of.hidden())
      why.emplace_back("The last day of this trial is over; the answer comes when the order is opened.");
    else if (!of.sealed->now.looks.came)
      why.emplace_back("No planned look has come, so no effect is told yet.");
    if (const std::string waiting = waiting_in_words(of.sealed->now); !waiting.empty()) why.push_back(waiting);
    return why;
  }
  if (of.empty()) return {"Nothing was written down yet."};
  return {
      "No benefit is told. There is no sealed trial here: nothing that chance drew separates the supplement from time, "
      "expectation and whatever else changed."};
}

std::vector<std::string> said_about(const ReportMaterial& of, SectionAbout about) {
  if (!of.review) return {};
  for (const Section& section : of.review->report.sections)
    if (section.about == about) return section.paragraphs;
  return {};
}

std::vector<std::string> completeness_in_words(const ReportMaterial& of) {
  if (of.empty()) return {"Nothing was written down yet."};
  std::vector<std::string> words;
  const auto days_have = [](int recorded, int all, const std::string& label) {
    return std::to_string(recorded) + " of " + days_in_words(all) + (recorded == 1 ? " has " : " have ") + label +
           "; " + std::to_string(all - recorded) + (all - recorded == 1 ? " is missing." : " are missing.");
  };
  if (of.review) {
    const DataCount& count = of.review->answers.count;
    words.push_back(days_have(count.recorded + count.set_aside + count.rested, count.days, of.trial->primary.label));
    if (count.late > 0)
      words.push_back(counted(count.late, "day was", "days were") +
                      " written down after the following day had ended; memory is kind to pills.");
    return words;
  }
  if (of.sealed) {
    const int all = of.sealed->now.recorded + of.sealed->now.missing;
    if (all == 0) return {"No day of the plan is over yet."};
    return {days_have(of.sealed->now.recorded, all, of.trial->primary.label)};
  }
  int recorded = 0;
  for (const DayRecord& record : of.diary.days) recorded += is_filled_in(record);
  const int all = int((of.today - of.diary.days.front().day).count()) + 1;
  words.push_back("Something was written down on " + std::to_string(recorded) + " of " + days_in_words(all) +
                  ", from " + day_in_words(of.diary.days.front().day) + " to " + day_in_words(of.today) + ".");
  return words;
}

std::string product_in_words(const Product& product) {
  return "Product: " + cut_short(product.name, 90) + ", " +
         number_in_words(product.unit.elemental.in(elemental_milligram)) + " mg of elemental magnesium in a " +
         product.unit.name + ".";
}

std::vector<std::string> taken_in_words(const ReportMaterial& of) {
  std::vector<std::string> words;
  if (of.product) words.push_back(product_in_words(*of.product));
  if (of.adhered && of.trial) {
    for (const std::string& sentence : adherence_in_words(*of.adhered, *of.trial)) words.push_back(sentence);
    if (of.adhered->all.days == 0) words.emplace_back("No period has begun yet.");
    return words;
  }
  if (of.ladder) {
    if (of.ladder->dose)
      words.push_back("A ladder without a trial, since " + day_in_words(of.regimen->started.start) + "; today " +
                      milligrams_a_day(of.ladder->dose->daily) + ".");
    else
      words.push_back("A ladder without a trial, since " + day_in_words(of.regimen->started.start) +
                      "; today none is to be taken.");
    if (!of.ladder->why.empty()) words.push_back(of.ladder->why);
  }
  if (of.empty()) return words;
  int taken = 0, none = 0, skipped = 0, unknown = 0;
  std::optional<double> least, most;
  for (Day day = of.diary.days.front().day; day <= of.today; day += std::chrono::days(1)) {
    const DayRecord* record = find_day(of.diary, day);
    const EntryState state = record ? record->dose.state() : EntryState::not_recorded;
    taken += state == EntryState::value;
    none += state == EntryState::none;
    skipped += state == EntryState::skipped;
    unknown += state == EntryState::not_recorded;
    if (state != EntryState::value || !is_magnesium(record->dose.amount())) continue;
    const double mg = in_own_unit(record->dose.amount());
    least = std::min(least.value_or(mg), mg);
    most = std::max(most.value_or(mg), mg);
  }
  words.push_back("Of the " + days_in_words(taken + none + skipped + unknown) +
                  " of the diary: " + counts_in_words(taken, none, skipped, unknown));
  if (most)
    words.push_back(*least < *most ? "Doses that were written down: " + number_in_words(*least) + " to " +
                                         number_in_words(*most) + " mg of elemental magnesium a day."
                                   : "The dose that was written down: " + number_in_words(*most) +
                                         " mg of elemental magnesium a day.");
  return words;
}

std::string in_words(const NoticedEffect& effect, const ReportMaterial& of) {
  std::string text = cut_short(effect.effect, 60) + ": on " + days_in_words(effect.days) + ", at worst grade " +
                     std::to_string(effect.worst) + " (" + grade_in_words(effect.worst) + "), last on " +
                     day_in_words(effect.last);
  if (of.lived && of.review)
    text += "; in the trial " + std::to_string(effect.on) + " with the full dose, " + std::to_string(effect.off) +
            " without";
  return text + ".";
}

std::string in_words(const DecisionMade& decision, std::size_t letters) {
  const std::string words = cut_short(decision.in_words, letters);
  const bool ends = words.size() < decision.in_words.size() ||
                    (!words.empty() && std::string(".!?").find(words.back()) != std::string::npos);
  return "Decided on " + day_in_words(decision.day) + ": " + words + (ends ? "" : ".");
}

std::string as_one(const std::vector<std::string>& sentences) {
  std::string text;
  for (const std::string& sentence : sentences) text += (text.empty() ? "" : " ") + sentence;
  return text;
}

std::vector<Text> findings_in_words(const Screening& screening) {
  std::vector<Text> lines;
  for (const Finding& finding : screening.findings) {
    std::string text = finding.about + " (" + to_string(finding.severity) + "). " + finding.action;
    if (!finding.resolved_by.empty()) text += " Agreed to by " + cut_short(finding.resolved_by, 40) + ".";
    lines.emplace_back(text);
  }
  return lines;
}

std::vector<std::string> not_checkable_in_words(const ReportMaterial& of) {
  const Screening& screening = of.standing.screened.screening;
  if (!of.standing.said)
    return {"Nobody said who this is: age, conditions and medicines are not known, and nothing was screened."};
  std::vector<std::string> names, facts;
  for (const std::string& one : screening.still_open) {  // what a clinician has resolved is no open question
    const bool fact = one == "age" || one == "conditions" || one == "medicines" || one == "life stage";
    (fact ? facts : names).push_back(fact ? one : cut_short(one, 34));
  }
  const auto cut = [](std::vector<std::string> all, std::size_t most) {
    if (all.size() <= most) return listed(all);
    const std::size_t more = all.size() - most;
    all.resize(most);
    return listed(all) + ", and " + std::to_string(more) + " more";
  };
  std::vector<std::string> words;
  if (!names.empty())
    words.push_back("Could not be checked, since this program does not know the name: " + cut(names, 4) +
                    ". That is not the same as no interaction.");
  std::vector<std::string> known;
  for (const std::string& one : screening.nothing_in_our_rules) known.push_back(cut_short(one, 40));
  if (!known.empty())
    words.push_back("Known, and no rule here, which is not the same as no interaction: " + cut(known, 5) + ".");
  for (const std::string& fact : facts)
    words.push_back(fact == "age"          ? "Their age was not said."
                    : fact == "conditions" ? "Their conditions were not said: nothing was looked up."
                    : fact == "medicines"  ? "Their medicines were not said: nothing was looked up."
                                           : "Whether they are pregnant or breastfeeding was not said.");
  return words;
}

std::vector<std::string> person_in_words(const ReportMaterial& of) {
  if (!of.sheet) return {"Nobody said who this is."};
  const Person& person = of.sheet->person;
  std::vector<std::string> words;
  std::string who = person.age ? "Age " + std::to_string(*person.age) : std::string("Age not said");
  who += person.sex == Sex::female ? ", female." : person.sex == Sex::male ? ", male." : ", sex not said.";
  words.push_back(who);
  if (person.life_stage != LifeStage::none) words.push_back(capitalised(stage_in_words(person.life_stage)) + ".");
  words.push_back(person.egfr
                      ? "Kidney value (eGFR): " + number_in_words(*person.egfr) +
                            (person.egfr_day ? ", of " + day_in_words(*person.egfr_day) + "." : std::string("."))
                      : std::string("No kidney value (eGFR) was said."));
  const auto all_of = [](const std::vector<std::string>& written) {
    std::vector<std::string> cut;
    for (const std::string& one : written) cut.push_back(cut_short(one, 34));
    if (cut.size() > 8) {
      const std::size_t more = cut.size() - 8;
      cut.resize(8);
      return listed(cut) + ", and " + std::to_string(more) + " more";
    }
    return listed(cut);
  };
  words.push_back(!person.conditions.empty()   ? "Conditions: " + all_of(person.conditions) + "."
                  : person.answered.conditions ? "Conditions: none."
                                               : "Conditions were not said.");
  words.push_back(!person.medicines.empty()   ? "Medicines: " + all_of(person.medicines) + "."
                  : person.answered.medicines ? "Medicines: none."
                                              : "Medicines were not said.");
  return words;
}

}  // namespace titrate
