#pragma once

// For tests: diaries of a few days that have in them everything that a bundle can say.

#include "app/open_notebook.h"
#include "catalog/catalog.h"
#include "codec/catalog_tables.h"
#include "codec/protocol_json.h"
#include "codec/seal.h"
#include "codec/trial_json.h"
#include "life/blinding.h"

namespace titrate::codec {

/// Says one thing more.
inline void say_in(OpenNotebook& notebook, const std::string& when, What what) {
  const Event event{std::int64_t(notebook.log.size()) + 1, "mine", "", *parse_moment(when), std::move(what)};
  notebook.log = notebook.log.with({&event, 1});
  notebook.says = notebook_of(notebook.log);
}

inline OpenNotebook empty_fhir_life() {
  OpenNotebook nothing;
  nothing.name = "mine";
  return nothing;
}

inline std::string evening_in_march(int day) {
  return (day < 10 ? "2026-03-0" : "2026-03-") + std::to_string(day) + "T21:00:00+01:00";
}

inline Product fhir_product() {
  Product product;
  product.name = "Bisglycinate & more";
  product.unit.elemental = 100 * elemental_milligram;
  product.lot = "A17";
  product.expires = parse_day("2027-06-30");
  return product;
}

/// Seven days of a ladder that nobody compares.
inline OpenNotebook fhir_life() {
  OpenNotebook life = empty_fhir_life();
  const auto day = [](int number) { return *parse_day(evening_in_march(number).substr(0, 10)); };
  const auto say = [&](int number, What what) { say_in(life, evening_in_march(number), std::move(what)); };
  const auto measure = [&](int number, const char* name, const Entry<double>& entry) {
    say(number, recorded(day(number), measure_item(name), entry));
  };
  PersonSheet sheet;
  sheet.person.age = 54;
  sheet.person.sex = Sex::female;
  sheet.person.egfr = 72;
  sheet.person.egfr_day = parse_day("2026-01-05");
  sheet.person.conditions = {"migraine"};
  sheet.person.medicines = {"Levothyroxine 50"};
  sheet.person.supplements = {"zinc 25 mg"};
  sheet.person.allergies = {"penicillin"};
  say(1, PersonSaid{sheet});
  say(1, Tracked{{"pain", "headache_day", "tst_min", "jaw clicks"}});
  measure(1, "pain", Entry<double>::of(4));
  measure(2, "pain", Entry<double>::none());
  measure(3, "pain", Entry<double>::skipped());
  measure(1, "headache_day", Entry<double>::of(1));
  measure(2, "headache_day", Entry<double>::none());
  measure(3, "headache_day", Entry<double>::skipped());
  measure(1, "tst_min", Entry<double>::of(432.5));
  measure(1, "jaw clicks", Entry<double>::of(12));
  const auto dose = [&](int number, const Entry<double>& entry) {
    say(number, recorded(day(number), dose_item(true), entry));
  };
  dose(1, Entry<double>::of(100));
  say(2, ProductChosen{fhir_product()});
  dose(2, Entry<double>::of(100));
  dose(3, Entry<double>::of(100));
  dose(4, Entry<double>::none());
  dose(6, Entry<double>::skipped());
  dose(7, Entry<double>::of(200));
  say(2, recorded(day(2), side_effect_item("diarrhoea"), Entry<double>::of(2)));
  say(2, recorded(day(2), side_effect_item("nausea"), Entry<double>::none()));
  say(7, recorded(day(7), side_effect_item("itching all over"), Entry<double>::of(4)));
  say(3, written(day(3), Item::Kind::note, "a secret of mine\nin two lines"));
  say(3, happened(day(3), "illness", "flu with fever"));
  return life;
}

/// The secret of the trial below.
inline Secret fhir_secret() {
  Secret secret{};
  for (std::size_t i = 0; i < secret.size(); ++i) secret[i] = static_cast<unsigned char>(i);
  return secret;
}

/// Four periods of two days, in two pairs, of capsules that look alike.
inline const std::string& sealed_fhir_protocol() {
  static const std::string text = [] {
    Protocol protocol;
    protocol.trial = trial_from_json(R"({"question": "Is pain lower with magnesium?",
        "primary": {"name": "pain", "instrument": "pain_nrs", "smallest_worthwhile": 1, "better": "lower"},
        "dose_mg": 200, "comparator": "placebo", "active_arm": "magnesium", "run_in_days": 0, "start": "2026-03-02",
        "design": {"kind": "pairs", "pairs": 2, "period_days": 2, "gap_days": 0}, "planned_days": 8,
        "blinding": "helper"})",
                                     "trial", catalog())
                         .value();
    protocol.product = fhir_product();
    protocol.limit = 350 * elemental_milligram_per_day;
    protocol.limit_reason = "Of a test.";
    protocol.limit_source = "A book (2020)";
    protocol.catalog = catalog().hash;
    protocol.program = "test";
    protocol.locked = *parse_moment(evening_in_march(1));
    protocol.commitment = commitment_of(fhir_secret(), uncommitted_json_of(protocol));
    return json_of(protocol);
  }();
  return text;
}

/// It lived to its end, two capsules a day, and a file that said an arm of its own.
inline OpenNotebook fhir_trial(bool opened) {
  OpenNotebook life = empty_fhir_life();
  const auto day = [](int number) { return *parse_day(evening_in_march(number).substr(0, 10)); };
  PersonSheet sheet;
  sheet.person.age = 40;
  sheet.person.sex = Sex::male;
  sheet.person.egfr = 95;
  sheet.person.egfr_day = parse_day("2026-01-05");
  sheet.person.authority = "US";
  sheet.person.answered = {true, true, true, true};
  say_in(life, evening_in_march(1), PersonSaid{sheet});
  say_in(life, evening_in_march(1), ProductChosen{fhir_product()});
  say_in(life, evening_in_march(1), Locked{sealed_fhir_protocol(), "00"});
  for (int number = 2; number <= 9; ++number) {
    say_in(life, evening_in_march(number), recorded(day(number), study_capsule_item(100), Entry<double>::of(2)));
    say_in(life, evening_in_march(number), recorded(day(number), measure_item("pain"), Entry<double>::of(number % 5)));
  }
  say_in(life, evening_in_march(9), written(day(9), Item::Kind::guess, "magnesium"));
  say_in(life, evening_in_march(9), written(day(9), Item::Kind::arm, "placebo"));
  if (opened) say_in(life, evening_in_march(10), Opened{hex_of(fhir_secret()), ""});
  return life;
}

}  // namespace titrate::codec
