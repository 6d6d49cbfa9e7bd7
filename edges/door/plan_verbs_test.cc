// The life of a plan through the door: proposed, refused while the screening is open, sealed, amended, opened,
// verified.

#include <gtest/gtest.h>

#include <map>

#include "app/memory_records.h"
#include "codec/catalog_tables.h"
#include "codec/json.h"
#include "codec/person_json.h"
#include "codec/seal.h"
#include "door/handle.h"

namespace titrate::door {
namespace {

using codec::Json;

const Moment seal_evening = *parse_moment("2026-03-01T21:00:00+01:00");

class PlanVerbs : public testing::Test {
 protected:
  Json ask(const std::string& request, const char* now = "2026-03-01T21:00:00+01:00") {
    Json said = Json::parse(request);
    said["now"] = now;
    return Json::parse(handle(records_, patient_, said.dump(), std::nullopt, {.vault = &vault_}));
  }
  void say(What what) {
    Event event;
    event.diary = "mine";
    event.entered = seal_evening;
    event.what = std::move(what);
    ASSERT_TRUE(records_.append(std::span(&event, 1)));
  }
  /// An adult about whom every question was answered, and nothing found.
  void say_healthy() {
    const auto sheet =
        codec::person_from_json(R"({"age": 40, "sex": "male", "life_stage": "none", "egfr": 95, "authority": "US",
      "conditions": [], "medicines": [], "supplements": []})",
                                "person", codec::catalog());
    ASSERT_TRUE(sheet);
    say(PersonSaid{*sheet});
  }
  static std::string problem(const Json& reply) {
    return reply["ok"] == true ? "" : reply["problem"]["what"].get<std::string>();
  }
  /// A sealed plan and the reply to its seal: made once, since a rehearsal takes its time.
  Json sealed_sleep() {
    struct Sealed {
      Log log;
      MemoryVault vault;
      Json reply;
    };
    EXPECT_EQ(events(), 0u) << "the seal comes first";
    static const Sealed sealed = [this] {
      say_healthy();
      EXPECT_EQ(
          problem(ask(R"({"verb": "plan_new", "outcome": "sleep_quality", "smallest": 1, "pairs": 2, "period_days": 7,
                                "start": "2026-03-02"})")),
          "");
      const Json reply = ask(R"({"verb": "plan_lock", "people": 1000})");
      EXPECT_EQ(problem(reply), "");
      return Sealed{records_.load("mine").value(), vault_, reply};
    }();
    if (events() == 0) {
      EXPECT_TRUE(records_.append(sealed.log));
    }
    vault_ = sealed.vault;
    return sealed.reply;
  }
  std::size_t events() { return records_.load("mine").value().size(); }

  MemoryRecords records_;
  MemoryVault vault_;
  Progress patient_;
};

TEST_F(PlanVerbs, a_proposal_gives_every_number_with_its_reason) {
  const Json reply = ask(R"({"verb": "plan_new", "outcome": "sleep", "smallest": 1})");
  ASSERT_EQ(problem(reply), "");
  const Json& trial = reply["proposal"]["trial"];
  EXPECT_EQ(trial["design"]["kind"], "pairs");
  EXPECT_EQ(trial["design"]["period_days"], 14);  // trial_defaults.csv, sleep
  EXPECT_EQ(trial["run_in_days"], 14);
  EXPECT_EQ(trial["planned_days"], 14 + 6 * 14);
  EXPECT_EQ(trial["start"], "2026-03-02");
  EXPECT_EQ(trial["dose_mg"], 200);
  for (const Json& number : reply["proposal"]["numbers"]) EXPECT_NE(number["why"], "") << number.dump();
  EXPECT_EQ(ask(R"({"verb": "plan"})")["draft"], trial);
}

