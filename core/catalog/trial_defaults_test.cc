#include "catalog/trial_defaults.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "catalog/catalog.h"
#include "catalog/faults.h"

namespace titrate {
namespace {

const Source book{"A book", "verified"};

Catalog two_rows() {
  Catalog catalog;
  catalog.kinetics = {{"general", 5, 0.9, "A reason.", book}, {"sleep", 2, 0.75, "A reason.", book}};
  catalog.trial_defaults = {{"sleep", 14, 4, 0, 3, 14, "A reason.", book},
                            {"general", 28, 10, 14, 3, 14, "A reason.", book}};
  return catalog;
}

/// The faults of the table once its first row was changed so.
std::vector<std::string> faults_after(void (*change)(TrialDefaults&)) {
  Catalog catalog = two_rows();
  change(catalog.trial_defaults[0]);
  Faults faults;
  faults_of_trial_defaults(catalog, faults);
  return std::move(faults).found();
}

TEST(TrialDefaultsTable, a_sound_row_has_no_fault_and_each_wrong_number_is_one) {
  EXPECT_TRUE(faults_after([](TrialDefaults&) {}).empty());
  using Change = void (*)(TrialDefaults&);
  for (const Change change :
       {Change([](TrialDefaults& row) { row.id = "moonlight"; }),
        Change([](TrialDefaults& row) { row.period_days = LayoutBounds::most_period + 1; }),
        Change([](TrialDefaults& row) { row.set_apart_days = row.period_days; }),
        Change([](TrialDefaults& row) { row.set_apart_days = -1; }),
        Change([](TrialDefaults& row) { row.gap_days = -1; }), Change([](TrialDefaults& row) { row.pairs = 1; }),
        Change([](TrialDefaults& row) { row.run_in_days = -1; }),
        Change([](TrialDefaults& row) { row.reason.clear(); }),
        Change([](TrialDefaults& row) { row.source.citation.clear(); }),
        Change([](TrialDefaults& row) { row.source.confidence = "sure"; })})
    EXPECT_EQ(faults_after(change).size(), 1u);
}

TEST(TrialDefaultsTable, the_catalog_asks_it_like_every_other_table) {
  Catalog catalog = two_rows();
  catalog.trial_defaults.pop_back();
  const auto found = faults_of(catalog);
  EXPECT_EQ(std::count(found.begin(), found.end(), "trial_defaults: it has no row \"general\" for everything else."),
            1);
}

TEST(TrialDefaultsTable, what_is_not_in_it_is_laid_out_as_everything_else) {
  const Catalog catalog = two_rows();
  EXPECT_EQ(trial_defaults_for(catalog.trial_defaults, "sleep").period_days, 14);
  EXPECT_EQ(trial_defaults_for(catalog.trial_defaults, "moonlight").period_days, 28);
}

}  // namespace
}  // namespace titrate
