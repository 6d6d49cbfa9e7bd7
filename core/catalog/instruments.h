#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/source.h"

namespace titrate {

class Faults;
struct Catalog;

enum class Direction { lower, higher };

/// How quickly an outcome follows the dose: the prior of the half-life of wash-in and carry-over, log-normal, in days.
struct Kinetics {
  std::string id;
  double half_life_median_days = 0;
  double half_life_log_sd = 0;
  std::string reason;
  Source source;
};

/// How often an instrument is asked.
enum class Frequency { at_each_event, daily, weekly, every_two_weeks, every_four_weeks, at_the_end_of_a_period };

/// What its numbers are.
enum class DataType { rating, count, yes_or_no, measure, score, category };

/// May its items be printed? Where permission is needed none is in this program: a score that a person has from
/// elsewhere may be entered all the same.
enum class Licence { free, permission };

/// Something that can be measured: its scale and which way is better.
struct Instrument {
  std::string id;
  std::string label;
  std::vector<std::string> names;  ///< column names that mean this instrument; none: not an outcome of a diary
  double lowest = 0, highest = 10;
  bool whole_numbers = true;
  std::optional<Direction> better;
  std::string unit;      ///< "points", "headaches per day"
  std::string kinetics;  ///< id of a Kinetics row
  std::optional<double> smallest_worthwhile;
  Source source;
  std::string title{};    ///< its published name
  std::string outcome{};  ///< id of an OutcomeDomain row: what it measures; empty: no outcome that evidence is kept for
  Frequency asked = Frequency::daily;
  std::optional<double> recall_days{};  ///< how many days its question looks back; 0: this moment
  DataType data_type = DataType::rating;
  Licence licence = Licence::free;
  std::string licence_note{};
  std::optional<double> worthwhile_fraction{};  ///< a smallest worthwhile change as a fraction of the usual level
  std::string anchors{};                        ///< what the two ends of the scale mean
  std::vector<std::string> loinc{};             ///< only codes that we are sure of
  std::string note{};
};

/// May it stand in the diary of an evening: it has a column name, is asked every day and looks back one day at most.
bool is_asked_in_the_evening(const Instrument& instrument);

/// The instrument that a column name means, or nothing. Case, spaces, '-' and '_' do not matter.
const Instrument* find_instrument(const Catalog& catalog, std::string_view name);

/// The kinetics of that id; a promise of the catalog's own test for every instrument.
const Kinetics& kinetics_of(const Catalog& catalog, std::string_view id);

/// The instrument of that id, or null.
const Instrument* instrument_with_id(const Catalog& catalog, std::string_view id);

void faults_of_instruments(const Catalog& catalog, Faults& faults);
void faults_of_kinetics(const Catalog& catalog, Faults& faults);

}  // namespace titrate