TEST_F(PlanVerbs, numbers_that_fit_no_plan_are_refused_with_their_reason) {
  const auto where = [&](const char* more) {
    const Json reply =
        ask((std::string(R"({"verb": "plan_new", "outcome": "sleep_quality", "keep": false)") + more + "}").c_str());
    return reply["ok"] == true ? std::string() : reply["problem"]["where"].get<std::string>();
  };
  EXPECT_EQ(where(R"(, "smallest": 1, "missing_fraction": 1.5)"), "plan_new.missing_fraction");
  EXPECT_EQ(where(R"(, "smallest": 1, "missing_fraction": -0.1)"), "plan_new.missing_fraction");
  EXPECT_EQ(where(R"(, "smallest": 1, "missing_fraction": 0.9)"), "");
  EXPECT_EQ(where(R"(, "smallest": 200)"), "plan_new.smallest") << "on a scale from 0 to 10";
  EXPECT_EQ(where(R"(, "smallest": 1, "kind": "daily", "period_days": 3)"), "plan_new.period_days");
  EXPECT_EQ(where(R"(, "smallest": 1, "kind": "daily", "gap_days": 2)"), "plan_new.gap_days");
}

TEST_F(PlanVerbs, each_number_of_a_layout_has_a_reason_of_its_own) {
  const auto reasons = [&](const char* kind) {
    std::map<std::string, std::string> why;
    const Json reply =
        ask((std::string(R"({"verb": "plan_new", "outcome": "sleep_quality", "smallest": 1, "keep": false,
                                            "kind": ")") +
             kind + "\"}")
                .c_str());
    EXPECT_EQ(problem(reply), "");
    for (const Json& number : reply["proposal"]["numbers"]) why[number["what"]] = number["why"];
    return why;
  };
  auto pairs = reasons("pairs"), daily = reasons("daily");
  EXPECT_NE(pairs["days of a period"].find("two weeks hold ten days"), std::string::npos);
  for (const char* other : {"days between periods", "pairs of periods", "days of the run-in"}) {
    EXPECT_NE(pairs[other], "") << other;
    EXPECT_EQ(pairs[other].find("two weeks"), std::string::npos) << other;
  }
  EXPECT_EQ(daily["pairs of days"].find("two weeks"), std::string::npos);
  EXPECT_EQ(daily["looks"].find("so few"), std::string::npos) << daily["looks"];
}

TEST_F(PlanVerbs, a_question_that_no_diary_can_answer_is_refused_with_its_reason) {
  EXPECT_NE(problem(ask(R"({"verb": "plan_new", "outcome": "leaky gut"})")).find("No diary can answer"),
            std::string::npos);
  EXPECT_NE(problem(ask(R"({"verb": "plan_new", "outcome": "happiness of my cat"})")), "");
  EXPECT_EQ(events(), 0u);
}

TEST_F(PlanVerbs, no_dose_above_the_limit_is_planned) {
  // Nobody said who this is: the lowest limit, 250 mg.
  const std::string refused =
      problem(ask(R"({"verb": "plan_new", "outcome": "sleep", "smallest": 1, "dose_mg": 251})"));
  EXPECT_NE(refused.find("251 mg a day is above the limit of 250 mg"), std::string::npos) << refused;
  EXPECT_EQ(problem(ask(R"({"verb": "plan_new", "outcome": "sleep", "smallest": 1, "dose_mg": 250})")), "");
}

TEST_F(PlanVerbs, what_other_sources_hold_is_not_the_plans_to_give) {
  const auto says = [&](const std::string& others) {
    return problem(ask(R"({"verb": "person", "person": {"age": 40, "sex": "male", "life_stage": "none", "egfr": 95,
      "authority": "EU", "conditions": [], "medicines": [], "supplements": [], "other_sources": [)" +
                       others + "]}}"));
  };
  const auto planned = [&](const char* dose) {
    return ask(std::string(R"({"verb": "plan_new", "outcome": "sleep", "smallest": 1, "pairs": 2, "period_days": 7)") +
               dose + "}");
  };
  ASSERT_EQ(says(R"({"name": "multivitamin", "elemental_mg_per_day": 100})"), "");
  EXPECT_EQ(planned("")["proposal"]["trial"]["dose_mg"], 150) << "250 mg less 100 mg";
  EXPECT_NE(problem(planned(R"(, "dose_mg": 151)")).find("beside 100 mg"), std::string::npos);
  ASSERT_EQ(problem(planned(R"(, "dose_mg": 150)")), "");
  // Another source since the plan was made: it is not sealed any more.
  ASSERT_EQ(says(R"({"name": "multivitamin", "elemental_mg_per_day": 100}, {"name": "antacid",
                     "elemental_mg_per_day": 20})"),
            "");
  const std::size_t before = events();
  EXPECT_NE(problem(ask(R"({"verb": "plan_lock", "people": 1000})")).find("other sources"), std::string::npos);
  EXPECT_EQ(events(), before);
  ASSERT_EQ(says(R"({"name": "laxative", "elemental_mg_per_day": 300})"), "");
  EXPECT_NE(problem(planned("")).find("No dose is left"), std::string::npos);
}

