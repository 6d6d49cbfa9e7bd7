#include "labels/reader.h"

#include <cmath>

namespace titrate::labels {

using Kind = LabelToken::Kind;

std::optional<std::size_t> LabelReader::weight_after(std::size_t i) {
  if (!pieces_.is_other(i, "=") && !pieces_.is_word(i, {"entspricht", "entsprechen", "equals", "equal"}))
    return std::nullopt;
  ++i;
  while (pieces_.is_other(i, "~") || pieces_.is_word(i, {"ca", "approx", "to"}) || pieces_.is(i, Kind::stop)) ++i;
  if (!pieces_.is(i, Kind::amount) || !pieces_.token(i).amount.mass) return std::nullopt;
  std::size_t next = i + 1;
  while (pieces_.is_word(next, filler)) ++next;
  if (pieces_.is_mention(next)) return std::nullopt;  // "2 capsules = 200 mg magnesium"
  const Mass mass = *pieces_.token(i).amount.mass;
  const LabelRow* row = current();
  // "Magnesium per day (2 capsules = 400 mg)": a name that waits for its amount has found it; of grams it would not.
  if (row && !has_mass(*row) && mass < 1 * gram) return std::nullopt;
  label_.serving_weight = mass;
  return i + 1;
}

std::size_t LabelReader::size_after(std::size_t i, bool of_a_day) {
  bool opened = false;
  while (pieces_.is_other(i, ":") || pieces_.is_word(i, {"of", "von", "is", "approx", "ca", "size"})) ++i;
  if (pieces_.is(i, Kind::open)) opened = true, ++i;
  while (pieces_.is_other(i, "=") || pieces_.is_other(i, "~")) ++i;
  std::size_t end = i;
  if (const auto units = pieces_.units_at(i); units && pieces_.is(i, Kind::number)) {
    take_size(*units, of_a_day);
    end = units->end;
    if (const auto weight = weight_after(end)) {
      end = *weight;
    } else if (pieces_.is(end, Kind::open) || pieces_.is(end, Kind::slash) || pieces_.is(end, Kind::comma)) {
      const std::size_t inside = end + 1;
      if (pieces_.is(inside, Kind::amount) && pieces_.token(inside).amount.mass) {
        label_.serving_weight = pieces_.token(inside).amount.mass;
        end = pieces_.is(inside + 1, Kind::close) ? inside + 2 : inside + 1;
      }
    }
  } else if (pieces_.is(i, Kind::amount) && pieces_.token(i).amount.mass && !of_a_day) {
    label_.serving_weight = pieces_.token(i).amount.mass;
    end = i + 1;
  } else {
    return opened ? i - 1 : i;
  }
  if (opened && pieces_.is(end, Kind::close)) ++end;
  return end;
}

void LabelReader::take_size(const LabelPieces::Units& units, bool of_a_day) {
  if (of_a_day) {
    if (units.least == units.most) label_.units_per_day = units.most;
  } else {
    label_.serving = Serving{units.least, units.most, units.unit};
  }
  if (label_.unit.empty()) label_.unit = units.unit;
}

std::optional<std::size_t> LabelReader::basis_at(std::size_t i) {
  const bool slash = pieces_.is(i, Kind::slash);
  if (!slash && !pieces_.is_word(i, per_words)) return std::nullopt;
  const bool in = pieces_.is_word(i, {"in"});
  ++i;
  if (pieces_.is_word(i, {"each", "every", "jeder", "der", "die", "a", "the", "1"})) ++i;
  if (const auto units = pieces_.units_at(i)) {
    if (in && !pieces_.is(i, Kind::number) && !pieces_.is_word(i - 1, {"each", "every", "jeder"})) return std::nullopt;
    if (slash && pieces_.is(i, Kind::number)) return std::nullopt;
    if (label_.unit.empty()) label_.unit = units->unit;
    if (units->least != units->most) {
      label_.serving = Serving{units->least, units->most, units->unit};
      take({Per::serving, 1});
    } else {
      take({Per::unit, units->least});
    }
    return pieces_.is_word(units->end, {"serving"}) ? units->end + 1 : units->end;
  }
  if (in) return std::nullopt;
  if (pieces_.is(i, Kind::amount) && pieces_.token(i).amount.mass &&
      std::abs(pieces_.token(i).amount.mass->in(gram)-100) < 1e-6) {
    take({Per::hundred_grams, 1});
    return i + 1;
  }
  const bool daily_dose = pieces_.is_word(i, {"daily", "recommended"}) &&
                          pieces_.is_word(i + 1, {"dose", "serving", "portion", "daily", "intake", "amount"});
  if (daily_dose || pieces_.is_word(i, day_words)) {
    const std::size_t after = daily_dose ? i + 2 : i + 1;
    take({Per::day, 1});
    return size_after(after, true);
  }
  if (pieces_.is_word(i, serving_words)) {
    take({Per::serving, 1});
    return pieces_.is(i + 1, Kind::open) ? size_after(i + 1, false) : i + 1;
  }
  return std::nullopt;
}

void LabelReader::take(Basis basis) {
  LabelRow* row = row_ >= 0 ? &label_.rows[std::size_t(row_)] : nullptr;
  if (!row && last_row_ >= 0 && line_has_amounts_) row = &label_.rows[std::size_t(last_row_)];
  bool used = false;
  if (row && line_bases_.empty()) {
    const auto give = [&](LabelRow& to) {
      for (PrintedAmount& amount : to.amounts)
        if (amount.basis.per == Per::not_said || !header_bases_.empty()) amount.basis = basis, used = true;
    };
    give(*row);
    for (LabelRow& inner : row->inside) give(inner);
  }
  if (!floating_.empty() && line_bases_.empty())
    for (PrintedAmount& amount : floating_) amount.basis = basis, used = true;
  if (!used) line_bases_.push_back(basis);
}

void LabelReader::number() {
  // "2 capsules contain", "2 capsules daily", "60 capsules"
  if (const auto units = pieces_.units_at(at_)) {
    if (label_.unit.empty()) label_.unit = units->unit;
    const std::size_t end = units->end;
    if (pieces_.is_word(end, {"daily", "t\xc3\xa4glich"}) ||
        (pieces_.is_word(end, {"per", "pro", "a", "am"}) && pieces_.is_word(end + 1, {"day", "tag"}))) {
      take_size(*units, true);
      at_ = end + (pieces_.is_word(end, {"daily", "t\xc3\xa4glich"}) ? 1 : 2);
      return;
    }
    if (pieces_.is_word(end, contain_words) && units->least == units->most) {
      take({Per::unit, units->least});
      at_ = end + 1;
      return;
    }
    at_ = end;
    if (const auto weight = weight_after(end)) {  // "1 scoop = 2.5 g"
      if (!label_.serving && units->least == units->most) take_size(*units, false);
      at_ = *weight;
    }
    return;
  }
  ++at_;
}

}  // namespace titrate::labels
