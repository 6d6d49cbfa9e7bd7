#include <gtest/gtest.h>

#include "app/memory_records.h"
#include "codec/catalog_tables.h"
#include "codec/json.h"
#include "door/handle.h"

namespace titrate::door {
namespace {

using codec::Json;

class PersonAtTheDoor : public testing::Test {
 protected:
  MemoryRecords records;
  Progress progress;
  std::string now = "2026-03-01T08:00:00+01:00";

  Json ask(Json request) {
    request["now"] = now;
    return Json::parse(handle(records, progress, request.dump()));
  }
  Json done(const Json& request) {
    const Json reply = ask(request);
    EXPECT_EQ(reply["ok"], true) << request << " -> " << reply;
    return reply;
  }
  Json problem(const Json& request) {
    const Json reply = ask(request);
    EXPECT_EQ(reply["ok"], false) << request << " -> " << reply;
    return reply["problem"];
  }
  Json say(const Json& person) { return done({{"verb", "person"}, {"person", person}}); }
  std::size_t lines() { return records.load("mine").value().size(); }
};

/// An adult in the US about whom everything was answered.
Json adult(const Json& more = Json::object()) {
  Json person{{"age", 40},
              {"sex", "male"},
              {"egfr", 95},
              {"authority", "US"},
              {"conditions", Json::array()},
              {"medicines", Json::array()},
              {"supplements", Json::array()}};
  person.update(more);
  return person;
}

TEST_F(PersonAtTheDoor, nobody_is_an_answer_and_the_lowest_limit_holds) {
  const Json reply = done({{"verb", "person"}});
  EXPECT_EQ(reply["person"], nullptr);
  EXPECT_EQ(reply["change"], nullptr);
  EXPECT_EQ(reply["screening"]["limit"]["elemental_mg_per_day"], 250);
  EXPECT_EQ(reply["today"]["person"]["said"], false);
  EXPECT_EQ(lines(), 0u);
}

TEST_F(PersonAtTheDoor, a_sheet_is_kept_shown_screened_again_and_taken_back) {
  const Json first = say(adult());
  EXPECT_EQ(first["change"]["first"], true);
  EXPECT_EQ(first["today"]["dose"]["limit"]["elemental_mg_per_day"], 350);
  EXPECT_EQ(first["today"]["dose"]["may_be_suggested"], true);
  const Json second = say(adult({{"conditions", {"myasthenia gravis"}}}));
  EXPECT_EQ(second["change"]["findings_added"][0]["rule"], "myasthenia_gravis");
  EXPECT_EQ(second["change"]["may_start_was"], true);
  EXPECT_EQ(second["change"]["may_start"], false);
  EXPECT_EQ(second["today"]["dose"]["room_left_mg"], 0);
  EXPECT_EQ(second["today"]["person"]["in_the_way"][0]["rule"], "myasthenia_gravis");
  EXPECT_EQ(done({{"verb", "person"}})["person"]["conditions"][0], "myasthenia gravis");
  const Json undone = done({{"verb", "undo"}});
  EXPECT_EQ(undone["today"]["dose"]["room_left_mg"], 350);
  EXPECT_EQ(done({{"verb", "history"}})["events"][1]["undone"], true) << "and it stays in the history";
}

TEST_F(PersonAtTheDoor, the_screening_of_a_kept_person_is_that_of_the_same_person_asked_without_a_diary) {
  const Json person = adult({{"medicines", {"Cipro 500 mg", "levothyroxine", "moonroot"}},
                             {"supplements", {"zinc 25 mg"}},
                             {"other_sources", {{{"name", "multivitamin"}, {"elemental_mg_per_day", 50}}}}});
  const Json kept = say(person)["screening"];
  EXPECT_EQ(kept, done({{"verb", "screen"}, {"person", person}})["screening"]);
}

/// Persons whose limits differ, each for another reason.
struct Someone {
  const char* who;
  Json person;
  double limit;
  double room;  ///< under the limit, beside other sources
};

std::vector<Someone> people() {
  const Json multivitamin{{{"name", "multivitamin"}, {"elemental_mg_per_day", 100}}};
  const Json cap{{{"clinician", "Dr. Ada Example"}, {"day", "2026-02-20"}, {"reason", "Seen."}, {"limit_mg", 150}}};
  return {{"an adult in the US", adult(), 350, 350},
          {"an adult in Germany", adult({{"authority", "DE"}}), 250, 250},
          {"somebody of seventy", adult({{"age", 70}}), 250, 250},
          {"with a multivitamin", adult({{"other_sources", multivitamin}}), 350, 250},
          {"with a clinician's cap", adult({{"decisions", cap}}), 150, 150},
          {"with a block", adult({{"conditions", {"myasthenia gravis"}}}), 350, 0}};
}

TEST_F(PersonAtTheDoor, every_path_judges_a_dose_by_the_same_persons_own_limit) {
  for (const Someone& one : people()) {
    MemoryRecords fresh;
    const auto asked = [&](Json request) {
      request["now"] = now;
      return Json::parse(handle(fresh, progress, request.dump()));
    };
    const Json said = asked({{"verb", "person"}, {"person", one.person}});
    ASSERT_EQ(said["ok"], true) << one.who << said;
    EXPECT_EQ(said["screening"]["limit"]["elemental_mg_per_day"], one.limit) << one.who;
    // The page
    const Json dose = asked({{"verb", "today"}})["today"]["dose"];
    EXPECT_EQ(dose["limit"]["elemental_mg_per_day"], one.limit) << one.who;
    EXPECT_EQ(dose["room_left_mg"], one.room) << one.who;
    // An entry: what fits goes in, a milligram more is asked for and, confirmed, written down as it was.
    Json entry{{"verb", "record"}, {"item", "dose"}, {"state", "value"}, {"value", one.room + 1}};
    EXPECT_EQ(asked(entry)["ok"], false) << one.who;
    entry["confirm"] = true;
    EXPECT_EQ(asked(entry)["ok"], true) << one.who;
    EXPECT_EQ(asked({{"verb", "undo"}})["ok"], true);
    entry["value"] = one.room;
    entry.erase("confirm");
    EXPECT_EQ(asked(entry)["ok"], true) << one.who;
    // A ladder
    const Json ladder = asked({{"verb", "ladder"}, {"unit_mg", 50}})["ladder"];
    if (one.room == 0) {
      EXPECT_EQ(ladder["steps"], nullptr) << one.who;
    } else {
      EXPECT_EQ(ladder["limit_mg_per_day"], one.room) << one.who;
      for (const Json& step : ladder["steps"]) EXPECT_LE(step["mg"].get<double>(), one.room) << one.who;
    }
    // A day of eating and taking
    Json day{{"supplements", {{{"name", "tablets"}, {"elemental_mg", one.room + 1}}}}};
    const Json intake = asked({{"verb", "intake"}, {"day", day}})["intake"]["room_left"];
    EXPECT_EQ(intake["limit_mg"], one.limit) << one.who;
    EXPECT_EQ(intake["within"], false) << one.who << intake;
    // A review of the stored days
    asked({{"verb", "track"}, {"outcomes", {"pain"}}});
    asked({{"verb", "record"}, {"item", "pain"}, {"state", "value"}, {"value", 4}});
    const Json review = asked({{"verb", "review"}});
    ASSERT_EQ(review["ok"], true) << one.who << review;
    EXPECT_EQ(review["review"]["screening"]["limit"]["elemental_mg_per_day"], one.limit) << one.who;
    EXPECT_EQ(review["review"]["verdict"] == "withhold", one.room == 0) << one.who;
  }
}

TEST_F(PersonAtTheDoor, room_is_not_known_while_a_source_is_not_counted) {
  say(adult({{"supplements", {"multivitamin"}}}));
  const Json dose = done({{"verb", "today"}})["today"]["dose"];
  EXPECT_EQ(dose["room_left_mg"], nullptr);
  EXPECT_EQ(dose["not_counted"], Json::array({"multivitamin"}));
  say(adult({{"supplements", {"multivitamin"}},
             {"other_sources", {{{"name", "multivitamin"}, {"elemental_mg_per_day", 100}}}}}));
  const Json counted = done({{"verb", "today"}})["today"]["dose"];
  EXPECT_EQ(counted["not_counted"], Json::array());
  EXPECT_EQ(counted["room_left_mg"], counted["limit"]["elemental_mg_per_day"].get<double>() - 100);
}

TEST_F(PersonAtTheDoor, a_review_of_a_file_knows_nobody_and_says_so) {
  say(adult({{"conditions", {"myasthenia gravis"}}}));
  const Json review =
      done({{"verb", "review"}, {"csv", "day,dose_mg,pain\n2026-02-01,0,6\n2026-02-02,200,5\n"}})["review"];
  EXPECT_EQ(review["screening"]["limit"]["elemental_mg_per_day"], 250);
  EXPECT_NE(review["said"].dump().find("Medicines and conditions were not checked."), std::string::npos);
  EXPECT_TRUE(review["screening"]["findings"].empty());
}

TEST_F(PersonAtTheDoor, a_clinicians_decision_is_written_with_name_day_and_reason_or_not_at_all) {
  say(adult({{"conditions", {"myasthenia gravis"}}}));
  const std::size_t before = lines();
  const Json decision{{"rule", "myasthenia_gravis"},
                      {"clinician", "Dr. Ada Example"},
                      {"day", "2026-02-20"},
                      {"reason", "In remission."},
                      {"limit_mg", "100"}};
  for (const char* part : {"clinician", "day", "reason"}) {
    Json flawed = decision;
    flawed.erase(part);
    EXPECT_NE(problem({{"verb", "person"}, {"agree", flawed}})["what"].get<std::string>().find("would do nothing"),
              std::string::npos);
  }
  Json tomorrow = decision;
  tomorrow["day"] = "2026-03-02";
  problem({{"verb", "person"}, {"agree", tomorrow}});
  EXPECT_EQ(lines(), before);
  const Json reply = done({{"verb", "person"}, {"agree", decision}});
  EXPECT_EQ(reply["change"]["findings_resolved"][0]["resolved_by"], "Dr. Ada Example");
  EXPECT_EQ(reply["today"]["dose"]["room_left_mg"], 100);
  EXPECT_EQ(reply["person"]["decisions"].size(), 1u);
  EXPECT_EQ(done({{"verb", "undo"}})["today"]["dose"]["room_left_mg"], 0);
}

TEST_F(PersonAtTheDoor, a_product_is_kept_from_its_file_or_its_label_and_a_label_that_cannot_be_told_asks) {
  const Json file{{"name", "My bisglycinate"}, {"elemental_mg_per_unit", 100}};
  EXPECT_EQ(done({{"verb", "product"}, {"product", file}})["product"]["unit"], "capsule");
  const Json told =
      done({{"verb", "product"},
            {"label", "Serving size: 2 capsules\nMagnesium (as magnesium bisglycinate chelate) 100 mg 24%"}});
  EXPECT_EQ(told["product"]["elemental_mg_per_unit"], 50);
  EXPECT_EQ(told["product"]["alkaline"], true) << "every glycinate, unless its label shows otherwise";
  EXPECT_EQ(told["product"]["form"], "mg_bisglycinate");
  const std::size_t before = lines();
  const Json unclear = done({{"verb", "product"}, {"label", "Magnesium glycinate 400 mg"}});
  EXPECT_TRUE(unclear["label"]["question"].is_string());
  EXPECT_EQ(unclear["event"], nullptr);
  EXPECT_EQ(unclear["product"]["elemental_mg_per_unit"], 50) << "the one before it stands";
  EXPECT_EQ(lines(), before);
  EXPECT_EQ(done({{"verb", "ladder"}})["ladder"]["steps"][0]["units"], 2) << "in units of the product";
  problem({{"verb", "product"}, {"product", {{"name", "x"}}}});
  problem({{"verb", "product"}, {"product", file}, {"label", "x"}});
}

TEST_F(PersonAtTheDoor, a_ladder_without_a_product_asks_for_one) {
  EXPECT_EQ(problem({{"verb", "ladder"}})["where"], "ladder.unit_mg");
}

TEST_F(PersonAtTheDoor, the_next_dose_is_counted_from_what_was_taken_with_the_source_that_holds_it_up) {
  say(adult({{"medicines", {"levothyroxine"}},
             {"usual_times", {{"doses", {"21:00"}}, {"medicines", {{"levothyroxine", {"07:00"}}}}}}}));
  const auto next = [&](const Json& taken) { return done({{"verb", "next_dose"}, {"taken", taken}})["next_dose"]; };
  const Json usual = done({{"verb", "next_dose"}})["next_dose"];
  EXPECT_EQ(usual["at"], "11:00");
  const Json real = next({{{"what", "Synthroid"}, {"at", "07:10"}}});
  EXPECT_EQ(real["at"], "11:10");
  EXPECT_EQ(real["because_of"], "levothyroxine");
  EXPECT_TRUE(real["source"].is_string());
  EXPECT_EQ(done({{"verb", "today"}})["today"]["person"]["schedule"]["doses"][0]["at"], "21:00");
  for (const Json& wrong : {Json{{"what", "levothyroxine"}}, Json{{"what", "levothyroxine"}, {"at", "7:10"}},
                            Json{{"what", "moonroot"}, {"at", "07:10"}}, Json{{"at", "07:10"}},
                            Json{{"what", "levothyroxine"}, {"at", "07:10"}, {"dose", 1}}})
    EXPECT_TRUE(problem({{"verb", "next_dose"}, {"taken", {wrong}}}).is_object());
  problem({{"verb", "next_dose"}, {"taken", "levothyroxine"}});
}

TEST_F(PersonAtTheDoor, what_cannot_be_read_is_refused_with_its_place_and_writes_nothing) {
  EXPECT_NE(problem({{"verb", "person"}, {"person", {{"agee", 54}}}})["where"].get<std::string>().find("line"),
            std::string::npos);
  problem({{"verb", "person"}, {"person", adult()}, {"agree", Json::object()}});
  problem({{"verb", "person"}, {"person", adult({{"substance", "glycine"}})}});
  say(adult());
  problem({{"verb", "person"}, {"agree", {{"limit_mg", -1}}}});
  problem({{"verb", "person"}, {"agree", {{"colour", "red"}}}});
  EXPECT_EQ(lines(), 1u);
}

}  // namespace
}  // namespace titrate::door
