#include "codec/convert_parts.h"

#include <algorithm>
#include <map>
#include <set>

#include "codec/text.h"

namespace titrate::codec {
namespace {

/// How a column of measurements is called in the diary. StudyU puts the scale into the name.
std::string measure_name(std::string_view column) {
  return column == "sleep_quality_0_10" ? "sleep_quality" : std::string(column);
}

struct StudyURecord {
  std::size_t row = 0;
  int study_day = 0;
  Moment time;
  std::string arm;
  std::vector<Entry<double>> measures;
};

struct StudyUPerson {
  std::string id, trial;
  std::vector<StudyURecord> records;  ///< as the file has them; after `keep_earliest`, one for each study day, in order
};

struct StudyUFile {
  std::vector<std::string> measures;
  std::vector<StudyUPerson> people;  ///< in order of appearance
};

Result<StudyUFile> studyu_file(const Csv& csv) {
  const std::size_t trial = *find_column(csv, "trial"), id = *find_column(csv, "participant"),
                    day = *find_column(csv, "day"), time = *find_column(csv, "time"),
                    arm = *find_column(csv, "intervention");
  StudyUFile file;
  std::vector<std::size_t> measured;
  for (std::size_t i = 0; i < csv.header().size(); ++i)
    if (i != trial && i != id && i != day && i != time && i != arm) {
      measured.push_back(i);
      file.measures.push_back(measure_name(trimmed(csv.header()[i]).text));
    }
  std::map<std::pair<std::string, std::string>, std::size_t> person_of;
  for (std::size_t i = 1; i < csv.rows(); ++i) {
    const auto row = csv.row(i);
    const std::string who(trimmed(row[id]).text), in_trial(trimmed(row[trial]).text);
    if (who.empty())
      return csv.problem(row[id], "this record names no participant.",
                         "Write whose record it is, or take the line out.");
    const auto [at, is_new] = person_of.emplace(std::pair(who, in_trial), file.people.size());
    if (is_new) file.people.push_back({who, in_trial, {}});

    StudyURecord record;
    record.row = i;
    const Result<int> study_day = study_day_in(csv, row[day]);
    if (!study_day) return study_day.problem();
    record.study_day = *study_day;
    const Cell when = trimmed(row[time]);
    const std::optional<Moment> moment = parse_moment(when.text);
    if (!moment)
      return csv.problem(when, codec::quoted(when.text) + " is not an instant with its offset from UTC.",
                         "Write it as 2023-07-28 05:47:44Z.");
    record.time = *moment;
    record.arm = trimmed(row[arm]).text;
    for (const std::size_t column : measured) {
      const Result<Entry<double>> entry = measure_in(csv, row[column]);
      if (!entry) return entry.problem();
      record.measures.push_back(*entry);
    }
    file.people[at->second].records.push_back(std::move(record));
  }
  return file;
}

std::size_t distinct_days(const StudyUPerson& person) {
  std::set<int> seen;
  for (const StudyURecord& record : person.records) seen.insert(record.study_day);
  return seen.size();
}

/// "5c8fe994-... (milk, 24 days)", one line each.
std::string people_in_words(const std::vector<Participant>& people) {
  constexpr std::size_t most = 40;
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < std::min(people.size(), most); ++i)
    lines.push_back("  " + people[i].id + "  " + people[i].trial + ", " + counted(people[i].days, "day"));
  if (people.size() > most) lines.push_back("  and " + std::to_string(people.size() - most) + " more");
  return joined(lines, "\n");
}

/// The one person that was asked for: by the beginning of an id, or by the name of a trial.
Result<std::size_t> choose(const Csv& csv, const std::vector<Participant>& people,
                           const std::optional<std::string>& asked) {
  const auto refuse = [&](std::string what, const std::vector<Participant>& among) {
    const std::string example = among.front().id.substr(0, 8);
    return Problem{std::move(what),
                   {.file = csv.name()},
                   "Name one with --participant: the beginning of the id, or the trial where only one person is in it, "
                   "as in --participant " +
                       example + ".\n" + people_in_words(among)};
  };
  if (!asked) {
    if (people.size() == 1) return std::size_t(0);
    return refuse("this file holds " + counted(people.size(), "participant") + ", and a diary is about one.", people);
  }
  std::vector<std::size_t> meant;
  std::vector<Participant> among;
  for (std::size_t i = 0; i < people.size(); ++i) {
    if (people[i].id == *asked) return i;
    if (!asked->empty() && (people[i].id.starts_with(*asked) || people[i].trial == *asked))
      meant.push_back(i), among.push_back(people[i]);
  }
  if (meant.size() == 1) return meant.front();
  if (meant.empty()) return refuse("nobody in this file is called " + codec::quoted(*asked) + ".", people);
  return refuse(codec::quoted(*asked) + " means " + std::to_string(meant.size()) + " participants of this file.",
                among);
}

/// One record for each study day: the earliest. The others are listed.
void keep_earliest(const Csv& csv, StudyUPerson& person, std::vector<Listed>& listed) {
  auto& records = person.records;
  std::stable_sort(records.begin(), records.end(), [](const StudyURecord& a, const StudyURecord& b) {
    return a.study_day != b.study_day ? a.study_day < b.study_day : a.time.instant < b.time.instant;
  });
  std::vector<StudyURecord> kept;
  for (StudyURecord& record : records) {
    if (kept.empty() || kept.back().study_day != record.study_day) {
      kept.push_back(std::move(record));
      continue;
    }
    const std::string first = std::to_string(csv.line_of_row(kept.back().row));
    listed.push_back({csv.line_of_row(record.row), std::string(csv.text_of_row(record.row)),
                      "a later record of study day " + std::to_string(record.study_day) + "; the earliest, in line " +
                          first + ", is kept"});
  }
  records = std::move(kept);
}

/// The two arms of a trial in the order of their first study day, over all its people: the second is the treatment.
std::vector<std::string> arms_of(const StudyUFile& file, const std::string& trial) {
  std::map<std::string, int> first_day;
  std::vector<std::string> arms;
  for (const StudyUPerson& person : file.people)
    if (person.trial == trial)
      for (const StudyURecord& record : person.records) {
        if (record.arm.empty()) continue;
        const auto [at, is_new] = first_day.emplace(record.arm, record.study_day);
        if (is_new) arms.push_back(record.arm);
        at->second = std::min(at->second, record.study_day);
      }
  std::stable_sort(arms.begin(), arms.end(),
                   [&](const auto& a, const auto& b) { return first_day.at(a) < first_day.at(b); });
  return arms;
}

/// The date of study day 0: that of most records. Phones write at midnight and in other zones, so some may disagree.
Day day_zero(const std::vector<StudyURecord>& records, std::size_t& disagreeing) {
  std::map<Day, std::size_t> votes;
  for (const StudyURecord& record : records) ++votes[day_of(record.time, DayStart{}) - days(record.study_day)];
  const auto most =
      std::max_element(votes.begin(), votes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  disagreeing = records.size() - most->second;
  return most->first;
}

constexpr int period_days = 7;

/// The arm of a study day that nobody recorded, where the records leave no doubt.
class ArmRule {
 public:
  explicit ArmRule(const std::vector<StudyURecord>& records) : records_(records) {
    std::set<std::string> even, odd;
    for (const StudyURecord& record : records) (period(record.study_day) % 2 ? odd : even).insert(record.arm);
    if (even.size() == 1 && odd.size() == 1 && *even.begin() != *odd.begin())
      alternating_ = {*even.begin(), *odd.begin()};
  }
  bool periods_agree() const { return !alternating_.empty(); }

  std::optional<std::string> on(int study_day) const {
    if (periods_agree()) return alternating_[std::size_t(period(study_day) % 2)];
    const auto next = std::find_if(records_.begin(), records_.end(),
                                   [&](const StudyURecord& record) { return record.study_day > study_day; });
    const auto before = std::prev(next);
    if (next->arm != before->arm || next->study_day - before->study_day >= period_days || next->arm.empty())
      return std::nullopt;
    return next->arm;
  }

 private:
  static int period(int study_day) { return study_day / period_days; }
  const std::vector<StudyURecord>& records_;
  std::vector<std::string> alternating_;
};

}  // namespace

Result<Converted> from_studyu(const Csv& csv, const ConvertOptions& options) {
  Result<StudyUFile> file = studyu_file(csv);
  if (!file) return file.problem();
  if (file->people.empty())
    return csv.problem(csv.header().front(), "this file has a header and no records.",
                       "Export it again, with records.");
  Converted converted;
  converted.layout = Layout::studyu;
  for (const StudyUPerson& person : file->people)
    converted.participants.push_back({person.id, person.trial, distinct_days(person)});
  const Result<std::size_t> chosen = choose(csv, converted.participants, options.participant);
  if (!chosen) return chosen.problem();

  StudyUPerson& person = file->people[*chosen];
  const std::vector<std::string> arms = arms_of(*file, person.trial);
  if (arms.size() > 2)
    return Problem{"the trial " + codec::quoted(person.trial) + " has " + std::to_string(arms.size()) +
                       " interventions (" + joined(arms, ", ") + "), and a diary compares two.",
                   {.file = csv.name()},
                   "Keep the records of two of them."};
  keep_earliest(csv, person, converted.listed);
  const std::vector<StudyURecord>& records = person.records;

  std::size_t disagreeing = 0;
  const Day zero = day_zero(records, disagreeing);
  const ArmRule rule(records);
  Diary& diary = converted.diary;
  diary.source = csv.name();
  diary.measures = file->measures;
  std::size_t filled = 0, unknown = 0;
  for (const StudyURecord& record : records) {
    for (int gap = diary.days.empty() ? record.study_day : int((diary.days.back().day - zero).count()) + 1;
         gap < record.study_day; ++gap) {
      DayRecord missing = day_record(zero + days(gap));
      missing.measures.resize(diary.measures.size());
      missing.arm = rule.on(gap);
      ++(missing.arm ? filled : unknown);
      diary.days.push_back(std::move(missing));
    }
    DayRecord day = day_record(zero + days(record.study_day));
    if (!record.arm.empty()) {
      day.arm = record.arm;
      day.dose = taken(arms.size() > 1 && record.arm == arms[1]);
    }
    day.measures = record.measures;
    day.entered = record.time;
    diary.days.push_back(std::move(day));
  }

  auto& notes = converted.notes;
  notes.push_back("Participant " + person.id + " of the trial " + codec::quoted(person.trial) + ": " +
                  counted(records.size(), "day") + " recorded of " + std::to_string(diary.days.size()) + ", from " +
                  to_string(diary.days.front().day) + " to " + to_string(diary.days.back().day) + ".");
  if (arms.size() == 2)
    notes.push_back("Dose 1 is " + codec::quoted(arms[1]) + ", dose 0 is " + codec::quoted(arms[0]) +
                    ", which the trial gave first.");
  if (find_column(csv, "sleep_quality_0_10"))
    notes.push_back("The column sleep_quality_0_10 is called sleep_quality here.");
  if (disagreeing > 0)
    notes.push_back(counted(disagreeing, "record") + (disagreeing == 1 ? " carries" : " carry") +
                    " another date than their study day says. The study day gives the spacing, and the " +
                    "date of most records places it in the calendar.");
  if (filled > 0)
    notes.push_back(counted(filled, "day") + (filled == 1 ? " has" : " have") + " no record. The arm is known from " +
                    (rule.periods_agree()
                         ? "the " + std::to_string(period_days) + "-day periods, which agree with every record"
                         : "the records on both sides, which agree") +
                    "; the dose stays empty.");
  if (unknown > 0)
    notes.push_back(counted(unknown, "day") + (unknown == 1 ? " has" : " have") +
                    " no record and no arm that the records leave beyond doubt.");
  return converted;
}

}  // namespace titrate::codec
