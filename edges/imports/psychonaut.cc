#include "imports/psychonaut.h"

#include <cmath>
#include <map>
#include <set>

#include "base/blanks.h"
#include "codec/dates.h"
#include "codec/json_stream.h"
#include "codec/number.h"
#include "codec/text.h"
#include "imports/amounts.h"
#include "imports/table.h"
#include "imports/watch.h"

namespace titrate::imports {
namespace {

struct Ingestion {
  std::string substance, route, units, consumer;
  std::optional<double> time, dose, custom_unit;
  bool estimate = false;
  std::size_t line = 0;
};

/// A unit that the person made: "one gummy of this brand is 50 mg".
struct OwnUnit {
  std::string name, unit, of;
  std::optional<double> id, dose;
  bool estimate = false;
};

std::optional<Day> day_of_ingestion(const Ingestion& one, const FindingsAsked& asked) {
  constexpr double latest = 1e14;  // ms; in the year 5138
  if (!one.time || !(*one.time > 0 && *one.time < latest)) return std::nullopt;
  const Instant at{std::chrono::seconds(std::int64_t(*one.time / 1000))};
  const Day day = day_of({at, asked.offset_at(at)}, asked.day_start);
  return codec::is_of_a_diary(day) ? std::optional(day) : std::nullopt;
}

/// Tells ingestions and own units as they end.
class Journal : public codec::JsonListener {
 public:
  Journal(const Reading& reading, codec::ByteStream& bytes) : bytes_(bytes), watch_(reading) {}
  const Watch& watch() const { return watch_; }
  virtual void ingestion(const Ingestion& one) = 0;
  virtual void own_unit(const OwnUnit&) {}

  void object_begins(std::string_view path) override {
    if (path == ingestion_path) one_ = {}, one_.line = bytes_.line();
    if (path == unit_path) unit_ = {};
  }
  void value(std::string_view path, const codec::JsonScalar& scalar) override {
    const std::string text = scalar.text ? std::string(without_blanks_around(*scalar.text)) : "";
    if (path.starts_with(ingestion_path)) {
      const std::string_view field = path.substr(ingestion_path.size());
      if (field == ".substanceName") one_.substance = text;
      if (field == ".administrationRoute") one_.route = codec::lower(text);
      if (field == ".units") one_.units = text;
      if (field == ".consumerName") one_.consumer = text;
      if (field == ".time") one_.time = scalar.number;
      if (field == ".dose") one_.dose = scalar.number;
      if (field == ".customUnitId") one_.custom_unit = scalar.number;
      if (field == ".isDoseAnEstimate") one_.estimate = scalar.truth.value_or(false);
    } else if (path.starts_with(unit_path)) {
      const std::string_view field = path.substr(unit_path.size());
      if (field == ".id") unit_.id = scalar.number;
      if (field == ".name") unit_.name = text;
      if (field == ".unit") unit_.unit = text;
      if (field == ".originalUnit") unit_.of = text;
      if (field == ".dose") unit_.dose = scalar.number;
      if (field == ".isEstimate") unit_.estimate = scalar.truth.value_or(false);
    }
  }
  void object_ends(std::string_view path) override {
    if (path == ingestion_path && watch_.goes_on()) ingestion(one_);
    if (path == unit_path) own_unit(unit_);
  }

 private:
  static constexpr std::string_view ingestion_path = "experiences.[].ingestions.[]", unit_path = "customUnits.[]";
  codec::ByteStream& bytes_;
  Watch watch_;
  Ingestion one_;
  OwnUnit unit_;
};

/// What has to be known first: the person's own units stand behind what is counted in them, and a day with one dose of
/// unknown size has no sum.
class JournalBefore : public Journal {
 public:
  JournalBefore(const Reading& reading, codec::ByteStream& bytes) : Journal(reading, bytes), reading_(reading) {}
  void ingestion(const Ingestion& one) override {
    if (one.dose || !one.consumer.empty()) return;
    if (const auto day = day_of_ingestion(one, reading_.asked)) unknown.emplace(one.substance, *day);
  }
  void own_unit(const OwnUnit& unit) override {
    constexpr std::size_t most = 10'000;
    if (unit.id && units.size() < most) units.insert_or_assign(*unit.id, unit);
  }
  std::map<double, OwnUnit> units;
  std::set<std::pair<std::string, Day>> unknown;

