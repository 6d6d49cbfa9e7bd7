#include "labels/reader.h"

#include "base/spelled.h"

namespace titrate::labels {

using Kind = LabelToken::Kind;

void LabelReader::amount() {
  const PrintedAmount amount = pieces_.token(at_).amount;
  ++at_;
  if (other_ || other_ingredients_) return;
  LabelRow* row = current();
  std::size_t next = at_;
  bool of = false;
  while (pieces_.is_word(next, filler)) of |= pieces_.is_word(next, {"of"}), ++next;
  const auto element = pieces_.element_at(next);
  const bool names_next = pieces_.is_mention(next);
  // "1000 mg of magnesium bisglycinate", "100 mg magnesium": the name comes after its amount
  if (names_next && (!row || has_mass(*row) || link_ || source_ || of || (element && element->elemental))) {
    floating_.push_back(amount);
    return;
  }
  if (row && has_mass(*row) && pieces_.is_word(next, other_nutrients)) return;  // "... and 15 mg zinc"
  if (!row && last_row_ >= 0 && line_has_amounts_ && pieces_.is_word(at_, per_words)) {
    row_ = last_row_;  // "100 mg per capsule, 300 mg per 3 capsules"
    row = current();
  }
  if (source_ && row && row->names == LabelRow::Names::element && !names_next && open_.empty()) source_ = false;
  if (amount.moles && !floating_.empty() && floating_.back().mass && !floating_.back().moles) {
    floating_.back().moles = amount.moles;  // "97.2 mg (4 mmol) magnesium"
    return;
  }
  if (amount.mass && row && has_mass(*row) && row->amounts.back().moles && !row->amounts.back().mass &&
      row->names == LabelRow::Names::element) {
    row->amounts.back().mass = amount.mass;  // "10 mmol (243 mg)"
    return;
  }
  if (amount.moles && row && has_mass(*row) && !row->amounts.back().moles && !link_) {
    if (row->names == LabelRow::Names::element) {
      row->amounts.back().moles = amount.moles;
      row->amounts.back().text += " (" + amount.text + ")";
    } else {
      LabelRow inside{.text = "magnesium"};
      const int before = inner_;
      open_inside(std::move(inside)).amounts.push_back(amount);
      label_.rows[std::size_t(row_)].inside.back().amounts.back().basis =
          label_.rows[std::size_t(row_)].amounts.back().basis;
      inner_ = before;
    }
    return;
  }
  if (link_ && row && row->names == LabelRow::Names::compound && inner_ < 0) {
    floating_.push_back(amount);  // "entspricht 75 mg"
    return;
  }
  if (!row && last_row_ >= 0 && label_.rows[std::size_t(last_row_)].amounts.empty() &&
      label_.rows[std::size_t(last_row_)].inside.empty()) {
    row_ = last_row_;  // the number stands on the line below its name
    row = current();
  }
  if (row) {
    put(*row, amount);
    listing_ = false;
    if (pieces_.is_word(at_, {"compound", "salt", "salz"})) row->says_compound = true;
  } else {
    floating_.push_back(amount);
  }
}

void LabelReader::percent() {
  const double value = pieces_.token(at_).number / 100;
  ++at_;
  if (other_ || other_ingredients_) return;
  if (pieces_.is_word(at_, not_a_daily_value)) return;
  LabelRow* row = current();
  if (!row && last_row_ >= 0 && open_.empty()) row = &label_.rows[std::size_t(last_row_)];
  if (!row) return;
  std::size_t next = at_;
  while (pieces_.is_word(next, filler)) ++next;
  const auto element = pieces_.element_at(next);
  if (row->names == LabelRow::Names::compound && element && !element->unknown_compound && value <= 0.61 &&
      !pieces_.name_at(next, false)) {
    row->stated_fraction = value;  // "with 14 % magnesium"
    at_ = element->end;
    return;
  }
  DailyValue whose = DailyValue::not_said;
  for (std::size_t i = at_; i < at_ + 5 && !pieces_.is(i, Kind::line_end); ++i) {
    if (pieces_.is_word(i, us_words)) whose = DailyValue::us;
    if (pieces_.is_word(i, eu_words)) whose = DailyValue::eu;
    if (whose != DailyValue::not_said) break;
  }
  if (row->amounts.empty()) {
    if (whose == DailyValue::not_said && row->names == LabelRow::Names::compound) return;
    PrintedAmount alone{.text = in_digits(100 * value) + " %", .daily_value = value, .whose = whose};
    alone.basis = basis_for(*row);
    row->amounts.push_back(std::move(alone));
    return;
  }
  for (PrintedAmount& one : row->amounts)
    if (!one.daily_value) {
      one.daily_value = value;
      one.whose = whose;
      return;
    }
}

}  // namespace titrate::labels
