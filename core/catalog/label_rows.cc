#include <algorithm>
#include <cmath>

#include "base/listed.h"
#include "base/spelled.h"
#include "catalog/label_parts.h"

namespace titrate::label_parts {
namespace {

/// One mole of magnesium (IUPAC abridged 24.305 g), of which mEq are halves, is counted by the parser; here only the
/// daily values that labels are printed with.
struct Daily {
  double mg;
  const char* words;
};
constexpr Daily us_now{420, "the US daily value of 420 mg"};
constexpr Daily us_before{400, "the US daily value of 400 mg, in force before 2020"};
constexpr Daily eu_now{375, "the EU reference value of 375 mg"};

std::vector<Daily> daily_values(DailyValue whose, const Label& label) {
  using namespace std::chrono;
  if (whose == DailyValue::not_said) whose = label.default_daily_value;
  if (whose == DailyValue::eu) return {eu_now};
  std::vector<Daily> all = {us_now, us_before};
  if (label.printed_on) {
    // The rule is of May 2016; small makers had until 2021-01-01.
    if (*label.printed_on < Day{local_days{year{2016} / 5 / 27}}) all = {us_before};
    if (*label.printed_on >= Day{local_days{year{2021} / 1 / 1}}) all = {us_now};
  }
  if (whose != DailyValue::not_said) return all;
  // Nobody said whose: the language of the label only says which to try first.
  all.insert(label.is_german ? all.begin() : all.end(), eu_now);
  return all;
}

Reading exactly(double value) {
  const ElementalMass mass = value * elemental_milligram;
  return {mass, mass, mass};
}

/// The magnesium that a printed percentage means; percentages are whole numbers.
Reading of_percent(double fraction, const Daily& daily) {
  return {std::max(0.0, fraction - 0.005) * daily.mg * elemental_milligram, fraction * daily.mg * elemental_milligram,
          (fraction + 0.005) * daily.mg * elemental_milligram};
}

/// Does the percentage say the same as the mass? A point either way, or 3 %.
bool agrees(double mass_mg, double fraction, const Daily& daily) {
  return std::abs(mass_mg / daily.mg - fraction) <= std::max(0.0101, 0.03 * fraction);
}

const Daily* best_agreement(double mass_mg, double fraction, const std::vector<Daily>& daily) {
  const Daily* best = nullptr;
  for (const Daily& one : daily)
    if (agrees(mass_mg, fraction, one) &&
        (!best || std::abs(mass_mg / one.mg - fraction) < std::abs(mass_mg / best->mg - fraction) - 1e-9))
      best = &one;
  return best;
}

std::string milligrams(double value) { return in_digits(value) + " mg"; }

std::string name_of(const LabelRow& row) { return row.text.empty() ? "magnesium" : row.text; }

std::string what_if_compound(double mass_mg, const std::optional<FractionRange>& range) {
  if (!range) return "";
  const double low = range->low * mass_mg, high = range->high * mass_mg;
  return " (As the weight of the compound it would be " +
         (high - low < 1 ? "about " + milligrams(high) : in_digits(low) + " to " + milligrams(high)) +
         " of magnesium; as magnesium, " + milligrams(mass_mg) + ".)";
}

class RowReading {
 public:
  RowReading(const LabelRow& row, const Label& label, const Catalog& catalog)
      : row_(row), label_(label), catalog_(catalog) {
    gather_forms(row);
    range_ = range_of(answer_.ids, catalog);
  }

  RowAnswer answer() && {
    if (const auto doubt = two_readers()) {
      answer_.doubt = doubt;
      return std::move(answer_);
    }
    for (const LabelRow& inner : row_.inside) read_inside(inner);
    const bool told_inside = !answer_.claims.empty();
    for (const PrintedAmount& amount : row_.amounts) {
      if (row_.names == LabelRow::Names::compound && told_inside && !row_.says_elemental) {
        if (amount.mass) answer_.compounds.emplace_back(amount.basis, compound_reading(amount));
        continue;
      }
      read(amount);
    }
    if (!answer_.claims.empty() && row_.inside.empty() && !disagreeing()) answer_.doubt.reset();
    return std::move(answer_);
  }

 private:
  void gather_forms(const LabelRow& row) {
    for (const std::string& id : row.forms) {
      if (std::find(answer_.ids.begin(), answer_.ids.end(), id) == answer_.ids.end()) answer_.ids.push_back(id);
      const Form* form = form_of_id(catalog_, id);
      if (form && std::find(answer_.families.begin(), answer_.families.end(), form->family) == answer_.families.end())
        answer_.families.push_back(form->family);
    }
    answer_.unknown_form |= row.unknown_form;
    for (const LabelRow& inner : row.inside) gather_forms(inner);
  }

