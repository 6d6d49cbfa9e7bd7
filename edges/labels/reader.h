#pragma once

#include <optional>
#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "catalog/label.h"
#include "labels/pieces.h"

namespace titrate::labels {

/// Reads the pieces of a label from the first to the last, keeping the row that amounts go to. It is one
/// walk with one memory, whose parts stand in files of their own, below.
class LabelReader {
 public:
  LabelReader(std::string_view text, const Catalog& catalog);
  Label label() &&;

 private:
  // ---- the rows: rows.cc ----
  LabelRow* current();
  LabelRow& open_row(LabelRow row);
  LabelRow& open_inside(LabelRow row);
  static bool has_mass(const LabelRow& row) { return !row.amounts.empty(); }
  void move_floating(LabelRow& row);
  Basis basis_for(const LabelRow& row) const;
  void put(LabelRow& row, PrintedAmount amount);
  bool brand_of(int row) const { return row >= 0 && brand_rows_[std::size_t(row)]; }
  void set_aside(const std::string& name);
  void form(const Form& form, const std::string& text);
  void unknown_compound(const std::string& text);
  void element(const LabelPieces::Element& element);
  /// A name without an amount says only what is in it.
  void settle_rows();

  // ---- one piece after the other: reader.cc ----
  void step();
  void end_segment();
  void soft_end();
  bool after_abbreviation() const;
  bool goes_on_listing(std::size_t i);
  void close();
  /// What follows is what the compound before it holds.
  void follow_link();
  void percent_heading();
  void word();

  // ---- headings: headings.cc ----
  /// Headings that change what follows. They end a segment.
  bool heading();
  /// "(Adults)", "(Ages 4+)"
  void audience();

  // ---- what an amount is counted for: bases.cc ----
  /// "(2 capsules)", "(1.5 g)", "2 capsules (1.5 g)" after a word that means a serving or a day.
  std::size_t size_after(std::size_t i, bool of_a_day);
  /// "= 2.5 g" after a number of units: what they weigh, and no amount of anything in them.
  std::optional<std::size_t> weight_after(std::size_t i);
  void take_size(const LabelPieces::Units& units, bool of_a_day);
  /// The end of a phrase that says what amounts are counted for, when one begins here; it is taken to heart.
  std::optional<std::size_t> basis_at(std::size_t i);
  void take(Basis basis);
  void number();

  // ---- amounts and percentages: amounts.cc ----
  void amount();
  void percent();

  const Catalog& catalog_;
  LabelPieces pieces_;
  Label label_;
  std::size_t at_ = 0;
  int row_ = -1, inner_ = -1, last_row_ = -1;
  struct Bracket {
    int row, inner;
    std::size_t floating;
  };
  std::vector<Bracket> open_;
  std::vector<bool> brand_rows_;
  std::vector<PrintedAmount> floating_;
  std::vector<Basis> line_bases_, header_bases_;
  bool link_ = false, source_ = false, listing_ = false, other_ = false, line_has_amounts_ = false;
  bool other_ingredients_ = false;
  std::size_t others_begin_ = 0;
};

}  // namespace titrate::labels