TEST_F(PlanVerbs, the_dose_is_the_one_that_was_reached_and_a_higher_one_is_remarked_on) {
  say_healthy();
  const char* wish = R"({"verb": "plan_new", "outcome": "sleep", "smallest": 1, "keep": false})";
  EXPECT_NE(ask(wish)["proposal"]["remarks"].dump().find("no week with 200 mg"), std::string::npos);
  for (int day = 10; day < 18; ++day) {
    const std::string mg = day == 17 ? "300" : "100";
    const Json taken = ask(R"({"verb": "record", "item": "dose", "state": "value", "confirm": true, "value": )" + mg +
                           R"(, "day": "2026-02-)" + std::to_string(day) + R"("})");
    ASSERT_EQ(taken["ok"], true) << taken;
  }
  const Json proposal = ask(wish)["proposal"];
  EXPECT_EQ(proposal["trial"]["dose_mg"], 100) << "300 mg was one day";
  EXPECT_EQ(proposal["remarks"].dump().find("no week with"), std::string::npos);
}

TEST_F(PlanVerbs, the_dose_is_in_whole_units_of_the_product) {
  Product product;
  product.name = "capsules";
  product.unit.elemental = 75 * elemental_milligram;
  say(ProductChosen{product});
  EXPECT_EQ(ask(R"({"verb": "plan_new", "outcome": "sleep", "smallest": 1})")["proposal"]["trial"]["dose_mg"], 150);
  EXPECT_NE(problem(ask(R"({"verb": "plan_new", "outcome": "sleep", "smallest": 1, "dose_mg": 100})")), "");
}

TEST_F(PlanVerbs, nothing_is_sealed_while_nobody_said_who_this_is) {
  ASSERT_EQ(problem(ask(R"({"verb": "plan_new", "outcome": "sleep", "smallest": 1})")), "");
  EXPECT_EQ(ask(R"({"verb": "plan"})")["screening"]["may_start"], false);
  const std::size_t before = events();
  EXPECT_NE(problem(ask(R"({"verb": "plan_lock", "people": 1000})")), "");
  EXPECT_EQ(events(), before);
}

TEST_F(PlanVerbs, nobody_with_a_block_gets_past_the_seal) {
  const auto sheet =
      codec::person_from_json(R"({"age": 40, "sex": "male", "life_stage": "none", "egfr": 20, "authority": "US",
    "conditions": [], "medicines": [], "supplements": []})",
                              "person", codec::catalog());
  ASSERT_TRUE(sheet);
  say(PersonSaid{*sheet});
  EXPECT_NE(problem(ask(R"({"verb": "plan_new", "outcome": "sleep", "smallest": 1})")), "")
      << "an eGFR of 20 forbids every dose";
  EXPECT_NE(problem(ask(R"({"verb": "plan_lock", "people": 1000})")), "");
}

TEST_F(PlanVerbs, who_noticed_something_that_stops_the_dose_seals_nothing) {
  say_healthy();
  ASSERT_EQ(problem(ask(R"({"verb": "plan_new", "outcome": "sleep", "smallest": 1})")), "");
  ASSERT_EQ(problem(ask(
                R"({"verb": "record", "item": "side_effect", "effect": "chest pain", "state": "value", "value": 3})")),
            "");
  EXPECT_NE(problem(ask(R"({"verb": "plan_lock", "people": 1000})")), "");
}