  /// "400mg (Adults) / 200mg (Ages 4+)"
  std::optional<std::string> two_readers() const {
    std::vector<std::string> said;
    for (const PrintedAmount& amount : row_.amounts)
      if (!amount.audience.empty() && amount.mass)
        said.push_back(milligrams(amount.mass->in(milligram)) + " for " + amount.audience);
    if (said.size() < 2) return std::nullopt;
    return "The label prints " + listed(said) +
           ". How many units does it name for you, and how much magnesium is in one unit?";
  }

  /// More than one amount for the same basis that are not one another's repetition.
  bool disagreeing() {
    for (std::size_t i = 0; i < answer_.claims.size(); ++i)
      for (std::size_t j = i + 1; j < answer_.claims.size(); ++j) {
        const LabelClaim &a = answer_.claims[i], &b = answer_.claims[j];
        if (!(a.basis == b.basis) || std::abs(mg(a.reading.value) - mg(b.reading.value)) <= 1) continue;
        answer_.doubt = "The row \"" + name_of(row_) + "\" prints both " + said(a.reading) + " and " + said(b.reading) +
                        ". Which of them is for one serving, and how many units is that?";
        return true;
      }
    return false;
  }

  /// A weight of compound that reads as one or as a thousand is the one that can hold its magnesium.
  Mass compound_reading(const PrintedAmount& amount) const {
    if (amount.other_reading && !answer_.claims.empty() &&
        amount.mass->in(milligram) < mg(answer_.claims[0].reading.value))
      return *amount.other_reading;
    return *amount.mass;
  }

  void read_inside(const LabelRow& inner) {
    if (inner.names == LabelRow::Names::compound && row_.names == LabelRow::Names::element) {
      for (const PrintedAmount& amount : inner.amounts)
        if (amount.mass) answer_.compounds.emplace_back(amount.basis, *amount.mass);
      return;
    }
    if (inner.names == LabelRow::Names::compound) return;
    inside_ = true;
    for (const PrintedAmount& amount : inner.amounts) {
      const std::size_t before = answer_.claims.size();
      read_element(amount, true);
      if (answer_.claims.size() == before) continue;
      std::string whole;
      for (const PrintedAmount& outer : row_.amounts)
        if (outer.mass && outer.basis == amount.basis) whole = " of the " + outer.text + " of it";
      answer_.steps.push_back("The label names the magnesium inside \"" + name_of(row_) +
                              "\": " + said(answer_.claims.back().reading) + whole + ".");
    }
    inside_ = false;
  }

  void read(const PrintedAmount& amount) {
    if (row_.names == LabelRow::Names::element || row_.says_elemental)
      read_element(amount, row_.says_elemental);
    else
      read_compound(amount);
  }

  void claim(const PrintedAmount& amount, const Reading& reading) { answer_.claims.push_back({amount.basis, reading}); }

  /// An amount beside the name of the element. `sure`: the label says that it is the element.
  void read_element(const PrintedAmount& amount, bool sure) {
    if (amount.upper_bound) {
      answer_.doubt = "The label says only \"less than\" (" + amount.text + "). How much magnesium is it?";
      return;
    }
    if (amount.moles) return read_moles(amount);
    if (!amount.mass) return read_percent_alone(amount);
    if (amount.daily_value) return read_with_percent(amount);
    if (amount.other_reading) return ask_which_reading(amount);
    const double mass = amount.mass->in(milligram);
    if (sure) {
      answer_.steps.push_back("The label says that " + amount.text + " is the magnesium itself.");
      return claim(amount, exactly(mass));
    }
    const bool panel_row = label_.has_facts_panel || !row_.forms.empty() || !row_.inside.empty();
    if (!panel_row) {
      answer_.doubt = question(amount, name_of(row_));
      return;
    }
    const bool may_be_buffered = label_.oxide_listed || label_.says_buffered == true;
    if (too_much_for_its_unit(amount, mass, may_be_buffered)) {
      answer_.doubt = question(amount, name_of(row_));
      return;
    }
    answer_.steps.push_back("The row \"" + name_of(row_) + "\" prints " + amount.text +
                            ", and panels print the element, not the compound.");
    claim(amount, exactly(mass));
  }

