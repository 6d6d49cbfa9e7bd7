#include "labels/reader.h"

#include <algorithm>

#include "labels/quality.h"

namespace titrate::labels {

LabelRow* LabelReader::current() {
  if (row_ < 0) return nullptr;
  LabelRow& row = label_.rows[std::size_t(row_)];
  return inner_ < 0 ? &row : &row.inside[std::size_t(inner_)];
}

LabelRow& LabelReader::open_row(LabelRow row) {
  label_.rows.push_back(std::move(row));
  brand_rows_.push_back(false);
  row_ = int(label_.rows.size()) - 1;
  inner_ = -1;
  return label_.rows.back();
}

LabelRow& LabelReader::open_inside(LabelRow row) {
  auto& inside = label_.rows[std::size_t(row_)].inside;
  inside.push_back(std::move(row));
  inner_ = int(inside.size()) - 1;
  return inside.back();
}

void LabelReader::move_floating(LabelRow& row) {
  for (PrintedAmount& amount : floating_) put(row, std::move(amount));
  floating_.clear();
}

Basis LabelReader::basis_for(const LabelRow& row) const {
  const std::vector<Basis>& said = line_bases_.empty() ? header_bases_ : line_bases_;
  if (said.empty()) return {};
  std::size_t masses = 0;
  for (const PrintedAmount& amount : row.amounts) masses += amount.mass.has_value();
  return said[std::min(masses, said.size() - 1)];
}

void LabelReader::put(LabelRow& row, PrintedAmount amount) {
  if (!row.amounts.empty()) {
    PrintedAmount& last = row.amounts.back();
    if (!last.mass && !last.moles && last.daily_value && amount.mass) {  // "24 % 100 mg"
      last.mass = amount.mass;
      last.other_reading = amount.other_reading;
      last.text = amount.text;
      return;
    }
  }
  if (amount.basis.per == Per::not_said) amount.basis = basis_for(row);
  row.amounts.push_back(std::move(amount));
  line_has_amounts_ = true;
}

void LabelReader::set_aside(const std::string& name) {
  const std::string note = "\"" + name + "\" helps the machines that press or fill; it is not counted.";
  if (std::find(label_.notes.begin(), label_.notes.end(), note) == label_.notes.end()) label_.notes.push_back(note);
  floating_.clear();
  soft_end();
  other_ = true;  // its own amount is nobody's
}

void LabelReader::form(const Form& form, const std::string& text) {
  if (other_ingredients_) {
    label_.oxide_listed |= is_alkali(form.family);
    return;
  }
  other_ = false;
  const bool brand = text.find("magnes") == text.npos && !pieces_.is_short_name(text);
  LabelRow* row = current();
  const bool bracketed = !open_.empty();
  const auto add = [&](LabelRow& to) {
    if (std::find(to.forms.begin(), to.forms.end(), form.id) == to.forms.end()) to.forms.push_back(form.id);
  };
  if (row && brand_of(row_) && !brand && !has_mass(*row)) {
    row->forms.clear();
    brand_rows_[std::size_t(row_)] = false;
    row->text = text;
    add(*row);
    if (!floating_.empty()) move_floating(*row);
    return;
  }
  if (row && brand && floating_.empty() && (source_ || bracketed || listing_ || !has_mass(*row))) {
    label_.brands.push_back(form.id);
    return;
  }
  if (row && row->names == LabelRow::Names::element && (source_ || bracketed || listing_)) {
    if (!floating_.empty()) {  // "(from 1000 mg magnesium bisglycinate)"
      LabelRow inside{.names = LabelRow::Names::compound, .text = text};
      add(inside);
      const int before = inner_;
      move_floating(open_inside(std::move(inside)));
      inner_ = before;
    }
    add(label_.rows[std::size_t(row_)]);
    label_.rows[std::size_t(row_)].text += listing_ ? ", " + text : " (as " + text + ")";
    listing_ = true;
    return;
  }
  if (row && row->names == LabelRow::Names::compound && floating_.empty() && (source_ || bracketed || listing_)) {
    add(*row);
    listing_ = true;
    return;
  }
  LabelRow fresh{.names = LabelRow::Names::compound, .text = text};
  add(fresh);
  LabelRow& opened = open_row(std::move(fresh));
  brand_rows_.back() = brand;
  move_floating(opened);
  link_ = source_ = listing_ = false;
}

void LabelReader::unknown_compound(const std::string& text) {
  LabelRow* row = current();
  if (row && row->names == LabelRow::Names::element && (source_ || !open_.empty())) {
    row->unknown_form = true;
    row->text += " (as " + text + ")";
    return;
  }
  LabelRow& opened = open_row({.names = LabelRow::Names::compound, .text = text, .unknown_form = true});
  move_floating(opened);
  other_ = link_ = source_ = listing_ = false;
}

void LabelReader::element(const LabelPieces::Element& element) {
  other_ = false;
  LabelRow* row = current();
  const bool bracketed = !open_.empty();
  if (!floating_.empty()) {
    if (!row && link_ && last_row_ >= 0) row_ = last_row_, row = current();
    if (row && row->names == LabelRow::Names::compound && has_mass(*row) && (link_ || bracketed || element.elemental)) {
      inner_ = -1;
      LabelRow& inside = open_inside({.text = element.text, .says_elemental = element.elemental});
      move_floating(inside);
    } else if (row && row->names == LabelRow::Names::compound && !has_mass(*row) && element.elemental) {
      move_floating(*row);
      row->says_elemental = true;
    } else if (row && row->names == LabelRow::Names::element && bracketed && has_mass(*row)) {
      row->says_elemental |= element.elemental;
      floating_.clear();
    } else {
      move_floating(open_row({.text = element.text, .says_elemental = element.elemental}));
    }
    link_ = false;
    return;
  }
  if (element.bare_elemental && row && has_mass(*row)) {
    row->says_elemental = true;
    return;
  }
  if (row && row->names == LabelRow::Names::compound && (link_ || bracketed)) {
    inner_ = -1;
    open_inside({.text = element.text, .says_elemental = element.elemental});
    link_ = false;
    return;
  }
  if (row && row->names == LabelRow::Names::element && (bracketed || !has_mass(*row))) {
    row->says_elemental |= element.elemental;
    return;
  }
  open_row({.text = element.text, .says_elemental = element.elemental});
  link_ = source_ = listing_ = false;
}

void LabelReader::settle_rows() {
  const auto add = [](std::vector<std::string>& to, const std::string& id) {
    if (std::find(to.begin(), to.end(), id) == to.end()) to.push_back(id);
  };
  std::vector<LabelRow> rows;
  for (std::size_t i = 0; i < label_.rows.size(); ++i) {
    LabelRow& row = label_.rows[i];
    std::erase_if(row.inside, [](const LabelRow& inside) { return inside.amounts.empty(); });
    if (!row.amounts.empty() || !row.inside.empty()) {
      rows.push_back(std::move(row));
      continue;
    }
    for (const std::string& id : row.forms) add(brand_rows_[i] ? label_.brands : label_.forms, id);
  }
  label_.rows = std::move(rows);
}

}  // namespace titrate::labels