TEST_F(PlanVerbs, what_is_sealed_can_be_verified_by_anybody_with_the_file) {
  const Json sealed = sealed_sleep()["sealed"];
  const std::string protocol = sealed["protocol"];
  EXPECT_EQ(sealed["hash"], codec::sha256(protocol));
  EXPECT_EQ(protocol.find("closed_secret"), std::string::npos);
  const Json trial = Json::parse(protocol)["trial"];
  EXPECT_EQ(trial["assignment"], "sealed");
  EXPECT_TRUE(trial["decision"]["better"].is_number()) << "the rule is fixed before the data";
  // Somebody else, with the file and the hash alone.
  MemoryRecords of_somebody_else;
  const auto verify = [&](const std::string& text, const Json& extra) {
    Json request{{"verb", "plan_verify"}, {"protocol", text}};
    request.update(extra);
    request["now"] = "2026-03-01T21:00:00+01:00";
    return Json::parse(handle(of_somebody_else, patient_, request.dump()));
  };
  EXPECT_EQ(verify(protocol, {{"hash", sealed["hash"]}})["holds"], true);
  std::string changed = protocol;
  changed.replace(changed.find("sleep"), 5, "sheep");
  EXPECT_EQ(verify(changed, {{"hash", sealed["hash"]}})["holds"], false);
  EXPECT_EQ(verify(" " + protocol, Json::object())["holds"], false) << "not the canonical text";
  EXPECT_EQ(verify(protocol, {{"secret", std::string(64, '0')}})["holds"], false);
}

TEST_F(PlanVerbs, the_arm_of_a_day_is_told_on_that_day_and_no_other) {
  const Json sealed = sealed_sleep()["sealed"];
  EXPECT_EQ(sealed["today"]["phase"], "before");
  EXPECT_TRUE(sealed["today"]["arm"].is_null());
  const Json on_day_20 = ask(R"({"verb": "plan"})", "2026-03-21T21:00:00+01:00")["sealed"]["today"];
  EXPECT_EQ(on_day_20["phase"], "period");
  EXPECT_TRUE(on_day_20["arm"] == "magnesium" || on_day_20["arm"] == "nothing");
  EXPECT_EQ(on_day_20.dump().find("order"), std::string::npos);
  const Json dose = ask(R"({"verb": "today"})", "2026-03-21T21:00:00+01:00")["today"]["dose"];
  EXPECT_EQ(dose["of_day"], on_day_20["arm"] == "magnesium" ? sealed["trial"]["dose_mg"] : Json(0));
}

TEST_F(PlanVerbs, a_seal_is_not_undone_and_its_layout_not_amended) {
  const Json sealed = sealed_sleep()["sealed"];
  const std::size_t before = events();
  const Json undone = ask(R"({"verb": "undo"})");
  EXPECT_EQ(problem(undone), "");
  EXPECT_EQ(ask(R"({"verb": "plan"})")["sealed"]["hash"], sealed["hash"]) << "an entry before the seal was taken back";
  EXPECT_EQ(events(), before + 1);
  Json trial = sealed["trial"];
  const auto amend = [&](const Json& changed, const char* reason = "because") {
    return ask(Json{{"verb", "plan_amend"}, {"trial", changed}, {"reason", reason}}.dump());
  };
  Json other = trial;
  other["design"]["period_days"] = 8;
  EXPECT_NE(problem(amend(other)), "");
  other = trial;
  other["dose_mg"] = 250;
  EXPECT_NE(problem(amend(other)), "") << "inside a sealed plan the dose never goes up";
  EXPECT_NE(problem(amend(trial, "")), "");
  other = trial;
  other["secondary"] = {"pain"};
  const Json amended = amend(other, "a second outcome");
  ASSERT_EQ(problem(amended), "");
  EXPECT_EQ(amended["sealed"]["hash"], sealed["hash"]) << "what was sealed stays what it was";
  EXPECT_EQ(amended["sealed"]["amendments"][0]["reason"], "a second outcome");
  EXPECT_EQ(amended["sealed"]["question_changed"], false);
  other["primary"]["smallest_worthwhile"] = 0.5;
  EXPECT_EQ(amend(other, "less would do")["sealed"]["question_changed"], true);
}

