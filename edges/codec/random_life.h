#pragma once

// For tests: a log as a life may have written it, with every kind of event.

#include <rapidcheck.h>

#include <string>
#include <vector>

#include "life/event.h"
#include "life/guesses.h"

namespace titrate::codec {

inline std::string any_words() {
  return *rc::gen::element<std::string>("", "slept badly", "\"quoted\", na\xc3\xafve \xf0\x9f\x99\x82",
                                        "two\nlines\r\n\ttab", "{\"a\": [1, 2]}", "NULL", "it's; DROP TABLE event",
                                        "\x01 control");
}

inline Day any_day_of_life() { return *parse_day("2026-02-20") + days(*rc::gen::inRange(0, 400)); }

inline Entry<double> any_entry_of_life() {
  switch (*rc::gen::inRange(0, 4)) {
    case 0:
      return Entry<double>();
    case 1:
      return Entry<double>::skipped();
    case 2:
      return Entry<double>::of(*rc::gen::inRange(0, 11));
    default:
      return Entry<double>::of(*rc::gen::element(0.1 + 0.2, 1.0 / 3, 1e-300, 4.9e-324, 1.7e308, 133.7));
  }
}

inline PersonSheet any_sheet() {
  PersonSheet sheet;
  if (*rc::gen::arbitrary<bool>()) sheet.person.age = *rc::gen::inRange(18, 99);
  sheet.person.medicines = *rc::gen::element(std::vector<std::string>(), std::vector<std::string>{"levothyroxine"});
  sheet.person.answered.medicines = true;
  return sheet;
}

inline Product any_product() {
  Product product;
  product.name = *rc::gen::element<std::string>("capsules", "na\xc3\xafve tablets");
  product.unit.elemental = *rc::gen::element(66.7, 100.0, 133.3) * elemental_milligram;
  product.unit.scored = *rc::gen::arbitrary<bool>();
  return product;
}

inline RegimenStarted any_regimen() {
  RegimenStarted started;
  started.start = any_day_of_life();
  started.run_in_days = *rc::gen::inRange(0, 20);
  started.product = "capsules";
  started.unit.elemental = 100 * elemental_milligram;
  LadderWish wish;
  wish.start = started.start + days(started.run_in_days);
  started.ladder = std::get<Ladder>(ladder_for(started.unit, wish, 350 * elemental_milligram_per_day, "of a test"));
  return started;
}

/// Anything that can be said when `id` entries stand before it.
inline What anything_said(std::int64_t id) {
  static_assert(std::variant_size_v<What> == 22, "a new kind of event is backed up too: add it here");
  const Day day = any_day_of_life();
  const std::string words = any_words();
  const std::string hash(64, *rc::gen::element('0', 'a', 'f'));
  switch (*rc::gen::inRange(0, 31)) {
    case 0:
      return Tracked{*rc::gen::element(std::vector<std::string>(), std::vector<std::string>{"pain"},
                                       std::vector<std::string>{"sleep", "pain"})};
    case 1:
      return Planned{words};
    case 2:
      return DayStartChosen{{*rc::gen::inRange(0, 24)}};
    case 3:
      return PersonSaid{any_sheet()};
    case 4:
      return ProductChosen{any_product()};
    case 5:
      return Locked{words, hash};
    case 6:
      return Amended{words, any_words()};
    case 7:
      return Opened{hash, words};
    case 8:
      return any_regimen();
    case 9:
      return StepMoved{day, *rc::gen::element(std::optional<std::size_t>(), std::optional<std::size_t>(2)),
                       *rc::gen::element(std::optional<bool>(), std::optional<bool>(true)), words};
    case 10:
      return Resumed{day, {{"diarrhoea", 2, day - days(3), day - days(2)}}, std::nullopt};
    case 11:
      return RegimenStopped{day, words};
    case 12:
      return Paused{day, words};
    case 13:
      return Peeked{day};
    case 14:
      return Decided{day, words};
    case 15:
      return KitMade{day, words};
    case 16:
      return RemindersChosen{"{\"at\":\"21:00\"}"};
    case 17:
      return FeedOpened{hash};
    case 18:
      return FeedClosed{};
    case 19:
      return recorded(day, dose_item(*rc::gen::arbitrary<bool>()), any_entry_of_life());
    case 20:
      return recorded(day, side_effect_item(*rc::gen::element<std::string>("nausea", "it itches")),
                      any_entry_of_life());
    case 21:
      return written(day, *rc::gen::element(Item::Kind::arm, Item::Kind::guess, Item::Kind::note), words);
    case 29:
      return guessed(day, *rc::gen::element<std::string>("active", "comparator", "unsure"),
                     *rc::gen::element(std::optional<double>(), std::optional<double>(0.7)));
    case 30:
      if (id > 0)
        return Imported{"bearable",
                        hash,
                        {{"Symptom: Headache", "outcome headache"}, {words, "leave"}},
                        *rc::gen::inRange<std::int64_t>(1, id + 1)};  // more, now and then, than it can have brought
      return FeedClosed{};
    case 22:
      return happened(day, *rc::gen::element<std::string>("illness", "diet", "other"), words);
    case 23:
    case 24:
    case 25:
      if (id > 0) return Undone{*rc::gen::inRange<std::int64_t>(1, id + 1)};  // an undo of an undo among them
      return FeedClosed{};
    default:
      return recorded(day, measure_item(*rc::gen::element<std::string>("pain", "sleep")), any_entry_of_life());
  }
}

/// Up to 40 events of two diaries, corrections, undo and undo of undo among them; without ids, as they are appended.
inline std::vector<Event> any_life() {
  std::vector<Event> life(std::size_t(*rc::gen::inRange(1, 40)));
  std::int64_t id = 0;
  for (Event& event : life) {
    event.diary = *rc::gen::element<std::string>("mine", "mine", "mine", "example");
    event.key = *rc::gen::arbitrary<bool>() ? "key " + std::to_string(id) : "";
    event.entered = *parse_moment("2026-03-29T01:59:58+01:00");
    event.entered.instant += std::chrono::seconds(3000 * id);
    event.entered.offset = std::chrono::minutes(*rc::gen::element(60, 120, -210, 345));
    event.what = anything_said(id++);
  }
  return life;
}

}  // namespace titrate::codec
