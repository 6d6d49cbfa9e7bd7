#include "imports/health_connect.h"

#include <map>
#include <set>

#include "imports/dietary_magnesium.h"
#include "imports/foreign_database.h"
#include "imports/nights.h"

namespace titrate::imports {
namespace {

constexpr const char* sessions = "sleep_session_record_table";
constexpr const char* stages = "sleep_stages_table";
constexpr const char* meals = "nutrition_record_table";
constexpr const char* programs = "application_info_table";
/// 23 was current in August 2026; the tables that are read here have been the same since the first export.
constexpr std::int64_t latest_known_version = 23;

std::optional<Instant> instant_of(std::optional<std::int64_t> milliseconds) {
  if (!milliseconds) return std::nullopt;
  const Instant at = std::chrono::floor<std::chrono::seconds>(
      std::chrono::sys_time<std::chrono::milliseconds>(std::chrono::milliseconds(*milliseconds)));
  return is_of_our_time(at) ? std::optional(at) : std::nullopt;
}

class HealthConnect {
 public:
  HealthConnect(const Reading& reading, const ForeignDatabase& database) : reading_(reading), database_(database) {}

  Result<Done> read() {
    const std::int64_t version = database_.user_version();
    if (version > latest_known_version)
      reading_.into.remark("This database says that it is of version " + std::to_string(version) + ". Up to " +
                           std::to_string(latest_known_version) +
                           " they are known here; the tables that are read still look as they did.");
    for (const auto step : {&HealthConnect::read_programs, &HealthConnect::read_stages, &HealthConnect::read_sessions,
                            &HealthConnect::read_meals}) {
      const auto done = (this->*step)();
      if (!done) return done;
      if (const auto problem = nights_.too_many(reading_.part.name())) return *problem;
      if (const auto problem = reading_.into.too_much(reading_.part.name())) return *problem;
    }
    nights_.give(reading_.into, reading_.asked.day_start);
    magnesium_.give(reading_.into);
    return Done{};
  }

 private:
  Result<Done> read_programs() {
    if (!database_.has(programs, {"row_id", "app_name"})) return Done{};
    return database_.each("SELECT row_id, app_name FROM application_info_table", reading_, [&](const DatabaseRow& row) {
      constexpr std::size_t most = 1'000;
      if (row.whole(0) && names_.size() < most) names_[*row.whole(0)] = row.text(1);
    });
  }

  Result<Done> read_stages() {
    if (!database_.has(stages, {"parent_key", "stage_start_time", "stage_end_time", "stage_type"}) ||
        !database_.has(sessions, {"row_id", "end_zone_offset", "app_info_id"}))
      return Done{};
    return database_.each(
        "SELECT t.stage_start_time, t.stage_end_time, s.end_zone_offset, s.app_info_id, t.stage_type, s.row_id "
        "FROM sleep_stages_table AS t JOIN sleep_session_record_table AS s ON s.row_id = t.parent_key",
        reading_, [&](const DatabaseRow& row) {
          reading_.into.read();
          const auto spell = spell_of(row.whole(4));
          if (!spell) return reading_.into.passed_over();
          if (add_spell(*spell, row, stages) && *spell != Nights::Spell::awake && row.whole(5))
            with_stages_.insert(*row.whole(5));
        });
  }

  /// A session without stages is sleep from its beginning to its end: nobody looked closer.
  Result<Done> read_sessions() {
    if (!database_.has(sessions, {"start_time", "end_time", "end_zone_offset", "app_info_id", "row_id"})) return Done{};
    return database_.each(
        "SELECT start_time, end_time, end_zone_offset, app_info_id, row_id FROM sleep_session_record_table", reading_,
        [&](const DatabaseRow& row) {
          reading_.into.read();
          if (row.whole(4) && with_stages_.contains(*row.whole(4))) return;
          add_spell(Nights::Spell::asleep, row, sessions);
        });
  }