TEST_F(PlanVerbs, what_an_amendment_leaves_out_of_the_seal_is_kept_and_the_calibrated_rule_never_changes) {
  const Json sealed = sealed_sleep()["sealed"];
  ASSERT_TRUE(sealed["trial"]["decision"]["better"].is_number());
  ASSERT_TRUE(sealed["trial"]["decision"]["calibrated"].is_object());
  const auto amend = [&](const Json& trial) {
    return ask(Json{{"verb", "plan_amend"}, {"trial", trial}, {"reason", "a second outcome"}}.dump());
  };
  // The file of `titrate plan new --out`, with one more outcome: the seal's additions are not in it.
  Json draft = ask(R"({"verb": "plan"})")["draft"];
  ASSERT_TRUE(draft["decision"].is_null());
  draft["secondary"] = {"pain"};
  for (const char* added : {"decision", "looks", "baseline", "missing_fraction"}) draft.erase(added);
  const Json amended = amend(draft);
  ASSERT_EQ(problem(amended), "");
  for (const char* kept : {"decision", "looks", "baseline", "missing_fraction"})
    EXPECT_EQ(amended["sealed"]["trial"][kept], sealed["trial"][kept]) << kept;
  EXPECT_EQ(amended["sealed"]["trial"]["secondary"][0]["name"], "pain");
  EXPECT_EQ(amended["sealed"]["question_changed"], false);
  const std::size_t before = events();
  Json other = sealed["trial"];
  other["decision"]["better"] = 0.6;
  EXPECT_NE(problem(amend(other)).find("calibrated"), std::string::npos);
  EXPECT_EQ(amend(other)["problem"]["where"], "trial.decision");
  other = sealed["trial"];
  other["looks"] = {21, sealed["trial"]["planned_days"]};
  EXPECT_NE(problem(amend(other)).find("calibrated"), std::string::npos);
  EXPECT_EQ(amend(other)["problem"]["where"], "trial.looks");
  EXPECT_EQ(events(), before);
  // One that an earlier version kept without them.
  Json protocol = Json::parse(sealed["protocol"].get<std::string>());
  protocol["trial"]["decision"] = nullptr;
  protocol["trial"]["secondary"] = Json::array();
  say(Amended{protocol.dump(), "kept without its rule"});
  const Json now = ask(R"({"verb": "plan"})")["sealed"];
  EXPECT_EQ(now["trial"]["decision"], sealed["trial"]["decision"]);
  EXPECT_EQ(now["question_changed"], false);
}

TEST_F(PlanVerbs, what_stands_in_the_way_of_an_amendment_says_so_and_speaks_of_no_seal) {
  Json trial = sealed_sleep()["sealed"]["trial"];
  ASSERT_EQ(
      problem(ask(R"({"verb": "record", "item": "side_effect", "effect": "diarrhoea", "state": "value", "value": 3})")),
      "");
  trial["dose_mg"] = 100;
  const std::string what =
      problem(ask(Json{{"verb", "plan_amend"}, {"trial", trial}, {"reason", "less of it"}}.dump()));
  EXPECT_NE(what.find("is not amended"), std::string::npos) << what;
  EXPECT_EQ(what.find("no plan is sealed"), std::string::npos) << what;
}

TEST_F(PlanVerbs, what_is_taken_is_amended_only_into_what_could_be_sealed_today) {
  Json trial = sealed_sleep()["sealed"]["trial"];
  ASSERT_EQ(trial["dose_mg"], 200);
  const auto amended = [&](const char* field, const Json& value) {
    Json other = trial;
    other[field] = value;
    return problem(ask(Json{{"verb", "plan_amend"}, {"trial", other}, {"reason", "because"}}.dump()));
  };
  const auto says = [&](const char* egfr, const char* medicines, const char* others) {
    return problem(ask(std::string(R"({"verb": "person", "person": {"age": 40, "sex": "male", "life_stage": "none",
      "authority": "US", "conditions": [], "supplements": [], "egfr": )") +
                       egfr + R"(, "medicines": [)" + medicines + R"(], "other_sources": [)" + others + "]}}"));
  };
  // 350 mg less 300 mg leave 50 mg.
  ASSERT_EQ(says("95", "", R"({"name": "laxative", "elemental_mg_per_day": 300})"), "");
  EXPECT_NE(amended("dose_mg", 190).find("above the limit"), std::string::npos);
  EXPECT_EQ(amended("dose_mg", 50), "");
  trial["dose_mg"] = 50;
  // Kidneys at stage four: no dose of any size, and what nobody swallows may still be amended.
  ASSERT_EQ(says("20", "", ""), "");
  const std::size_t before = events();
  EXPECT_NE(amended("dose_mg", 25), "");
  EXPECT_EQ(events(), before);
  EXPECT_EQ(amended("secondary", {"pain"}), "");
  // Glycine beside clozapine is refused as the other arm, as it is when a plan is sealed.
  ASSERT_EQ(says("95", R"("clozapine")", ""), "");
  EXPECT_NE(amended("comparator", "glycine 1000 mg").find("The other arm"), std::string::npos);
  EXPECT_EQ(amended("comparator", "placebo"), "");
}