  /// 1 mmol of magnesium is 24.305 mg, and 1 mEq half of that; both count the element, whatever it is bound to.
  void read_moles(const PrintedAmount& amount) {
    const double mass = mg(*amount.moles);
    answer_.steps.push_back(amount.text + " count the element: " + milligrams(mass) +
                            " of magnesium (1 mmol is 24.305 mg, 1 mEq 12.15 mg).");
    if (amount.mass && of_the_element() && std::abs(amount.mass->in(milligram)-mass) > std::max(1.0, 0.03 * mass)) {
      answer_.doubt = "The label prints " + milligrams(amount.mass->in(milligram)) + " and " + amount.text +
                      ", which do not agree. Which of the two stands on the pack?";
      return;
    }
    // A printed mass has the digits that the maker meant: 97.2 mg rather than 97.22.
    if (amount.mass && of_the_element()) return claim(amount, exactly(amount.mass->in(milligram)));
    if (amount.mass) answer_.compounds.emplace_back(amount.basis, *amount.mass);
    claim(amount, exactly(mass));
  }

  bool of_the_element() const { return inside_ || row_.names == LabelRow::Names::element; }

  void read_percent_alone(const PrintedAmount& amount) {
    if (!amount.daily_value) return;
    const std::vector<Daily> daily = daily_values(amount.whose, label_);
    const Reading reading = spread(*amount.daily_value, daily);
    answer_.steps.push_back(percent(*amount.daily_value) + " of " + daily[0].words + " is " + said(reading) + ".");
    answer_.checked_by_daily_value = true;
    claim(amount, reading);
  }

  /// From the percentage, with every daily value that may be meant.
  static Reading spread(double fraction, const std::vector<Daily>& daily) {
    Reading reading = of_percent(fraction, daily[0]);
    for (const Daily& one : daily) {
      if (one.mg == eu_now.mg && daily[0].mg != eu_now.mg) continue;  // EU labels name the NRV beside a percentage
      reading.low = std::min(reading.low, of_percent(fraction, one).low);
      reading.high = std::max(reading.high, of_percent(fraction, one).high);
    }
    return reading;
  }

  /// The percentage decides whether the mass is that of the element or of the compound.
  void read_with_percent(const PrintedAmount& amount) {
    const double fraction = *amount.daily_value;
    const std::vector<Daily> daily = daily_values(amount.whose, label_);
    std::vector<double> masses = {amount.mass->in(milligram)};
    if (amount.other_reading) masses.push_back(amount.other_reading->in(milligram));
    for (const double mass : masses)
      if (const Daily* whose = best_agreement(mass, fraction, daily)) {
        answer_.steps.push_back(percent(fraction) + " of " + whose->words + " is " + milligrams(fraction * whose->mg) +
                                ": " + milligrams(mass) + " is the magnesium itself" +
                                (row_.names == LabelRow::Names::compound && !inside_
                                     ? ", although the compound's name stands beside it."
                                     : "."));
        answer_.checked_by_daily_value = true;
        return claim(amount, exactly(mass));
      }
    for (const double mass : masses) {
      // Buffered glycinate is sold with up to 30 %, and where no form is named any compound may be meant.
      double most = range_ ? range_->high * 1.03 : 1.03 * largest_fraction(catalog_, "magnesium");
      for (const std::string& family : answer_.families)
        if (is_glycinate(family, catalog_)) most = std::max(most, 0.30);
      const double least = range_ ? 0.9 * range_->low : 0.05;
      const Reading reading = spread(fraction, daily);
      if (mg(reading.high) < least * mass || mg(reading.low) > most * mass || fraction <= 0) continue;
      answer_.steps.push_back(percent(fraction) + " of " + daily[0].words + " is " + said(reading) + ", not " +
                              milligrams(mass) +
                              ": the printed number is the weight of the compound, and the percentage decides.");
      answer_.warnings.push_back(
          "The label prints the compound's weight where the magnesium belongs; the amount is from "
          "its % daily value, which is rounded.");
      answer_.checked_by_daily_value = true;
      answer_.compounds.emplace_back(amount.basis, mass * milligram);
      return claim(amount, reading);
    }
    answer_.doubt = "The label prints " + amount.text + " and " + percent(fraction) +
                    " of a daily value, which would be " + milligrams(fraction * daily[0].mg) +
                    ". Which number, and which %, stand beside the word Magnesium in "
                    "the facts panel?";
  }

  void ask_which_reading(const PrintedAmount& amount) {
    answer_.doubt = "\"" + amount.text + "\" may mean " + milligrams(amount.mass->in(milligram)) + " or " +
                    milligrams(amount.other_reading->in(milligram)) + ". Which of the two is it?";
  }