  Result<Done> read_meals() {
    if (!database_.has(meals, {"start_time", "start_zone_offset", "app_info_id", "magnesium"})) return Done{};
    return database_.each(
        "SELECT start_time, start_zone_offset, app_info_id, magnesium FROM nutrition_record_table", reading_,
        [&](const DatabaseRow& row) {
          reading_.into.read();
          const auto grams = row.number(3);
          // The smallest number that there is stands for "not recorded", and is no amount.
          constexpr double least_grams = 1e-9;
          if (!grams || (*grams >= 0 && *grams < least_grams)) return reading_.into.passed_over();
          const auto when = instant_of(row.whole(0));
          const auto offset = when ? offset_of(row.whole(1), *when) : std::nullopt;
          if (!offset) return refuse(meals, "its time or its offset is none that I can read");
          if (!magnesium_.add(program(row.whole(2)), day_of({*when, *offset}, reading_.asked.day_start), *grams * 1000,
                              DietaryMagnesium::Place::by_itself, 0))
            refuse(meals, "its magnesium is no amount that anybody eats at once");
        });
  }

  /// 2 sleeping, 4 light, 5 deep, 6 REM; 1 awake, 3 out of bed, 7 awake in bed. 0 is unknown.
  static std::optional<Nights::Spell> spell_of(std::optional<std::int64_t> stage) {
    if (!stage) return std::nullopt;
    switch (*stage) {
      case 1:
      case 3:
      case 7:
        return Nights::Spell::awake;
      case 2:
        return Nights::Spell::asleep;
      case 4:
      case 5:
      case 6:
        return Nights::Spell::asleep_in_stages;
      default:
        return std::nullopt;
    }
  }

  /// Columns: beginning, end, offset at the end, program.
  bool add_spell(Nights::Spell spell, const DatabaseRow& row, const char* table) {
    const auto from = instant_of(row.whole(0)), to = instant_of(row.whole(1));
    const auto offset = to ? offset_of(row.whole(2), *to) : std::nullopt;
    if (!from || !offset) return refuse(table, "its times or its offset are none that I can read"), false;
    if (nights_.add(spell, *from, *to, *offset, sources_.number(program(row.whole(3))), 0)) return true;
    return refuse(table, "it does not end after it begins, or lasts longer than a day"), false;
  }

  /// In seconds. Without one, that of the person's place at the time.
  std::optional<std::chrono::minutes> offset_of(std::optional<std::int64_t> seconds, Instant at) const {
    constexpr std::int64_t most = 18 * 3600;
    if (!seconds) return reading_.asked.offset_at(at);
    if (*seconds < -most || *seconds > most) return std::nullopt;
    return std::chrono::floor<std::chrono::minutes>(std::chrono::seconds(*seconds));
  }

  std::string program(std::optional<std::int64_t> number) const {
    const auto known = number ? names_.find(*number) : names_.end();
    return known == names_.end() ? std::string() : known->second;
  }

  void refuse(const char* table, const char* why) {
    reading_.into.not_understood(reading_.part.name(), 0, std::string("a row of ") + table, why);
  }

  const Reading& reading_;
  const ForeignDatabase& database_;
  std::map<std::int64_t, std::string> names_;
  std::set<std::int64_t> with_stages_;
  Nights nights_;
  Sources sources_;
  DietaryMagnesium magnesium_;
};

}  // namespace

bool is_health_connect(const Part& part) {
  if (part.kind() != Bytes::sqlite) return false;
  const auto database = ForeignDatabase::open(part);
  return database && (database->has(sessions) || database->has(meals)) && database->has(programs);
}

Result<Done> read_health_connect(const Reading& reading) {
  const auto database = ForeignDatabase::open(reading.part);
  if (!database) return database.problem();
  if (!database->has(sessions) && !database->has(meals))
    return Problem{"This database has neither the table of sleep nor the table of meals of Health Connect.",
                   {.file = reading.part.name()},
                   "Check that it is health_connect_export.db, from the archive that Health Connect exports."};
  return HealthConnect(reading, *database).read();
}

}  // namespace titrate::imports
