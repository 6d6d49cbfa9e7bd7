#include "imports/tidy.h"

#include <algorithm>
#include <iterator>

#include "codec/text.h"
#include "codec/tidy_diary.h"

namespace titrate::imports {
namespace {

bool has_column(const Part& part, std::string_view name) {
  return std::find(part.header().begin(), part.header().end(), name) != part.header().end();
}

struct TidyItems {
  Collected& into;
  void number(const char* name, FoundItem::Kind kind, const std::string& unit, const std::string& suggested, Day day,
              const Entry<double>& entry, std::size_t line) {
    if (entry.state() == EntryState::not_recorded) return;
    const std::size_t item = into.item({name, kind, unit, {}, {}, Combine::last, suggested, ""});
    entry.known() ? into.add(item, day, entry.amount(), line, "") : into.skipped(item, day, line, "");
  }
  void words(const std::string& name, FoundItem::Kind kind, const std::string& suggested, Day day,
             const std::string& text, std::size_t line) {
    into.say(into.item({name, kind, "", {}, {}, Combine::last, suggested, ""}), day, text, line, "");
  }
};

}  // namespace

bool is_tidy(const Part& part) {
  return part.kind() == Bytes::text && has_column(part, "day") && has_column(part, "dose_mg");
}

Result<Done> read_tidy(const Reading& reading) {
  const auto in = reading.part.text();
  const std::string bytes(std::istreambuf_iterator<char>(*in), {});
  const auto diary = codec::diary_from_csv(bytes, reading.part.name(), std::nullopt);
  if (!diary) return diary.problem();
  TidyItems items{reading.into};
  using Kind = FoundItem::Kind;
  for (const DayRecord& record : diary->days) {
    reading.into.read();
    const Entry<double> dose = record.dose.known() ? Entry<double>::of(in_own_unit(record.dose.amount()))
                                                   : Entry<double>::from(record.dose.state(), 0);
    const bool magnesium = !record.dose.known() || is_magnesium(record.dose.amount());
    items.number("dose_mg", Kind::supplement, magnesium ? "mg elemental" : "", "dose", record.day, dose, record.line);
    for (std::size_t i = 0; i < record.measures.size(); ++i)
      items.number(diary->measures[i].c_str(), Kind::outcome, "", diary->measures[i], record.day, record.measures[i],
                   record.line);
    for (const SideEffect& one : record.side_effects)
      items.number(one.effect.c_str(), Kind::side_effect, "", one.effect, record.day, one.grade, record.line);
    if (record.note) items.words("note", Kind::note, "note", record.day, *record.note, record.line);
    for (const Context& one : record.context)
      items.words("context: " + one.kind, Kind::context, one.kind, record.day, one.text, record.line);
  }
  return Done{};
}

}  // namespace titrate::imports
