#include <cmath>

#include "base/blanks.h"
#include "codec/dates.h"
#include "codec/json_stream.h"
#include "imports/medtimer.h"
#include "imports/taken.h"
#include "imports/watch.h"

namespace titrate::imports {
namespace {

/// "Omega 3 (1/2)": on the first of two days of a cycle. The cycle is no part of the name.
std::string_view without_cycle(std::string_view name) {
  if (!name.ends_with(')')) return name;
  const auto open = name.rfind(" (");
  if (open == name.npos) return name;
  const std::string_view inside = name.substr(open + 2, name.size() - open - 3);
  const auto slash = inside.find('/');
  const bool counts = slash != inside.npos && slash > 0 && slash + 1 < inside.size() &&
                      inside.find_first_not_of("0123456789/") == inside.npos;
  return counts ? without_blanks_around(name.substr(0, open)) : name;
}

class MedTimerBackup : public codec::JsonListener {
 public:
  MedTimerBackup(const Reading& reading, codec::ByteStream& bytes)
      : reading_(reading), bytes_(bytes), watch_(reading), taken_(reading.into) {}
  const Watch& watch() const { return watch_; }

  void object_begins(std::string_view path) override {
    if (is_record(path)) record_ = {}, record_.line = bytes_.line(), inside_ = path.size() + 1;
    if (inside_ && field(path) == "reminders.[]") reminder_ = {};
  }
  void value(std::string_view path, const codec::JsonScalar& scalar) override {
    if (!inside_) return;
    const std::string_view at = field(path);
    const std::string text = scalar.text ? std::string(without_blanks_around(*scalar.text)) : "";
    if (at == "medicineName") record_.event = true, record_.name = text;
    if (at == "amount") record_.amount = text;
    if (at == "status") record_.status = text;
    if (at == "notes") record_.notes = text;
    if (at == "reminderType") record_.type = text;
    if (at == "remindedTimestamp") record_.reminded = scalar.number;
    if (at == "processedTimestamp") record_.processed = scalar.number;
    if (at == "medicine.name") record_.medicine = text;
    if (at == "reminders.[].amount") reminder_.amount = text;
    if (at == "reminders.[].instructions") reminder_.instructions = text;
    if (at == "reminders.[].active") reminder_.active = scalar.truth.value_or(true);
    if (at == "reminders.[].timeInMinutes") reminder_.minutes = scalar.number;
    if (at == "reminders.[].days.[]") reminder_.days += scalar.truth.value_or(true) ? '1' : '0';
  }
  void object_ends(std::string_view path) override {
    if (!inside_) return;
    if (field(path) == "reminders.[]")
      record_.plan += (record_.plan.empty() ? "" : "; ") + in_words(reminder_),
          record_.planned = true, record_.active = record_.active || reminder_.active;
    if (!is_record(path)) return;
    inside_ = 0;
    if (!watch_.goes_on()) return;
    if (record_.event) event();
    if (!record_.medicine.empty()) medicine();
  }

 private:
  struct Record {
    bool event = false, planned = false, active = false;
    std::string name, amount, status, notes, type, medicine, plan;
    std::optional<double> reminded, processed;
    std::size_t line = 0;
  };
  struct Reminder {
    std::string amount, instructions, days;  ///< of the days: "1111100" from Monday on
    bool active = true;
    std::optional<double> minutes;
  };
  static bool is_record(std::string_view path) {
    return path == "events.list.[]" || path == "medicines.list.[]" || path == "list.[]";
  }
  std::string_view field(std::string_view path) const { return path.size() > inside_ ? path.substr(inside_) : ""; }

  /// "1 at 09:00 on Mo Tu, after meals"
  static std::string in_words(const Reminder& reminder) {
    std::string words = reminder.amount;
    if (reminder.minutes && *reminder.minutes >= 0 && *reminder.minutes < 24 * 60) {
      const int at = int(*reminder.minutes);
      const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
      words += " at " + two(at / 60) + ":" + two(at % 60);
    }
    if (reminder.days.size() == 7 && reminder.days.find('0') != reminder.days.npos) {
      words += " on";
      for (std::size_t day = 0; day < 7; ++day)
        if (reminder.days[day] == '1') words += std::string(" ") + std::string("MoTuWeThFrSaSu").substr(2 * day, 2);
    }
    return words + (reminder.instructions.empty() ? "" : ", " + reminder.instructions);
  }

