#pragma once

#include <optional>
#include <string>

#include "app/entries.h"
#include "safety/dose_guard.h"

namespace titrate {

// What an entry may be, whoever says it: a person in the evening (app/entries.h) or a file that somebody brings in
// (app/import_plan.h).

/// A Problem about a field of a request.
Problem at_field(const char* field, std::string what, std::string way_out);

/// The entry as a state and an amount, or why the two do not fit together.
Result<Entry<double>> amount_of(const NewEntry& entry);

/// Why this amount is no dose, whoever confirms it: it is below zero, or more than a kilogram of magnesium.
std::optional<Problem> no_dose(double amount, bool magnesium);

/// All the doubts, with their sources, as one text.
std::string doubts_in_words(const DoseGuard& guard);

/// Why a number is none of this outcome's: it lies outside the scale, or between its whole numbers.
std::optional<Problem> refuse_off_scale(double value, const Question& question);

/// What changed, in words, on a day; and a side effect with its grade.
Result<Recorded> context_of(const NewEntry& entry, Day day);
Result<Recorded> side_effect_of(const NewEntry& entry, const Catalog& catalog, Day day);

}  // namespace titrate
