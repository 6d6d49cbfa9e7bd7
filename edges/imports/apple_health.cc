#include "imports/apple_health.h"

#include "codec/row_stream.h"
#include "imports/dietary_magnesium.h"
#include "imports/nights.h"
#include "imports/xml_stream.h"

namespace titrate::imports {
namespace {

constexpr std::string_view apple_root = "HealthData";

/// "2016-11-14 07:25:41 -0700"
std::optional<Moment> apple_moment(std::string_view text) {
  std::string closed(text);
  if (const auto space = closed.rfind(' '); space != closed.npos && space > 10) closed.erase(space, 1);
  const auto moment = parse_moment(closed);
  return moment && is_of_our_time(moment->instant) ? moment : std::nullopt;
}

/// "HKCategoryValueSleepAnalysisAsleepCore" and its relatives; before 2022 there was Asleep alone.
std::optional<Nights::Spell> apple_spell(std::string_view value) {
  constexpr std::string_view prefix = "HKCategoryValueSleepAnalysis";
  if (!value.starts_with(prefix)) return std::nullopt;
  value.remove_prefix(prefix.size());
  using Spell = Nights::Spell;
  if (value == "InBed") return Spell::in_bed;
  if (value == "Asleep" || value == "AsleepUnspecified") return Spell::asleep;
  if (value == "AsleepCore" || value == "AsleepDeep" || value == "AsleepREM") return Spell::asleep_in_stages;
  if (value == "Awake") return Spell::awake;
  return std::nullopt;
}

/// How many milligrams one of this unit is.
std::optional<double> milligrams_in(std::string_view unit) {
  if (unit == "mg") return 1;
  if (unit == "g") return 1000;
  if (unit == "mcg" || unit == "µg" || unit == "μg" || unit == "ug") return 0.001;
  return std::nullopt;
}

class AppleHealth {
 public:
  explicit AppleHealth(const Reading& reading) : reading_(reading) {}

  void begins(const XmlTag& tag, std::size_t line) {
    if (tag.name() == "Correlation") return void(++correlations_);
    if (tag.name() != "Record") return;
    reading_.into.read();
    const std::string_view type = tag["type"];
    std::optional<std::string> why;
    if (type == "HKCategoryTypeIdentifierSleepAnalysis")
      why = sleep(tag, line);
    else if (type == "HKQuantityTypeIdentifierDietaryMagnesium")
      why = magnesium(tag, line);
    else
      reading_.into.passed_over();
    if (why) reading_.into.not_understood(reading_.part.name(), line, tag.text(), *why);
  }
  void ends(std::string_view name) {
    if (name == "Correlation" && correlations_ > 0) --correlations_;
  }
  void give() {
    nights_.give(reading_.into, reading_.asked.day_start);
    magnesium_.give(reading_.into);
  }
  std::optional<Problem> too_many() const { return nights_.too_many(reading_.part.name()); }

 private:
  std::optional<std::string> sleep(const XmlTag& tag, std::size_t line) {
    const auto from = apple_moment(tag["startDate"]), to = apple_moment(tag["endDate"]);
    if (!from || !to) return "its startDate or endDate is no time that I can read";
    const auto spell = apple_spell(tag["value"]);
    if (!spell) return "I do not know this kind of sleep";
    // A part of a correlation stands by itself as well, and what is told twice is one night.
    if (!nights_.add(*spell, from->instant, to->instant, to->offset, sources_.number(std::string(tag["sourceName"])),
                     line))
      return "it does not end after it begins, or lasts longer than a day";
    return std::nullopt;
  }
  std::optional<std::string> magnesium(const XmlTag& tag, std::size_t line) {
    const auto when = apple_moment(tag["startDate"]);
    if (!when) return "its startDate is no time that I can read";
    const auto factor = milligrams_in(tag["unit"]);
    if (!factor) return "its unit is none of mg, g and mcg";
    const auto value = codec::decimal_in(tag["value"]);
    using Where = DietaryMagnesium::Place;
    if (!value || !magnesium_.add(std::string(tag["sourceName"]), day_of(*when, reading_.asked.day_start),
                                  *value * *factor, correlations_ > 0 ? Where::in_a_meal : Where::by_itself, line))
      return "its value is no amount that anybody eats at once";
    return std::nullopt;
  }

  const Reading& reading_;
  Nights nights_;
  DietaryMagnesium magnesium_;
  Sources sources_;
  int correlations_ = 0;
};

}  // namespace

bool is_apple_health(const Part& part) {
  return part.kind() == Bytes::xml && place_of_root(part.head(), apple_root) != std::string::npos;
}

Result<Done> read_apple_health(const Reading& reading) {
  AppleHealth health(reading);
  const auto walked = walk_xml(
      reading, apple_root, [&](const XmlTag& tag, std::size_t line) { health.begins(tag, line); },
      [&](std::string_view name) { health.ends(name); });
  if (!walked) return walked.problem();
  if (const auto problem = health.too_many()) return *problem;
  health.give();
  return Done{};
}

}  // namespace titrate::imports
