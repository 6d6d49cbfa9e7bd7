#include "codec/person_json.h"

#include <algorithm>
#include <array>

#include "catalog/catalog.h"
#include "codec/json_file.h"
#include "codec/text.h"

namespace titrate::codec {
namespace {

constexpr std::size_t most_lines = 200, longest_line = 200;
constexpr double most_mg = 1e6;

template <class Value, std::size_t count>
Value word_in(JsonFields& fields, const std::string& key,
              const std::array<std::pair<std::string_view, Value>, count>& words) {
  if (!fields.has(key)) return words.front().second;
  const std::string said = fields.text(key);
  std::string known;
  for (const auto& [word, value] : words) {
    if (said == word) return value;
    known += (known.empty() ? "" : ", ") + std::string(word);
  }
  fields.refuse(key, codec::quoted(said) + " is not a word that I know here.", "Words I know here: " + known + ".");
  return words.front().second;
}

constexpr std::array<std::pair<std::string_view, Sex>, 3> sexes = {
    {{"not_said", Sex::not_said}, {"female", Sex::female}, {"male", Sex::male}}};

constexpr std::array<std::pair<std::string_view, LifeStage>, 6> stages = {
    {{"none", LifeStage::none},
     {"trying_to_conceive", LifeStage::trying_to_conceive},
     {"pregnant", LifeStage::pregnant},
     {"breastfeeding", LifeStage::breastfeeding},
     {"pregnancy", LifeStage::pregnant},
     {"lactation", LifeStage::breastfeeding}}};

/// Anything that a terminal would obey: JSON can spell out what no keyboard types.
bool has_control(const std::string& text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

std::string short_text(JsonFields& fields, const std::string& key) {
  std::string text = fields.text(key);
  if (text.size() > longest_line)
    fields.refuse(key, "this text has more than " + std::to_string(longest_line) + " bytes.", "Write a shorter one.");
  if (has_control(text)) fields.refuse(key, "this text holds a control character.", "Write it on one plain line.");
  return text;
}

/// "de" and "Germany" as "DE". Whether the code is of a country that we know numbers of is not asked here: none is an
/// answer too.
std::string country_in(JsonFields& fields, const Catalog& catalog) {
  std::string code = fields.text("country");
  if (const Country* known = code.size() > 3 ? find_country(catalog, code) : nullptr) return known->code;
  bool letters = code.size() == 2 || code.size() == 3;
  for (char& c : code) {
    if (c >= 'a' && c <= 'z') c = char(c - 'a' + 'A');
    letters = letters && c >= 'A' && c <= 'Z';
  }
  if (!letters)
    fields.refuse("country", "this is no country by a name that I know, nor a code of two or three letters (ISO 3166).",
                  "Write for example \"DE\", \"Germany\" or \"GBR\", or leave it out.");
  return code;
}

std::vector<std::string> lines(JsonFields& fields, const std::string& key) {
  if (!fields.has(key)) return {};
  std::vector<std::string> all = fields.texts(key);
  if (all.size() > most_lines)
    fields.refuse(key, "this list has more than " + std::to_string(most_lines) + " lines.",
                  "Check that this is the right file.");
  if (std::any_of(all.begin(), all.end(), [](const std::string& line) { return line.size() > longest_line; }))
    fields.refuse(key, "a line of this list has more than " + std::to_string(longest_line) + " bytes.",
                  "Write each medicine, condition or product on a line of its own.");
  if (std::any_of(all.begin(), all.end(), has_control))
    fields.refuse(key, "a line of this list holds a control character.", "Write it on one plain line.");
  return all;
}

DailyElementalMass mass_in(JsonFields& fields, const std::string& key) {
  const double mg = fields.number(key);
  if (!(mg >= 0 && mg <= most_mg)) {
    fields.refuse(key, "a daily dose in mg is not below zero, and not above a million.",
                  "Write the mg of elemental magnesium in a day.");
    return {};
  }
  return mg * elemental_milligram_per_day;
}

std::optional<DailyElementalMass> maybe_mass(JsonFields& fields, const std::string& key) {
  return fields.has(key) ? std::optional(mass_in(fields, key)) : std::nullopt;
}

ClinicianDecision decision_in(JsonFields&& fields) {
  ClinicianDecision decision;
  const auto maybe_text = [&](const char* key) { return fields.has(key) ? short_text(fields, key) : std::string(); };
  decision.rule = maybe_text("rule");
  decision.clinician = maybe_text("clinician");
  decision.reason = maybe_text("reason");
  if (fields.has("day")) decision.day = fields.day("day");
  decision.limit = maybe_mass(fields, "limit_mg");
  fields.no_others();
  return decision;
}

SupplementalSource source_in(JsonFields&& fields) {
  SupplementalSource source{short_text(fields, "name"), mass_in(fields, "elemental_mg_per_day")};
  fields.no_others();
  return source;
}

template <class Value>
std::vector<Value> objects_in(JsonFields& fields, const std::string& key, Value (*value_in)(JsonFields&&)) {
  std::vector<Value> all;
  if (!fields.has(key)) return all;
  const std::size_t count = fields.objects(key);
  if (count > most_lines)
    fields.refuse(key, "this list has more than " + std::to_string(most_lines) + " entries.",
                  "Check that this is the right file.");
  for (std::size_t i = 0; i < std::min(count, most_lines); ++i) all.push_back(value_in(fields.object_in(key, i)));
  return all;
}

std::optional<double> egfr_in(JsonFields& fields) {
  if (!fields.has("egfr")) return std::nullopt;
  const double egfr = fields.number("egfr");
  if (!(egfr >= 0 && egfr <= 300))
    fields.refuse("egfr", "an eGFR lies between 0 and 300 mL/min/1.73 m2.", "Write it as the laboratory printed it.");
  return egfr;
}

Intended intended_in(JsonFields& fields, const Catalog& catalog) {
  Intended intended;
  if (fields.has("substance")) {
    const std::string id = fields.text("substance");
    if (std::any_of(catalog.substances.begin(), catalog.substances.end(),
                    [&](const Substance& substance) { return substance.id == id; }))
      intended.supplement.substance = id;
    else
      fields.refuse("substance", codec::quoted(id) + " is not a supplement that I know.",
                    "Leave it out for magnesium.");
  }
  intended.dose = maybe_mass(fields, "dose_mg");
  intended.ingredients = lines(fields, "ingredients");
  intended.others = objects_in(fields, "other_sources", source_in);
  return intended;
}

std::vector<TimeOfDay> times_in(JsonFields& fields, const std::string& key, std::size_t most) {
  std::vector<TimeOfDay> times;
  if (!fields.has(key)) return times;
  const std::vector<std::string> said = fields.texts(key);
  for (const std::string& text : said)
    if (const auto time = time_of_day(text)) times.push_back(*time);
  if (times.size() != said.size() || said.size() > most)
    fields.refuse(key, "this must be a list of at most " + std::to_string(most) + " times of the day.",
                  "Write each as hour and minute: \"07:30\".");
  times.resize(std::min(times.size(), most));
  return times;
}

TimeOfDay hour_in(JsonFields& fields, const std::string& key, TimeOfDay otherwise) {
  if (!fields.has(key)) return otherwise;
  if (const auto time = time_of_day(fields.text(key))) return *time;
  fields.refuse(key, "this is not a time of the day.", "Write it as hour and minute: \"07:30\".");
  return otherwise;
}

/// Minutes since waking: a day may run over midnight.
int since_waking(const DayShape& shape, TimeOfDay time) { return (time.minute - shape.wakes.minute + 1440) % 1440; }

bool is_awake(const DayShape& shape, TimeOfDay time) {
  return shape.wakes == shape.sleeps || since_waking(shape, time) <= since_waking(shape, shape.sleeps);
}

UsualDay usual_in(JsonFields&& fields, const Person& person) {
  UsualDay usual;
  DayShape& shape = usual.shape;
  shape.wakes = hour_in(fields, "wakes", shape.wakes);
  shape.sleeps = hour_in(fields, "sleeps", shape.sleeps);
  shape.meals = times_in(fields, "meals", 6);
  shape.preferred = times_in(fields, "doses", 3);
  if (shape.preferred.empty()) shape.preferred = {shape.sleeps};
  std::sort(shape.preferred.begin(), shape.preferred.end(),
            [&](TimeOfDay a, TimeOfDay b) { return since_waking(shape, a) < since_waking(shape, b); });
  if (!std::all_of(shape.preferred.begin(), shape.preferred.end(),
                   [&](TimeOfDay time) { return is_awake(shape, time); }))
    fields.refuse("doses", "a usual time of a dose lies outside the waking hours.",
                  "Move it, or correct \"wakes\" and \"sleeps\".");
  if (fields.has("medicines")) {
    JsonFields medicines = fields.object("medicines");
    for (const std::string& line : medicines.keys()) {
      const bool listed = std::count(person.medicines.begin(), person.medicines.end(), line) > 0 ||
                          std::count(person.supplements.begin(), person.supplements.end(), line) > 0;
      usual.medicines.push_back({line, times_in(medicines, line, 24)});
      if (!listed)
        medicines.refuse(line, codec::quoted(line) + " is in no list of medicines or supplements.",
                         "Write it here as it stands in the list.");
    }
  }
  fields.no_others();
  return usual;
}

}  // namespace

std::optional<TimeOfDay> time_of_day(const std::string& text) {
  const auto digit = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9'; };
  if (text.size() != 5 || text[2] != ':' || !digit(0) || !digit(1) || !digit(3) || !digit(4)) return std::nullopt;
  const int hour = (text[0] - '0') * 10 + text[1] - '0', minute = (text[3] - '0') * 10 + text[4] - '0';
  return hour < 24 && minute < 60 ? std::optional(TimeOfDay{hour * 60 + minute}) : std::nullopt;
}

PersonSheet person_in(JsonFields& fields, const Catalog& catalog) {
  PersonSheet read;
  Person& person = read.person;
  if (fields.has("age")) person.age = fields.whole("age", 0, 130);
  person.sex = word_in(fields, "sex", sexes);
  person.answered.life_stage = fields.has("life_stage");
  person.life_stage = word_in(fields, "life_stage", stages);
  person.egfr = egfr_in(fields);
  if (fields.has("egfr_day")) person.egfr_day = fields.day("egfr_day");
  if (fields.has("authority")) person.authority = short_text(fields, "authority");
  if (fields.has("country")) person.country = country_in(fields, catalog);
  person.answered.conditions = fields.has("conditions");
  person.answered.medicines = fields.has("medicines");
  person.answered.supplements = fields.has("supplements");
  person.conditions = lines(fields, "conditions");
  person.medicines = lines(fields, "medicines");
  person.supplements = lines(fields, "supplements");
  person.allergies = lines(fields, "allergies");
  person.decisions = objects_in(fields, "decisions", decision_in);
  read.intended = intended_in(fields, catalog);
  if (fields.has("usual_times")) read.usual = usual_in(fields.object("usual_times"), person);
  fields.no_others();
  return read;
}

Result<PersonSheet> person_from_json(std::string_view bytes, const std::string& name, const Catalog& catalog) {
  const Result<JsonFile> file = read_json(bytes, name);
  if (!file) return file.problem();
  JsonFields fields(*file);
  PersonSheet read = person_in(fields, catalog);
  if (fields.problem()) return *fields.problem();
  return read;
}

namespace {

Json mg_json(const std::optional<DailyElementalMass>& amount) {
  return amount ? number_json(amount->in(elemental_milligram_per_day)) : Json(nullptr);
}

template <class Value, std::size_t count>
std::string word_of(Value value, const std::array<std::pair<std::string_view, Value>, count>& words) {
  for (const auto& [word, known] : words)
    if (known == value) return std::string(word);
  return "";
}

Json times_json(const std::vector<TimeOfDay>& times) {
  Json list = Json::array();
  for (const TimeOfDay time : times) list.push_back(to_string(time));
  return list;
}

Json decision_json(const ClinicianDecision& decision) {
  Json json = {{"rule", decision.rule}, {"clinician", decision.clinician}, {"reason", decision.reason}};
  if (decision.day != Day{}) json["day"] = to_string(decision.day);
  if (decision.limit) json["limit_mg"] = mg_json(decision.limit);
  return json;
}

Json usual_json(const UsualDay& usual) {
  Json medicines = Json::object();
  for (const UsualTimes& one : usual.medicines) medicines[one.matched] = times_json(one.times);
  return {{"wakes", to_string(usual.shape.wakes)},
          {"sleeps", to_string(usual.shape.sleeps)},
          {"meals", times_json(usual.shape.meals)},
          {"doses", times_json(usual.shape.preferred)},
          {"medicines", medicines}};
}

}  // namespace

Json sheet_json(const PersonSheet& sheet) {
  const Person& person = sheet.person;
  Json json = Json::object();
  if (person.age) json["age"] = *person.age;
  json["sex"] = word_of(person.sex, sexes);
  if (person.answered.life_stage) json["life_stage"] = word_of(person.life_stage, stages);
  if (person.egfr) json["egfr"] = number_json(*person.egfr);
  if (person.egfr_day) json["egfr_day"] = to_string(*person.egfr_day);
  if (person.authority) json["authority"] = *person.authority;
  if (person.country) json["country"] = *person.country;
  // A list that nobody was asked about is left out; an empty one is an answer.
  if (person.answered.conditions) json["conditions"] = person.conditions;
  if (person.answered.medicines) json["medicines"] = person.medicines;
  if (person.answered.supplements) json["supplements"] = person.supplements;
  json["allergies"] = person.allergies;
  if (!person.decisions.empty()) json["decisions"] = Json::array();
  for (const ClinicianDecision& decision : person.decisions) json["decisions"].push_back(decision_json(decision));
  const Intended& intended = sheet.intended;
  json["substance"] = intended.supplement.substance;
  if (intended.dose) json["dose_mg"] = mg_json(intended.dose);
  if (!intended.ingredients.empty()) json["ingredients"] = intended.ingredients;
  if (!intended.others.empty()) json["other_sources"] = Json::array();
  for (const SupplementalSource& other : intended.others)
    json["other_sources"].push_back({{"name", other.name}, {"elemental_mg_per_day", mg_json(other.amount)}});
  if (sheet.usual) json["usual_times"] = usual_json(*sheet.usual);
  return json;
}

std::string json_of(const PersonSheet& sheet) {
  return sheet_json(sheet).dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace titrate::codec
