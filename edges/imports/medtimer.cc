#include "imports/medtimer.h"

#include <algorithm>

#include "base/blanks.h"
#include "codec/dates.h"
#include "codec/row_stream.h"
#include "imports/taken.h"
#include "imports/watch.h"

namespace titrate::imports {
namespace {

constexpr std::string_view iso_mark = " (ISO 8601)";
constexpr std::size_t medtimer_first_columns = 4;  // reminded, name, dosage, taken

std::vector<std::string_view> medtimer_cells(std::string_view line) {
  std::vector<std::string_view> cells;
  for (;;) {
    const auto end = line.find(';');
    cells.push_back(without_blanks_around(line.substr(0, end)));
    if (end == line.npos) return cells;
    line.remove_prefix(end + 1);
  }
}

/// "2:14"
bool is_medtimer_interval(std::string_view text) {
  const auto colon = text.find(':');
  return colon != text.npos && colon > 0 && text.size() == colon + 3 &&
         text.find_first_not_of("0123456789:") == text.npos;
}

class MedTimerEvents {
 public:
  MedTimerEvents(const Reading& reading, std::size_t columns)
      : reading_(reading), columns_(columns), taken_(reading.into) {}

  /// A line of the file. Notes may hold line breaks, which are not marked in any way: lines are joined until the record
  /// has its end, two instants.
  void line(const std::string& text, std::size_t line) {
    if (joined_ > 0 && is_whole(medtimer_cells(text))) give_up();
    record_ += (joined_ > 0 ? "\n" : "") + text;
    if (joined_++ == 0) line_ = line;
    constexpr int most_lines = 40;
    if (is_whole(medtimer_cells(record_)))
      take();
    else if (joined_ >= most_lines)
      give_up();
  }
  void give_up() {
    if (joined_ == 0) return;
    reading_.into.read();
    not_understood("the record has not the columns of its header");
    clear();
  }

 private:
  bool is_whole(const std::vector<std::string_view>& cells) const {
    return cells.size() >= columns_ && parse_moment(cells[cells.size() - 2]) &&
           (cells.back().empty() || parse_moment(cells.back()));
  }
  void take() {
    reading_.into.read();
    const auto cells = medtimer_cells(record_);
    const std::size_t more = cells.size() - columns_;
    const bool in_notes = columns_ == 9 && is_medtimer_interval(cells[5]);
    if ((more > 0 && !in_notes) || cells[3].empty() != cells.back().empty())
      not_understood("a semicolon stands where I cannot tell which column it belongs to");
    else if (cells[1].empty())
      not_understood("it has no name");
    else
      event(cells);
    clear();
  }
  void event(const std::vector<std::string_view>& cells) {
    const std::string_view name = cells[1], amount = cells[2];
    const bool taken = !cells.back().empty();
    const Instant at = parse_moment(taken ? cells.back() : cells[cells.size() - 2])->instant;
    const Day day = day_of({at, reading_.asked.offset_at(at)}, reading_.asked.day_start);
    if (!codec::is_of_a_diary(day)) return not_understood("its year is not one of a diary");
    taken ? taken_.took(name, amount, day, line_, record_) : taken_.unanswered(name, amount, day, line_, record_);
    if (columns_ != 9) return;
    // from the first cell of the notes to the last: what divides them stands in the record
    const char* const from = cells[6].data();
    const std::string_view last = cells[cells.size() - 3];
    std::string notes(without_blanks_around({from, std::size_t(last.data() + last.size() - from)}));
    if (notes.empty()) return;
    std::replace(notes.begin(), notes.end(), '\n', ' ');
    const std::size_t item =
        reading_.into.item({"Notes", FoundItem::Kind::note, "", {}, {}, Combine::last, "note", ""});
    reading_.into.say(item, day, std::string(name) + ": " + notes, line_, record_);
  }
  void not_understood(std::string why) {
    reading_.into.not_understood(reading_.part.name(), line_, record_, std::move(why));
  }
  void clear() { record_.clear(), joined_ = 0; }

  const Reading& reading_;
  std::size_t columns_;
  Taken taken_;
  std::string record_;
  std::size_t line_ = 0;
  int joined_ = 0;
};

}  // namespace

bool is_medtimer(const Part& part) {
  if (part.kind() != Bytes::text) return false;
  const auto& header = part.header();
  if (header.size() < medtimer_first_columns + 2) return false;
  const auto repeats = [&](std::size_t column, const std::string& name) {
    return std::string(without_blanks_around(header[column])) ==
           std::string(without_blanks_around(name)) + std::string(iso_mark);
  };
  return repeats(header.size() - 2, header[0]) && repeats(header.size() - 1, header[3]);
}

Result<Done> read_medtimer(const Reading& reading) {
  if (!is_medtimer(reading.part))
    return Problem{"The columns of this file are not those of MedTimer's events.",
                   {.file = reading.part.name()},
                   "In MedTimer choose Export event data, CSV."};
  const auto in = reading.part.text();
  codec::LineStream lines(*in);
  Watch watch(reading);
  MedTimerEvents events(reading, reading.part.header().size());
  for (bool header = true; lines.next();) {
    if (lines.text().empty() && header) continue;
    if (std::exchange(header, false)) continue;
    if (!watch.goes_on()) return *watch.stopped();
    if (lines.fault()) {
      events.give_up();
      reading.into.read();
      reading.into.not_understood(reading.part.name(), lines.line(), lines.text(), *lines.fault());
    } else {
      events.line(lines.text(), lines.line());
    }
  }
  events.give_up();
  reading.into.remark(
      "MedTimer's CSV says the same of a dose that was skipped and of one that nobody answered: both are taken as "
      "skipped, "
      "not as zero. Its backup tells them apart.");
  return Done{};
}

}  // namespace titrate::imports
