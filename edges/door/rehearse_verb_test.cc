#include <gtest/gtest.h>

#include "app/memory_records.h"
#include "codec/catalog_tables.h"
#include "codec/json.h"
#include "codec/rehearsal_json.h"
#include "door/handle.h"

namespace titrate::door {
namespace {

using codec::Json;

Json asked(const std::string& request) {
  MemoryRecords records;
  Progress patient;
  return Json::parse(handle(records, patient, request));
}

std::string request_with(const std::string& trial, const std::string& more = R"(, "quick": true)") {
  return R"({"verb": "rehearse", "trial": )" + trial + more + "}";
}

const std::string plan =
    R"({"primary": {"name": "sleep_quality", "smallest_worthwhile": 1}, "missing_fraction": 0.1,
        "design": {"kind": "pairs", "pairs": 2, "period_days": 7}, "baseline": {"sd": 1.5, "rho": 0.4}})";

TEST(RehearsalJson, has_the_fields_of_the_contract_and_rates_with_their_error) {
  const Json reply = asked(request_with(plan));
  ASSERT_TRUE(reply["ok"].get<bool>()) << reply.dump();
  const Json& rehearsal = reply["rehearsal"];
  for (const char* field : {"chance_to_find", "chance_of_false_claim", "width_95", "days", "people", "seconds",
                            "quick_estimate", "alternatives", "at_half", "under_harm", "rule", "warnings"})
    EXPECT_TRUE(rehearsal.contains(field)) << field;
  EXPECT_EQ(rehearsal["days"], 28);
  EXPECT_EQ(rehearsal["people"], quick_people);
  EXPECT_TRUE(rehearsal["quick_estimate"].get<bool>());
  EXPECT_EQ(rehearsal["smallest_randomisation_p"], 0.25);
  EXPECT_EQ(rehearsal["chance_to_find"]["twice"]["benefit"], 2.0);
  EXPECT_EQ(rehearsal["under_harm"]["benefit"], -1.0);
  EXPECT_EQ(rehearsal["chance_of_false_claim"]["by_dependence"].size(), dependences.size());
  for (const Json& one : {rehearsal["chance_to_find"]["smallest_worthwhile"], rehearsal["chance_of_false_claim"],
                          rehearsal["at_half"]["stop_taking"]}) {
    EXPECT_GE(one["rate"].get<double>(), 0);
    EXPECT_GE(one["mcse"].get<double>(), 0);
  }
}

TEST(RehearsalJson, a_plan_of_which_nothing_can_be_said_is_a_problem_with_its_place) {
  const auto place = [](const std::string& request) { return asked(request)["problem"]["where"].get<std::string>(); };
  EXPECT_NE(place(request_with(R"({"primary": {"name": "pain", "smallest_worthwhile": 1}})")).find("design"),
            std::string::npos);
  EXPECT_NE(place(request_with(R"({"primary": {"name": "grip"},
      "design": {"kind": "pairs", "pairs": 2, "period_days": 7}})"))
                .find("primary.better"),
            std::string::npos);
  EXPECT_NE(place(request_with(plan, R"(, "people": 5)")).find("people"), std::string::npos);
  EXPECT_NE(place(request_with(plan, R"(, "seed": -1)")).find("seed"), std::string::npos);
  EXPECT_NE(place(R"({"verb": "rehearse"})").find("trial"), std::string::npos);
}

}  // namespace
}  // namespace titrate::door