TEST_F(PlanVerbs, the_order_is_opened_at_the_end_or_with_a_reason) {
  const Json sealed = sealed_sleep()["sealed"];
  EXPECT_NE(problem(ask(R"({"verb": "plan_open"})")), "") << "before the end it needs a reason";
  constexpr const char* another = R"({"verb": "plan_new", "outcome": "sleep_quality", "smallest": 1})";
  EXPECT_EQ(problem(ask(another)), "A sealed plan is running.");
  EXPECT_EQ(problem(ask(another, "2026-05-01T21:00:00+02:00")),
            "The sealed plan is over, and its order is not opened.");
  const Json opened = ask(R"({"verb": "plan_open"})", "2026-05-01T21:00:00+02:00");
  ASSERT_EQ(problem(opened), "");
  EXPECT_EQ(opened["order"].size(), 4u);
  EXPECT_EQ(ask(Json{{"verb", "plan_verify"},
                     {"protocol", sealed["protocol"]},
                     {"hash", sealed["hash"]},
                     {"secret", opened["secret"]}}
                    .dump())["holds"],
            true);
  EXPECT_EQ(ask(R"({"verb": "plan_verify"})")["holds"], true) << "the diary's own, with the secret that was told";
  // Each pair holds one period of each arm.
  EXPECT_NE(opened["order"][0], opened["order"][1]);
  EXPECT_NE(opened["order"][2], opened["order"][3]);
}

TEST_F(PlanVerbs, each_comparator_is_proposed_with_its_reason_and_within_its_bounds) {
  say_healthy();
  const auto propose = [&](const char* more) {
    return ask(std::string(R"({"verb": "plan_new", "outcome": "sleep", "smallest": 1, "pairs": 2, "period_days": 7)") +
               more + "}");
  };
  const Json glycine = propose(R"(, "comparator": "glycine")");
  ASSERT_EQ(problem(glycine), "");
  // 618 mg of glycine with each 100 mg of magnesium as bisglycinate (forms.csv), in steps of ten.
  EXPECT_EQ(glycine["proposal"]["trial"]["comparator"], "glycine 1240 mg");
  EXPECT_NE(problem(propose(R"(, "comparator": "glycine", "dose_mg": 500)")), "") << "above the limit";
  EXPECT_EQ(propose(R"(, "comparator": "placebo")")["proposal"]["trial"]["comparator"], "placebo");
  const Json lower = propose(R"(, "comparator": "lower_dose")");
  ASSERT_EQ(problem(lower), "");
  EXPECT_EQ(lower["proposal"]["trial"]["comparator_dose_mg"], 50) << "the largest below half of 200 mg";
  EXPECT_NE(problem(propose(R"(, "comparator": "lower_dose", "comparator_dose_mg": 100)")), "");
  EXPECT_NE(problem(propose(R"(, "comparator_dose_mg": 50)")), "") << "of a comparator that nobody asked for";
}

TEST_F(PlanVerbs, a_comparator_is_screened_as_what_it_is) {
  const auto sheet =
      codec::person_from_json(R"({"age": 40, "sex": "male", "life_stage": "none", "egfr": 95, "authority": "US",
    "conditions": ["nonketotic hyperglycinaemia"], "medicines": [], "supplements": []})",
                              "person", codec::catalog());
  ASSERT_TRUE(sheet);
  say(PersonSaid{*sheet});
  EXPECT_NE(problem(ask(R"({"verb": "plan_new", "outcome": "sleep", "smallest": 1, "comparator": "glycine"})")), "");
}