 private:
  const Reading& reading_;
};

class JournalTaken : public Journal {
 public:
  JournalTaken(const Reading& reading, codec::ByteStream& bytes, const JournalBefore& before)
      : Journal(reading, bytes), reading_(reading), before_(before) {}

  void ingestion(const Ingestion& one) override {
    Collected& into = reading_.into;
    into.read();
    if (!one.consumer.empty()) {
      into.remark("What other people took (consumerName) is not yours, and was passed over.");
      return into.passed_over();
    }
    const std::string text =
        one.substance + " " + (one.dose ? codec::number_text(*one.dose) : "unknown dose") + " " + one.units;
    const auto not_understood = [&](std::string why) {
      into.not_understood(reading_.part.name(), one.line, text, std::move(why));
    };
    if (one.substance.empty()) return not_understood("it names no substance");
    const auto day = day_of_ingestion(one, reading_.asked);
    if (!day) return not_understood("it has no time that I know");
    const auto kind = names_magnesium(one.substance) ? FoundName::Kind::supplement : FoundName::Kind::medicine;
    const std::string amount = one.dose ? codec::number_text(*one.dose) + " " + one.units : "";
    into.name({kind, one.substance, *day, true, std::string(without_blanks_around(amount)), one.line});
    if (one.estimate) into.remark("Some doses are marked as estimates in the journal. They were taken as they stand.");
    if (!before_.unknown.count({one.substance, *day})) return dose(one, *day, text);
    FoundItem often = described(one, "times");
    often.remark = "On some days a dose of this has no amount, so on those only how often it was taken is counted.";
    into.add(into.item(often), *day, 1, one.line, text);
    if (one.dose) not_understood("another dose of this day has no amount, so how much was taken that day is not known");
  }

 private:
  FoundItem described(const Ingestion& one, const std::string& unit, const std::string& own_name = "") const {
    FoundItem item;
    item.kind = names_magnesium(one.substance) ? FoundItem::Kind::supplement : FoundItem::Kind::medicine;
    const bool says_route = !one.route.empty() && one.route != "oral";
    item.name = with_unit(
        one.substance + (own_name.empty() ? "" : ", " + own_name) + (says_route ? ", " + one.route : ""), unit);
    item.unit = unit;
    item.combine = Combine::sum;
    return item;
  }
  void dose(const Ingestion& one, Day day, const std::string& text) {
    Collected& into = reading_.into;
    if (!(*one.dose >= 0 && *one.dose < 1e9))
      return into.not_understood(reading_.part.name(), one.line, text, "it is not an amount that anybody takes");
    FoundItem item = described(one, one.units);
    if (one.custom_unit) {
      const auto own = before_.units.find(*one.custom_unit);
      if (own == before_.units.end())
        return into.not_understood(reading_.part.name(), one.line, text,
                                   "it is counted in a unit of your own that the file does not describe");
      const OwnUnit& unit = own->second;
      item = described(one, unit.unit, unit.name);
      if (unit.dose)
        item.remark = "One unit holds " + codec::number_text(*unit.dose) + " " + unit.of + " by this journal" +
                      (unit.estimate ? ", as an estimate." : ".");
    }
    into.add(into.item(item), day, *one.dose, one.line, text);
  }

  const Reading& reading_;
  const JournalBefore& before_;
};

}  // namespace

bool is_psychonaut(const Part& part) {
  if (part.kind() != Bytes::json) return false;
  const auto has = [&](const char* key) { return part.head().find(key) != std::string::npos; };
  return has("\"experiences\"") && (has("\"ingestions\"") || has("\"substanceCompanions\""));
}

Result<Done> read_psychonaut(const Reading& reading) {
  const auto first = reading.part.text();
  codec::ByteStream looked_at(*first);
  JournalBefore before(reading, looked_at);
  const auto looked = walk_json(looked_at, reading.part.name(), before);
  if (before.watch().stopped()) return *before.watch().stopped();
  if (!looked) return looked.problem();
  const auto in = reading.part.text();
  codec::ByteStream bytes(*in);
  JournalTaken taken(reading, bytes, before);
  const auto walked = walk_json(bytes, reading.part.name(), taken);
  if (taken.watch().stopped()) return *taken.watch().stopped();
  if (!walked) return walked.problem();
  return Done{};
}

}  // namespace titrate::imports
