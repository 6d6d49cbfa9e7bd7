#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "catalog/catalog.h"
#include "catalog/label.h"

namespace titrate::label_parts {

// The parts of resolve(): what one row says, and what weights allow (label_rows.cc).

inline double mg(ElementalMass mass) { return mass.in(elemental_milligram); }

/// An amount of the element with what rounding, or a range of compounds, leaves open.
struct Reading {
  ElementalMass low{}, value{}, high{};
  Reading times(double factor) const { return {factor * low, factor * value, factor * high}; }
  Reading plus(const Reading& more) const { return {low + more.low, value + more.value, high + more.high}; }
};
std::string said(const Reading& reading);  ///< "71.4 mg (69.3 to 73.5)"
std::string percent(double fraction);      ///< "14.1 %"

struct LabelClaim {
  Basis basis;
  Reading reading;
};

/// What one row of the label says by itself.
struct RowAnswer {
  std::vector<LabelClaim> claims;                 ///< of the element
  std::vector<std::pair<Basis, Mass>> compounds;  ///< weights of the compound
  std::vector<std::string> ids, families;         ///< of the forms that it names
  bool unknown_form = false, checked_by_daily_value = false;
  std::vector<std::string> steps, warnings;
  std::optional<std::string> doubt;
};

RowAnswer answer_of(const LabelRow& row, const Label& label, const Catalog& catalog);

bool is_glycinate(const std::string& family, const Catalog& catalog);
bool is_alkali(const std::string& family);  ///< oxide, hydroxide, carbonate: what glycinate is buffered with
std::string first_id(const std::string& family, const Catalog& catalog);
/// The least and the most that any of these forms holds; nothing for no form.
std::optional<FractionRange> range_of(const std::vector<std::string>& ids, const Catalog& catalog);
/// How much powder a unit has room for; nothing where that is not known (a scoop, a sachet).
std::optional<Mass> room_in(const std::string& unit);

}  // namespace titrate::label_parts
