#include "labels/reader.h"

#include <algorithm>

#include "labels/quality.h"

namespace titrate::labels {

using Kind = LabelToken::Kind;

LabelReader::LabelReader(std::string_view text, const Catalog& catalog) : catalog_(catalog), pieces_(text, catalog) {
  label_.is_german = pieces_.is_german();
}

Label LabelReader::label() && {
  for (at_ = 0; at_ < pieces_.size();) step();
  end_segment();
  settle_rows();
  read_quality(pieces_, others_begin_, catalog_, label_);
  return std::move(label_);
}

void LabelReader::step() {
  const LabelToken& now = pieces_.token(at_);
  switch (now.kind) {
    case Kind::line_end:
      end_segment();
      if (!line_bases_.empty() && !line_has_amounts_) header_bases_ = line_bases_;
      line_bases_.clear();
      line_has_amounts_ = false;
      ++at_;
      return;
    case Kind::stop:
      if (now.text == ";" || (open_.empty() && !after_abbreviation())) end_segment();
      ++at_;
      return;
    case Kind::comma:
      if (open_.empty() && !pieces_.is_word(at_ + 1, link_words) && !goes_on_listing(at_ + 1)) soft_end();
      ++at_;
      return;
    case Kind::open:
      open_.push_back({row_, inner_, floating_.size()});
      ++at_;
      return;
    case Kind::close:
      close();
      ++at_;
      return;
    case Kind::slash:
      if (const auto end = basis_at(at_))
        at_ = *end;
      else
        ++at_;
      return;
    case Kind::other:
      if (now.text == "=") follow_link();
      if (now.text == "%") percent_heading();
      ++at_;
      return;
    case Kind::number:
      number();
      return;
    case Kind::amount:
      amount();
      return;
    case Kind::percent:
      percent();
      return;
    case Kind::word:
      word();
      return;
  }
}

void LabelReader::end_segment() {
  if (!floating_.empty() && row_ >= 0 && link_) {  // "500 mg Magnesiumcitrat (entspricht 75 mg)"
    LabelRow& row = label_.rows[std::size_t(row_)];
    if (row.names == LabelRow::Names::compound && has_mass(row)) move_floating(open_inside({.text = "magnesium"}));
  }
  floating_.clear();
  if (row_ >= 0) last_row_ = row_;
  row_ = inner_ = -1;
  link_ = source_ = listing_ = other_ = false;
  open_.clear();
}

void LabelReader::soft_end() {
  const int line_row = row_ >= 0 ? row_ : last_row_;
  end_segment();
  last_row_ = line_row;
}

bool LabelReader::after_abbreviation() const {
  return at_ > 0 && pieces_.is(at_ - 1, Kind::word) &&
         (pieces_.token(at_ - 1).text.size() <= 2 || pieces_.token(at_ - 1).text == "approx" ||
          pieces_.token(at_ - 1).text == "inkl" || pieces_.token(at_ - 1).text == "exp");
}

bool LabelReader::goes_on_listing(std::size_t i) {
  const LabelRow* row = current();
  return listing_ && row && !has_mass(*row) && pieces_.name_at(i, true).has_value();
}

void LabelReader::close() {
  if (open_.empty()) return;
  const Bracket bracket = open_.back();
  open_.pop_back();
  if (floating_.size() > bracket.floating) {
    if (link_ && row_ >= 0 && label_.rows[std::size_t(row_)].names == LabelRow::Names::compound)
      move_floating(open_inside({.text = "magnesium"}));
    floating_.resize(std::min(floating_.size(), bracket.floating));
  }
  row_ = bracket.row;
  inner_ = bracket.inner;
  source_ = false;
  link_ &= !floating_.empty();
}

void LabelReader::follow_link() {
  link_ = true;
  source_ = listing_ = false;
  if (row_ < 0 && last_row_ >= 0) row_ = last_row_;
  inner_ = -1;
}

void LabelReader::percent_heading() {
  for (std::size_t i = at_ + 1; i < at_ + 4; ++i) {
    if (pieces_.is_word(i, us_words)) label_.default_daily_value = DailyValue::us, label_.has_facts_panel = true;
    if (pieces_.is_word(i, eu_words)) label_.default_daily_value = DailyValue::eu, label_.has_facts_panel = true;
    if (pieces_.is_word(i, us_words) || pieces_.is_word(i, eu_words)) return;
  }
}

void LabelReader::word() {
  const std::string& now = pieces_.token(at_).text;
  if (heading()) return;
  if (pieces_.is_word(at_, audiences)) {
    audience();
    return;
  }
  if (pieces_.is_word(at_, {"take", "nehmen", "einnehmen", "verzehrempfehlung"}) ||
      pieces_.is_word(at_, {"t\xc3\xa4glich", "daily"})) {
    if (const auto units = pieces_.units_at(at_ + 1); units && pieces_.is(at_ + 1, Kind::number)) {
      take_size(*units, true);
      at_ = units->end;
      return;
    }
  }
  if (const auto end = basis_at(at_)) {
    at_ = *end;
    if (pieces_.is_word(at_, contain_words)) ++at_;
    return;
  }
  const bool negated =
      at_ > 0 && (pieces_.is_word(at_ - 1, negations) ||
                  (at_ > 1 && pieces_.is_word(at_ - 1, {"of", "von", "added"}) && pieces_.is_word(at_ - 2, negations)));
  const LabelRow* row = current();
  const bool in_source = (source_ || listing_ || !open_.empty()) && row;
  const auto name = pieces_.name_at(at_, in_source);
  const auto element = pieces_.element_at(at_);
  if (name && (!element || name->end >= element->end)) {
    if (name->excipient)
      set_aside(name->text);
    else if (!negated)
      form(*name->form, name->text);
    else if (is_alkali(name->form->family))
      label_.says_buffered = false;
    at_ = name->end;
    return;
  }
  if (element) {
    if (other_ingredients_) {
    } else if (element->unknown_compound)
      unknown_compound(element->text);
    else
      this->element(*element);
    at_ = element->end;
    return;
  }
  if (pieces_.is_word(at_, link_words) && !(now == "which" && !(at_ > 0 && pieces_.is_word(at_ - 1, {"of"}))))
    follow_link();
  else if (pieces_.is_word(at_, source_words))
    source_ = true;
  else if (pieces_.is_word(at_, other_nutrients) && open_.empty() && now != "l" && now != "c") {
    soft_end();
    other_ = true;
  } else if (const std::string unit = unit_of_intake(now); !unit.empty() && label_.unit.empty()) {
    label_.unit = unit;
  } else if (pieces_.is_word(at_, {"compound", "salt", "salz"}) && row_ >= 0 &&
             has_mass(label_.rows[std::size_t(row_)])) {
    current()->says_compound = true;
  }
  if (pieces_.is_word(at_, us_words) && (now == "dv" || pieces_.is_word(at_ + 1, {"value", "values"}))) {
    if (label_.default_daily_value == DailyValue::not_said || !pieces_.is_german())
      label_.default_daily_value = DailyValue::us;
  }
  if (pieces_.is_word(at_, eu_words)) label_.default_daily_value = DailyValue::eu;
  ++at_;
}

}  // namespace titrate::labels