TEST_F(PlanVerbs, a_plan_that_cannot_answer_is_told_so_and_one_with_a_chance_of_one_in_three_is_offered) {
  const Json small = ask(R"({"verb": "plan_new", "outcome": "sleep", "smallest": 1, "pairs": 2, "period_days": 7,
                            "sd": 0.8, "rho": 0})");
  ASSERT_EQ(problem(small), "");
  ASSERT_EQ(small["estimate"]["can_answer"], false) << small["estimate"].dump();
  EXPECT_LT(small["estimate"]["chance"], 0.2);
  const Json& nearest = small["estimate"]["nearest"];
  const std::string sentence = small["estimate"]["sentence"];
  ASSERT_TRUE(nearest.is_object()) << sentence;
  EXPECT_GT(nearest["days"], small["proposal"]["trial"]["planned_days"]);
  EXPECT_GE(nearest["chance"], 1.0 / 3);
  EXPECT_NE(sentence.find("with a chance of one in three: " + nearest["what"].get<std::string>() + ", about"),
            std::string::npos)
      << sentence;
  EXPECT_EQ(sentence.find("that can"), std::string::npos) << sentence;
  // One pair fewer has less, but for the error of so few people.
  const int pairs = nearest["trial"]["design"]["pairs"];
  const Json shorter = ask(R"({"verb": "plan_new", "outcome": "sleep", "smallest": 1, "period_days": 7, "sd": 0.8,
                              "rho": 0, "pairs": )" +
                           std::to_string(pairs - 1) + "}");
  EXPECT_LT(shorter["estimate"]["chance"], 0.4) << shorter["estimate"];
  // Where no plan up to a year is as good, that is said, and the chance of the longest.
  const Json hardly = ask(R"({"verb": "plan_new", "outcome": "sleep", "smallest": 1, "pairs": 2, "period_days": 3,
                             "sd": 2.5})")["estimate"];
  EXPECT_EQ(hardly["can_answer"], false);
  EXPECT_NE(hardly["sentence"].dump().find("up to a year, has a chance of one in three. The longest, "),
            std::string::npos)
      << hardly;
  EXPECT_LT(hardly["nearest"]["chance"], 1.0 / 3);
  const Json large = ask(R"({"verb": "plan_new", "outcome": "sleep", "smallest": 2, "pairs": 6, "sd": 1})");
  EXPECT_EQ(large["estimate"]["can_answer"], true) << large["estimate"].dump();
}

TEST_F(PlanVerbs, a_lost_key_is_said_and_opens_nothing) {
  sealed_sleep();
  MemoryVault another;
  const Json reply = Json::parse(handle(records_, patient_,
                                        R"({"verb": "plan_open", "reason": "now", "now": "2026-03-01T21:00:00+01:00"})",
                                        std::nullopt, {.vault = &another}));
  EXPECT_NE(problem(reply).find("key"), std::string::npos);
}

TEST_F(PlanVerbs, a_review_of_the_diary_answers_the_sealed_question) {
  sealed_sleep();
  std::vector<Event> days;
  const Day first = *parse_day("2026-03-02");
  for (int t = 0; t < 42; ++t) {
    Event event;
    event.diary = "mine";
    event.entered = seal_evening;
    event.what =
        recorded(first + std::chrono::days(t), measure_item("sleep_quality"), Entry<double>::of(4 + t * 7 % 5));
    days.push_back(event);
  }
  ASSERT_TRUE(records_.append(days));
  EXPECT_EQ(ask(R"({"verb": "review"})", "2026-04-12T21:00:00+02:00")["look"]["kind"], "waiting")
      << "on its last evening the day may still be written";
  const Json reply = ask(R"({"verb": "review"})", "2026-04-13T07:00:00+02:00");
  ASSERT_EQ(problem(reply), "");
  EXPECT_EQ(reply["review"]["outcome"], "sleep_quality");
  EXPECT_EQ(reply["review"]["effect"]["smallest_worthwhile"], 1);
  EXPECT_EQ(reply["review"]["effect"]["per_dose_mg"], 200);
  EXPECT_TRUE(reply["review"]["randomisation_p"].is_number());
  EXPECT_EQ(reply["look"]["kind"], "look");
  const Json early = ask(R"({"verb": "review"})", "2026-04-01T21:00:00+02:00");
  EXPECT_TRUE(early["review"].is_null()) << "nothing is shown before a planned look";
  EXPECT_EQ(early["look"]["kind"], "waiting");
}

}  // namespace
}  // namespace titrate::door