  /// An amount beside the name of a compound: the weight of it, or of the magnesium in it?
  void read_compound(const PrintedAmount& amount) {
    if (amount.upper_bound) return read_element(amount, false);
    if (amount.moles) return read_moles(amount);
    if (!amount.mass) return read_percent_alone(amount);
    if (amount.daily_value) return read_with_percent(amount);
    if (amount.other_reading) {
      answer_.compounds.emplace_back(amount.basis, *amount.other_reading);
      return ask_which_reading(amount);
    }
    const double mass = amount.mass->in(milligram);
    answer_.compounds.emplace_back(amount.basis, *amount.mass);
    if (row_.stated_fraction) {
      answer_.steps.push_back(amount.text + " of compound with " + percent(*row_.stated_fraction) + " magnesium is " +
                              milligrams(*row_.stated_fraction * mass) + ".");
      return claim(amount, exactly(*row_.stated_fraction * mass));
    }
    const bool compound_for_sure = row_.says_compound || too_much_for_its_unit(amount, mass, true);
    if (compound_for_sure && range_ && range_->high - range_->low <= 0.05 * range_->high) {
      const Reading reading{range_->low * mass * elemental_milligram,
                            (range_->low + range_->high) / 2 * mass * elemental_milligram,
                            range_->high * mass * elemental_milligram};
      answer_.steps.push_back(amount.text + " is the weight of the compound, which holds " + percent(range_->low) +
                              " to " + percent(range_->high) + " magnesium: " + said(reading) + ".");
      return claim(amount, reading);
    }
    answer_.doubt = question(amount, name_of(row_));
  }

  std::string question(const PrintedAmount& amount, const std::string& name) const {
    const double mass = amount.mass->in(milligram);
    const bool eu = label_.is_german || label_.default_daily_value == DailyValue::eu;
    return "Is " + amount.text + " the weight of " + (row_.names == LabelRow::Names::compound ? name : "the compound") +
           ", or of the magnesium in it? Look for the row that begins with the word Magnesium in the " +
           (eu ? "table of nutrients: which number and which % NRV"
               : "facts panel: which number and which % daily value") +
           " stand there?" + what_if_compound(mass, range_);
  }

  /// As magnesium, this would need more powder than a capsule or tablet has room for. `even_buffered`: of glycinate
  /// with as much oxide as is sold, which is twice as dense.
  bool too_much_for_its_unit(const PrintedAmount& amount, double mass, bool even_buffered) const {
    const std::string unit = label_.serving && !label_.serving->unit.empty() ? label_.serving->unit : label_.unit;
    const auto room = room_in(unit);
    if (!room || !range_) return false;
    double units = 0;
    if (amount.basis.per == Per::unit)
      units = amount.basis.units;
    else if (amount.basis.per == Per::day)
      units = label_.units_per_day.value_or(0);
    else if (label_.serving)
      units = label_.serving->most;
    if (units <= 0) return false;
    double most = range_->high;
    for (const std::string& family : answer_.families)
      if (even_buffered && is_glycinate(family, catalog_)) most = std::max(most, 0.30);
    return mass / most > units * room->in(milligram);
  }

  const LabelRow& row_;
  const Label& label_;
  const Catalog& catalog_;
  std::optional<FractionRange> range_;
  bool inside_ = false;  // reading a row inside this one
  RowAnswer answer_;
};

}  // namespace

std::string percent(double fraction) { return in_digits(100 * fraction) + " %"; }

std::string said(const Reading& reading) {
  const std::string value = in_digits(mg(reading.value)) + " mg";
  if (mg(reading.high) - mg(reading.low) < 0.2) return value;
  return "about " + value + " (" + in_digits(mg(reading.low)) + " to " + in_digits(mg(reading.high)) + ")";
}

bool is_alkali(const std::string& family) {
  return family == "oxide" || family == "hydroxide" || family == "carbonate";
}

bool is_glycinate(const std::string& family, const Catalog& catalog) {
  return std::any_of(catalog.forms.begin(), catalog.forms.end(),
                     [&](const Form& form) { return form.family == family && form.free_glycine; });
}

std::string first_id(const std::string& family, const Catalog& catalog) {
  for (const Form& form : catalog.forms)
    if (form.family == family) return form.id;
  return {};
}

std::optional<FractionRange> range_of(const std::vector<std::string>& ids, const Catalog& catalog) {
  std::optional<FractionRange> range;
  for (const std::string& id : ids) {
    const Form* form = form_of_id(catalog, id);
    if (!form) continue;
    const FractionRange own = fraction_range(catalog, *form);
    range = range ? FractionRange{std::min(range->low, own.low), std::max(range->high, own.high)} : own;
  }
  return range;
}

/// Ours, and generous: a capsule of size 000 has 1.37 ml, of powder that packs to about 1 g/ml; the largest tablets
/// that people swallow weigh about 2 g.
std::optional<Mass> room_in(const std::string& unit) {
  if (unit == "capsule") return 1.4 * gram;
  if (unit == "tablet" || unit == "softgel") return 2.5 * gram;
  return std::nullopt;
}

RowAnswer answer_of(const LabelRow& row, const Label& label, const Catalog& catalog) {
  return RowReading(row, label, catalog).answer();
}

}  // namespace titrate::label_parts
