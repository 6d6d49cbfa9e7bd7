#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "codec/csv.h"
#include "diary/diary.h"

namespace titrate::codec {

/// Layouts of other people's files that can become a tidy diary (docs/formats/convert.md). They are known by their
/// columns, never by the name of the file.
enum class Layout {
  studyu,           ///< StudyU: trial, participant, day, time, intervention, answers; several people in one file
  melatonin_ema,    ///< one person asked several times a day: datetime, date, study_day, answers, melatonin, condition
  melatonin_daily,  ///< the same by study day, without dates: study_day, answers, melatonin
};

std::optional<Layout> layout_of(const Csv& csv);
std::string layout_in_words(Layout layout);  ///< "a StudyU export"
/// The command that turns the file into a tidy diary.
std::string convert_command(Layout layout, const std::string& name);

/// One person of a file.
struct Participant {
  std::string id;
  std::string trial;
  std::size_t days = 0;  ///< with a record
};

struct ConvertOptions {
  std::optional<std::string> format{};  ///< "studyu" or "melatonin": what the file must be; nothing: whatever it is
  std::optional<std::string> participant{};  ///< the beginning of an id, or the name of a trial, that means one person
  std::optional<Day> start{};                ///< the date of study day 1, for a layout without dates
};

/// A record of the file that did not become a day of its own.
struct Listed {
  std::size_t line = 0;
  std::string text;  ///< the record, or the records that were averaged
  std::string why;
};

struct Converted {
  Layout layout{};
  Diary diary;
  std::vector<Participant> participants;  ///< everybody in the file
  std::vector<std::string> notes;         ///< what was done, in sentences
  std::vector<Listed> listed;
};

/// One person's tidy diary from another layout. The dose is 1 on the treatment and 0 on the other arm: the facts of the
/// file, and nothing that nobody recorded.
///
/// StudyU: the earliest record of a study day is kept and the others are listed. Study days give the spacing; the dates
/// come from the records' times. The intervention that the trial gives second is the treatment (1). A day without a
/// record inside the study gets its arm from the 7-day periods when these agree with every record of the person,
/// otherwise from the records on both sides when they agree and are less than a week apart; its dose stays empty.
///
/// Melatonin: several records of a day are averaged and listed; records on another date than their study day are listed
/// and left out. A layout without dates needs `start`.
///
/// A Problem for: what `read_csv` refuses; another layout; several people and no participant, or one that means nobody
/// or several (the Problem lists them); a cell that is not what its column holds.
Result<Converted> convert(std::string_view bytes, const std::string& name, const ConvertOptions& options);

}  // namespace titrate::codec