  std::optional<Day> day(std::optional<double> seconds) const {
    constexpr double latest = 1e11;  // in the year 5138
    if (!seconds || !(*seconds > 0 && *seconds < latest)) return std::nullopt;
    const Instant at{std::chrono::seconds(std::int64_t(*seconds))};
    const Day day = day_of({at, reading_.asked.offset_at(at)}, reading_.asked.day_start);
    return codec::is_of_a_diary(day) ? std::optional(day) : std::nullopt;
  }

  void event() {
    Collected& into = reading_.into;
    into.read();
    const std::string name(without_cycle(record_.name));
    const std::string text = name + " " + record_.amount + " " + record_.status;
    const auto not_understood = [&](std::string why) {
      into.not_understood(reading_.part.name(), record_.line, text, std::move(why));
    };
    if (record_.type == "OUT_OF_STOCK" || record_.type == "EXPIRATION_DATE" || record_.type == "REFILL" ||
        record_.status == "DELETED" || record_.status == "ACKNOWLEDGED")
      return into.passed_over();
    if (record_.status == "RAISED") {
      into.remark("Reminders that nobody answered say nothing of what was taken, and were passed over.");
      return into.passed_over();
    }
    if (name.empty()) return not_understood("it has no name");
    const bool taken = record_.status == "TAKEN";
    if (!taken && record_.status != "SKIPPED") return not_understood("what became of it is not something that I know");
    const auto on = day(taken ? record_.processed : record_.reminded);
    if (!on) return not_understood("it has no time that I know");
    if (!taken) into.remark("A dose that MedTimer calls skipped was not taken: it is a zero, not a gap.");
    taken ? taken_.took(name, record_.amount, *on, record_.line, text)
          : taken_.left_out(name, record_.amount, *on, record_.line, text);
    if (record_.notes.empty()) return;
    const std::size_t item = into.item({"Notes", FoundItem::Kind::note, "", {}, {}, Combine::last, "note", ""});
    into.say(item, *on, name + ": " + record_.notes, record_.line, text);
  }

  /// What is planned is no event: the medicine is offered for the person's sheet, and nothing is taken of it.
  void medicine() {
    reading_.into.read();
    const auto kind = names_magnesium(record_.medicine) ? FoundName::Kind::supplement : FoundName::Kind::medicine;
    taken_.planned(
        {kind, record_.medicine, std::nullopt, !record_.planned || record_.active, record_.plan, record_.line});
    reading_.into.remark(
        "The backup holds what MedTimer reminds of and what became of it: only what became of it is taken as an "
        "intake.");
  }

  const Reading& reading_;
  codec::ByteStream& bytes_;
  Watch watch_;
  Taken taken_;
  Record record_;
  Reminder reminder_;
  std::size_t inside_ = 0;  ///< where the fields of a record begin in their path; 0: in none
};

}  // namespace

bool is_medtimer_backup(const Part& part) {
  if (part.kind() != Bytes::json) return false;
  const auto has = [&](const char* key) { return part.head().find(key) != std::string::npos; };
  return (has("\"medicineName\"") && has("\"remindedTimestamp\"")) ||
         (has("\"medicine\"") && has("\"reminders\"") && has("\"timeInMinutes\""));
}

Result<Done> read_medtimer_backup(const Reading& reading) {
  const auto in = reading.part.text();
  codec::ByteStream bytes(*in);
  MedTimerBackup backup(reading, bytes);
  const auto walked = walk_json(bytes, reading.part.name(), backup);
  if (backup.watch().stopped()) return *backup.watch().stopped();
  if (!walked) return walked.problem();
  return Done{};
}

}  // namespace titrate::imports
