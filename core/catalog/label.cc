#include "catalog/label.h"

#include <algorithm>
#include <cmath>

#include "base/listed.h"
#include "base/spelled.h"
#include "catalog/catalog.h"
#include "catalog/label_parts.h"

namespace titrate {
namespace {

using namespace label_parts;

void add(std::vector<std::string>& to, const std::string& text) {
  if (std::find(to.begin(), to.end(), text) == to.end()) to.push_back(text);
}
void add(std::vector<std::string>& to, const std::vector<std::string>& more) {
  for (const std::string& one : more) add(to, one);
}

/// Several of what a label counts: "capsules", "gummies".
std::string several_of(std::string unit) {
  if (!unit.ends_with('y')) return unit + "s";
  unit.pop_back();
  return unit + "ies";
}

/// The number of units that an amount is for, as far as the label says it.
std::optional<double> serving_units(const Label& label, const std::vector<RowAnswer>& rows) {
  if (label.serving && label.serving->least == label.serving->most) return label.serving->least;
  std::optional<double> units;
  for (const RowAnswer& row : rows)
    for (const LabelClaim& claim : row.claims) {
      std::optional<double> said;
      if (claim.basis.per == Per::unit && claim.basis.units != 1) said = claim.basis.units;
      if (claim.basis.per == Per::day) said = label.units_per_day;
      if (said && !units) units = said;
    }
  return units;
}

struct Total {
  std::optional<Reading> serving, unit;
  std::optional<std::string> doubt;
};

bool close(const Reading& a, const Reading& b) {
  const double room = std::max({1.0, 0.03 * std::max(mg(a.value), mg(b.value))});
  return mg(a.low) - room <= mg(b.high) && mg(b.low) - room <= mg(a.high);
}

void keep(std::optional<Reading>& to, const Reading& reading, Total& total) {
  if (!to) {
    to = reading;
  } else if (!close(*to, reading)) {
    total.doubt = "The label gives both " + said(*to) + " and " + said(reading) +
                  " of magnesium for the same amount of it. Which of the two numbers stands beside the word Magnesium "
                  "in the facts panel?";
  }
}

/// One row's claims, brought to a serving and to a unit.
Total total_of(const RowAnswer& row, const Label& label, std::optional<double>& units,
               std::vector<std::string>& steps) {
  Total total;
  for (const LabelClaim& claim : row.claims) switch (claim.basis.per) {
      case Per::unit:
        keep(total.unit, claim.reading.times(1 / claim.basis.units), total);
        break;
      case Per::hundred_grams:
        if (label.serving_weight) {
          const double part = label.serving_weight->in(100 * gram);
          keep(total.serving, claim.reading.times(part), total);
          steps.push_back("Per 100 g it is " + said(claim.reading) + "; a serving weighs " +
                          in_digits(label.serving_weight->in(gram)) + " g, so it holds " +
                          said(claim.reading.times(part)) + ".");
        } else {
          total.doubt = "The label counts per 100 g (" + said(claim.reading) +
                        "). How many grams does a serving, or one unit, weigh?";
        }
        break;
      case Per::serving:
      case Per::day:
      case Per::not_said:
        if (label.serving && label.serving->least != label.serving->most)
          total.doubt = "A serving is " + in_digits(label.serving->least) + " to " + in_digits(label.serving->most) +
                        " " + several_of(label.serving->unit) + ". Is " + said(claim.reading) + " of magnesium in " +
                        in_digits(label.serving->least) + " of them, or in " + in_digits(label.serving->most) + "?";
        keep(total.serving, claim.reading, total);
        break;
    }
  if (total.serving && total.unit && !units) {
    const double ratio = mg(total.serving->value) / mg(total.unit->value);
    if (std::abs(ratio - std::round(ratio)) < 0.03 * ratio && ratio >= 0.97) units = std::round(ratio);
  }
  if (total.serving && total.unit && units && !close(total.unit->times(*units), *total.serving))
    total.doubt = "The label gives " + said(*total.unit) + " for one and " + said(*total.serving) +
                  " for a serving of " + in_digits(*units) +
                  ", which do not agree. Which number stands beside the word Magnesium in the facts "
                  "panel, and for how many units?";
  return total;
}

std::vector<std::string> families_of(const std::vector<std::string>& ids, const Catalog& catalog) {
  std::vector<std::string> families;
  for (const std::string& id : ids)
    if (const Form* form = form_of_id(catalog, id)) add(families, form->family);
  return families;
}

bool same_forms(const RowAnswer& a, const RowAnswer& b) {
  return std::is_permutation(a.families.begin(), a.families.end(), b.families.begin(), b.families.end());
}

bool covers(const std::vector<std::string>& all, const std::vector<std::string>& some) {
  return std::all_of(some.begin(), some.end(),
                     [&](const std::string& one) { return std::find(all.begin(), all.end(), one) != all.end(); });
}

/// The sum over sources, each counted once.
struct Sum {
  Total total;
  std::vector<const RowAnswer*> counted;
};

/// Adds up rows that name different forms, counts a repeated row once, and takes a row without a form for the total
/// where it is one.
Sum sum_of(const std::vector<RowAnswer>& rows, const Label& label, std::optional<double>& units,
           std::vector<std::string>& steps) {
  Sum sum;
  std::vector<std::pair<const RowAnswer*, Total>> distinct;
  for (const RowAnswer& row : rows) {
    if (row.claims.empty()) continue;
    Total total = total_of(row, label, units, steps);
    if (total.doubt) return {std::move(total), {}};
    bool repeated = false;
    for (auto& known : distinct) {
      if (!same_forms(*known.first, row) && !row.families.empty() && !known.first->families.empty()) continue;
      Total& other = known.second;
      const auto agree = [](const std::optional<Reading>& a, const std::optional<Reading>& b) {
        return !a || !b || close(*a, *b);
      };
      // "100 mg per capsule" and "300 mg per serving" are one row said twice, if they can agree.
      std::optional<double> said_units = units;
      if (!said_units && total.serving.has_value() != other.serving.has_value()) {
        const double ratio =
            mg((total.serving ? total : other).serving->value) / mg((total.serving ? other : total).unit->value);
        if (std::abs(ratio - std::round(ratio)) < 0.03 && ratio > 0.97) units = said_units = std::round(ratio);
      }
      const auto whole = [&](const Total& one) {
        return one.serving              ? one.serving
               : one.unit && said_units ? std::optional(one.unit->times(*said_units))
                                        : one.unit;
      };
      if (!agree(whole(total), whole(other))) continue;
      if (!other.serving) other.serving = total.serving;
      if (!other.unit) other.unit = total.unit;
      if (known.first->families.empty()) known.first = &row;
      repeated = true;
      break;
    }
    if (!repeated) distinct.emplace_back(&row, total);
  }
  if (distinct.empty()) return sum;

  const auto whole = [&](const Total& one) { return one.serving ? *one.serving : one.unit->times(units.value_or(1)); };
  if (distinct.size() > 1) {
    // A row without a form that equals the others' sum is the total of them.
    for (std::size_t i = 0; i < distinct.size(); ++i) {
      if (!distinct[i].first->families.empty()) continue;
      Reading others;
      for (std::size_t j = 0; j < distinct.size(); ++j)
        if (j != i) others = others.plus(whole(distinct[j].second));
      if (!close(others, whole(distinct[i].second))) continue;
      for (const auto& one : distinct) sum.counted.push_back(one.first);
      sum.total = distinct[i].second;
      steps.push_back("The rows for the single compounds add up to the row for all magnesium.");
      return sum;
    }
    for (std::size_t i = 0; i < distinct.size(); ++i)
      for (std::size_t j = i + 1; j < distinct.size(); ++j)
        if (distinct[i].first->families.empty() || distinct[j].first->families.empty() ||
            same_forms(*distinct[i].first, *distinct[j].first)) {
          sum.total.doubt = "The label gives " + said(whole(distinct[i].second)) + " and " +
                            said(whole(distinct[j].second)) +
                            " of magnesium. Which of the two stands beside the word Magnesium in the facts panel?";
          return sum;
        }
  }
  for (const auto& one : distinct) {
    sum.counted.push_back(one.first);
    const Reading more = whole(one.second);
    if (distinct.size() == 1) {
      sum.total = one.second;
    } else {
      sum.total.serving = sum.total.serving ? sum.total.serving->plus(more) : more;
    }
  }
  if (distinct.size() > 1)
    steps.push_back("The " + in_digits(double(distinct.size())) + " sources of magnesium add up to " +
                    said(*sum.total.serving) + ".");
  return sum;
}

/// The compound's mass in a serving, where one row prints it.
std::optional<Mass> compound_of(const RowAnswer& row, const std::optional<double>& units) {
  for (const auto& one : row.compounds) {
    if (one.first.per == Per::unit) return (units.value_or(1) / one.first.units) * one.second;
    if (one.first.per != Per::hundred_grams) return one.second;
  }
  return std::nullopt;
}

void judge_form(const Label& label, const Catalog& catalog, const std::vector<std::string>& ids, bool unknown_form,
                Resolved& resolved) {
  resolved.forms = families_of(ids, catalog);
  if (unknown_form) add(resolved.forms, "unknown");
  std::vector<std::string> others = resolved.forms;
  std::string glycinate;
  for (const std::string& family : resolved.forms)
    if (is_glycinate(family, catalog) && glycinate.empty()) glycinate = family;
  std::erase_if(others, [&](const std::string& family) { return family == glycinate || is_alkali(family); });
  const bool alkali_named = std::any_of(resolved.forms.begin(), resolved.forms.end(), is_alkali);
  if (resolved.forms.size() == 1)
    resolved.form = resolved.forms[0];
  else if (!glycinate.empty() && others.empty())
    resolved.form = glycinate;
  else if (!resolved.forms.empty())
    resolved.form = "several";

  resolved.alkaline = unknown_form || resolved.forms.empty();
  for (const std::string& id : ids)
    if (const Form* form = form_of_id(catalog, id)) resolved.alkaline |= form->alkaline;
  if (glycinate.empty()) return;
  const bool named_buffered = std::find(ids.begin(), ids.end(), "mg_glycinate_buffered") != ids.end();
  if (alkali_named || label.oxide_listed || named_buffered || label.says_buffered == true) {
    resolved.buffered = Buffered::buffered;
    resolved.derivation.push_back(alkali_named || label.oxide_listed
                                      ? "The label names oxide, hydroxide or carbonate beside the glycinate: buffered."
                                      : "The label says that the glycinate is buffered.");
  } else if (label.says_buffered == false && others.empty()) {
    resolved.buffered = Buffered::pure;
    resolved.derivation.push_back("The label says that the glycinate is not buffered.");
  }
}

/// What magnesium by weight says of glycinate: Mg(C2H4NO2)2 holds 0.1410 and MgO 0.6030, so a mixture with a fraction f
/// has an oxide share x = (f - 0.1410) / (0.6030 - 0.1410) of its mass, and x 0.6030 / f of its magnesium.
void judge_weight(const Catalog& catalog, const Reading& serving, Mass compound, const std::vector<std::string>& ids,
                  Resolved& resolved) {
  const double f = mg(serving.value) / compound.in(milligram);
  const double least = std::max(0.0, mg(serving.low) - 0.5) / (compound.in(milligram) + 0.5);
  resolved.fraction = f;
  const std::string share = percent(f);
  resolved.derivation.push_back(said(serving) + " in " + in_digits(compound.in(milligram)) + " mg of compound is " +
                                share + " by weight.");
  const auto ranges = range_of(ids, catalog);
  if (!ranges) return;
  const bool glycinate_only = resolved.forms.size() == 1 && is_glycinate(resolved.forms[0], catalog);
  const double room = 1.005;
  if (!glycinate_only) {
    if (least > room * ranges->high)
      resolved.warnings.push_back(share + " magnesium by weight is more than " + resolved.form +
                                  " can hold: something else with magnesium is in it, or the numbers are not what they "
                                  "seem.");
    else if (f < 0.9 * ranges->low)
      resolved.warnings.push_back(share + " magnesium by weight is less than " + resolved.form +
                                  " holds: the printed weight counts something else too.");
    return;
  }
  const Form* glycinate = nullptr;
  for (const Form& form : catalog.forms)
    if (form.family == resolved.forms[0] && form.fraction && !glycinate) glycinate = &form;
  const double pure = *glycinate->fraction, oxide = largest_fraction(catalog, glycinate->substance);
  if (least > room * pure) {
    if (resolved.buffered == Buffered::pure)
      resolved.warnings.push_back("The label says that nothing was added, and its weights say otherwise.");
    resolved.buffered = Buffered::buffered;
    const double x = (f - pure) / (oxide - pure);
    resolved.oxide_fraction = x;
    resolved.fraction_of_magnesium_from_oxide = x * oxide / f;
    resolved.derivation.push_back("Pure " + glycinate->name + " holds at most " + percent(pure) +
                                  ", so it is buffered: if with oxide, about " + percent(x) +
                                  " of the weight is oxide and " + percent(*resolved.fraction_of_magnesium_from_oxide) +
                                  " of the magnesium comes from it.");
  } else if (f < 0.95 * glycinate->label_fraction_low.value_or(0)) {
    resolved.warnings.push_back(share + " magnesium by weight is less than unbuffered " + glycinate->name +
                                " is sold with: the printed weight counts something else too.");
  } else if (resolved.buffered == Buffered::unknown) {
    resolved.buffered = Buffered::pure;
    resolved.derivation.push_back("Unbuffered " + glycinate->name + " is sold with " +
                                  percent(*glycinate->label_fraction_low) + " to " + percent(pure) +
                                  ": no oxide is needed to explain it.");
  }
}

void judge_glycine(const Catalog& catalog, Resolved& resolved) {
  if (!resolved.per_serving || !is_glycinate(resolved.form, catalog)) return;
  const Form* form = nullptr;
  for (const Form& one : catalog.forms)
    if (one.family == resolved.form && one.free_glycine && !form) form = &one;
  if (!form) return;
  double from_glycinate = mg(*resolved.per_serving);
  if (resolved.fraction_of_magnesium_from_oxide) from_glycinate *= 1 - *resolved.fraction_of_magnesium_from_oxide;
  resolved.free_glycine = *form->free_glycine * from_glycinate * milligram;
  const bool known = resolved.buffered == Buffered::pure || resolved.fraction_of_magnesium_from_oxide;
  resolved.derivation.push_back("It brings " + std::string(known ? "about " : "at most ") +
                                in_digits(resolved.free_glycine->in(milligram)) + " mg of free glycine in a serving (" +
                                in_digits(100 * *form->free_glycine) + " mg with each 100 mg of magnesium from " +
                                form->name + ").");
}

/// A unit cannot hold more powder than it has room for.
void judge_room(const Catalog& catalog, Resolved& resolved) {
  const auto room = room_in(resolved.unit);
  if (!room || !resolved.per_unit || resolved.buffered != Buffered::unknown) return;
  if (resolved.forms.size() != 1 || !is_glycinate(resolved.forms[0], catalog)) return;
  const auto range = range_of({first_id(resolved.forms[0], catalog)}, catalog);
  const Mass needed = mg(*resolved.per_unit) / range->high * milligram;
  if (needed <= *room) return;
  resolved.buffered = Buffered::buffered;
  resolved.warnings.push_back(
      "As pure " + resolved.form + ", " + said({*resolved.per_unit, *resolved.per_unit, *resolved.per_unit}) +
      " of magnesium would weigh " + in_digits(needed.in(gram)) + " g, more than fits into one " + resolved.unit +
      ": part of it must be a denser compound, most often oxide.");
}

void judge_quality(const Label& label, const Catalog& catalog, std::optional<Day> today, Resolved& resolved) {
  bool looked_at = false;
  for (const std::string& id : label.marks)
    if (const Quality* row = quality_of_id(catalog, id)) {
      resolved.marks.push_back({row->id, row->name, row->how_to_check, row->note});
      looked_at |= is_looked_at_by_others(row->kind);
    }
  resolved.lot = label.lot;
  resolved.expiry = label.expiry;
  if (label.expiry && today) {
    resolved.expired = *label.expiry < *today;
    if (*resolved.expired)
      resolved.warnings.push_back("It expired on " + to_string(*label.expiry) + ": take it back, or throw it away.");
  }
  if (!looked_at) resolved.missing.push_back("a testing programme: nobody but the maker says what is in it");
  if (label.lot.empty()) resolved.missing.push_back("the lot number: one lot for one trial, and a recall names lots");
  if (!label.expiry) resolved.missing.push_back("the expiry date");
}

void say_what_else(const Label& label, Resolved& resolved) {
  add(resolved.warnings, label.notes);
  if (label.discontinued)
    resolved.warnings.push_back(
        "This label is off the market, and its successor may hold another amount: compare it with the pack in your "
        "hand.");
  if (!label.other_actives.empty())
    resolved.warnings.push_back("It also holds " + listed_with_and(label.other_actives) +
                                ": a trial could not tell which of them did what.");
  if (!label.sweeteners.empty())
    resolved.warnings.push_back("It holds " + listed_with_and(label.sweeteners) +
                                ", which can bring wind or loose stools of their own.");
}

std::string ask_for_the_panel(const Label& label) {
  const std::string where =
      label.is_german || label.default_daily_value == DailyValue::eu
          ? "What number, and what % NRV, stand beside the word Magnesium in the table of nutrients"
          : "What number, and what % daily value, stand beside the word Magnesium in the facts panel";
  return where + ", and for how many units?";
}

/// Rows whose mass may be a compound's, beside a row that is sure: they are its compound, a repetition, or a second
/// source that nobody can read.
std::optional<std::string> doubt_beside(const RowAnswer& doubtful, const Sum& sum) {
  std::vector<std::string> known;
  bool any_without = false;
  for (const RowAnswer* row : sum.counted) {
    add(known, row->families);
    any_without |= row->families.empty();
  }
  if (any_without || covers(known, doubtful.families)) return std::nullopt;
  return doubtful.doubt;
}

}  // namespace

const char* to_string(Buffered buffered) {
  switch (buffered) {
    case Buffered::pure:
      return "pure";
    case Buffered::buffered:
      return "buffered";
    case Buffered::unknown:
      break;
  }
  return "unknown";
}

Resolved resolve(const Label& label, const Catalog& catalog, std::optional<Day> today) {
  Resolved resolved;
  std::vector<RowAnswer> rows;
  for (const LabelRow& row : label.rows) rows.push_back(answer_of(row, label, catalog));

  std::vector<std::string> ids;
  bool unknown_form = false;
  for (const RowAnswer& row : rows) {
    add(ids, row.ids);
    unknown_form |= row.unknown_form;
  }
  add(ids, label.forms);
  if (ids.empty()) ids = label.brands;
  judge_form(label, catalog, ids, unknown_form && ids.empty(), resolved);
  resolved.unit = label.serving && !label.serving->unit.empty() ? label.serving->unit : label.unit;

  std::optional<double> units = serving_units(label, rows);
  std::vector<std::string> steps;
  const Sum sum = sum_of(rows, label, units, steps);
  std::optional<std::string> question = label.doubt;
  if (!question) question = sum.total.doubt;
  for (const RowAnswer& row : rows) {
    if (question) break;
    if (row.doubt && row.claims.empty())
      question = sum.counted.empty() ? row.doubt : doubt_beside(row, sum);
    else if (row.doubt)
      question = row.doubt;
  }
  if (!question && sum.counted.empty())
    question = label.forms.empty() && label.brands.empty() && label.rows.empty()
                   ? "I found no magnesium on this label. " + ask_for_the_panel(label)
                   : ask_for_the_panel(label);

  std::optional<Mass> compound;
  if (!question) {
    for (const RowAnswer* row : sum.counted) {
      add(resolved.derivation, row->steps);
      add(resolved.warnings, row->warnings);
    }
    add(resolved.derivation, steps);
    Total total = sum.total;
    if (!total.serving && total.unit && !units) {
      units = 1;
      const std::string unit = resolved.unit.empty() ? "unit" : resolved.unit;
      resolved.derivation.push_back("The label gives the amount in one " + unit +
                                    " and no serving size, so a serving is taken to be one " + unit + ".");
      resolved.missing.push_back("how many a serving is");
    }
    if (!total.serving && total.unit) total.serving = total.unit->times(*units);
    if (!total.unit && total.serving && units) total.unit = total.serving->times(1 / *units);
    if (total.unit && units && *units != 1)
      resolved.derivation.push_back("A serving is " + in_digits(*units) + " " +
                                    several_of(resolved.unit.empty() ? "unit" : resolved.unit) + ": " +
                                    said(*total.unit) + " in each, " + said(*total.serving) + " in all.");
    resolved.per_serving = total.serving->value;
    resolved.units_per_serving = units;
    if (total.unit) resolved.per_unit = total.unit->value;
    if (total.serving->low != total.serving->high) {
      resolved.at_least = total.serving->low;
      resolved.at_most = total.serving->high;
    }
    if (!units) resolved.missing.push_back("the serving size: how many units this amount is in");

    // The compound's weight, where exactly one row prints it, tells how much oxide is in it.
    std::vector<Mass> compounds;
    for (const RowAnswer& row : rows)
      if (const auto mass = compound_of(row, units)) {
        const bool repeats_the_element =
            close(Reading{}.plus({mass->in(milligram)*elemental_milligram, mass->in(milligram)*elemental_milligram,
                                  mass->in(milligram)*elemental_milligram}),
                  *total.serving);
        if (repeats_the_element)
          resolved.derivation.push_back("The label repeats this number beside the name of the compound.");
        else
          compounds.push_back(*mass);
      }
    if (compounds.size() == 1) {
      compound = compounds[0];
      if (mg(total.serving->low) - 0.5 > 1.005 * largest_fraction(catalog, "magnesium") * compound->in(milligram))
        question = said(*total.serving) + " of magnesium in " + in_digits(compound->in(milligram)) +
                   " mg of compound is more than even magnesium oxide holds (" +
                   percent(largest_fraction(catalog, "magnesium")) + "). " + ask_for_the_panel(label);
      else
        judge_weight(catalog, *total.serving, *compound, ids, resolved);
    }
    if (mg(*resolved.per_serving) < 1)
      resolved.warnings.push_back("This is less than a thousandth of a gram: look whether the label says mg or mcg.");
    bool checked = false;
    for (const RowAnswer* row : sum.counted) checked |= row->checked_by_daily_value;
    if (!checked) resolved.missing.push_back("the % daily value, which would be a second check of the amount");
    judge_room(catalog, resolved);
    judge_glycine(catalog, resolved);
  }

  if (question) {
    resolved.per_serving.reset();
    resolved.per_unit.reset();
    resolved.at_least.reset();
    resolved.at_most.reset();
    resolved.free_glycine.reset();
    resolved.fraction.reset();
    resolved.oxide_fraction.reset();
    resolved.fraction_of_magnesium_from_oxide.reset();
    resolved.derivation.clear();
    for (const RowAnswer& row : rows) add(resolved.derivation, row.steps);
    resolved.units_per_serving = units;
    resolved.question = question;
  }
  if (resolved.forms.empty()) resolved.missing.push_back("the compound: an unknown one counts as alkaline");
  if (is_glycinate(resolved.form, catalog) && resolved.buffered == Buffered::unknown)
    resolved.missing.push_back("whether the glycinate is buffered: look for oxide in the ingredient list");
  if (resolved.buffered == Buffered::buffered)
    resolved.warnings.push_back(
        "Buffered glycinate holds oxide or another antacid: it is kept apart from medicines as an antacid is, and more "
        "of "
        "it may loosen the stool.");
  say_what_else(label, resolved);
  judge_quality(label, catalog, today, resolved);
  return resolved;
}

std::string in_a_sentence(const Resolved& resolved) {
  if (!resolved.per_serving) return {};
  const auto amount = [](ElementalMass mass) { return in_digits(mg(mass)) + " mg"; };
  const std::string about = resolved.at_least ? "About " : "";
  const std::string unit = resolved.unit.empty() ? "unit" : resolved.unit;
  if (resolved.per_unit && resolved.units_per_serving && *resolved.units_per_serving != 1)
    return about + amount(*resolved.per_unit) + " of magnesium in each " + unit + ", " + amount(*resolved.per_serving) +
           " in the serving of " + in_digits(*resolved.units_per_serving) + " " + several_of(unit) + ".";
  if (resolved.per_unit) return about + amount(*resolved.per_unit) + " of magnesium in each " + unit + ".";
  return about + amount(*resolved.per_serving) +
         " of magnesium in a serving; the label does not say how many units that is.";
}

}  // namespace titrate
