#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/names.h"

namespace titrate {

struct Catalog;
struct DrugClass;
struct Ingredient;
struct Interaction;

/// What a name means in the catalog.
struct NameMeaning {
  std::string name;                             ///< as the catalog writes it
  bool in_parts = false;                        ///< one of its spellings holds a separator: "Eisen(II)-sulfat"
  std::vector<const Interaction*> rules;        ///< of every substance
  std::vector<const Ingredient*> ingredients;   ///< without a rule
  std::vector<const DrugClass*> classes;        ///< whose word it is
  std::vector<const DrugClass*> broad_classes;  ///< whose word it is, and it means more than our rows
  friend bool operator==(const NameMeaning& a, const NameMeaning& b) {
    return a.rules == b.rules && a.ingredients == b.ingredients && a.classes == b.classes &&
           a.broad_classes == b.broad_classes;
  }
};

/// A part of a line: what it means, or that we have never heard of it.
struct LinePart {
  const NameMeaning* meaning = nullptr;  ///< null: unknown
  std::vector<FoldedWord> words;
};

/// Every name of the catalog, for as long as the catalog lives.
class MedicineNames {
 public:
  explicit MedicineNames(const Catalog& catalog);

  /// The names in a line and the unknown words between them. At each word the longest name that starts there is taken.
  /// Amounts, forms ("tablets", "XR") and, behind a name, salts ("hydrochloride") are no parts. A name does not reach
  /// over a separator: "losartan, potassium chloride" are two, and of the second we may know nothing.
  std::vector<LinePart> parts_of(std::string_view line) const;

  /// The meanings whose name is nearest to a misspelt word, all at the same distance; none if nothing is near. Near is
  /// one slip in 5 to 7 letters, two in 8 to 11, three from 12 on; a slip is a letter too many, too few, another, or
  /// two exchanged.
  std::vector<const NameMeaning*> nearest(std::string_view key) const;

 private:
  NameMeaning& meaning_of(const std::string& name);
  std::map<std::string, NameMeaning, std::less<>> meanings_;
  std::size_t most_words_ = 1;
};

/// The index that a catalog keeps of its own names. A copy of a catalog has rows of its own, which may be changed, and
/// begins without one.
class OwnMedicineNames {
 public:
  OwnMedicineNames() = default;
  OwnMedicineNames(const OwnMedicineNames&) {}
  OwnMedicineNames(OwnMedicineNames&&) = default;
  OwnMedicineNames& operator=(const OwnMedicineNames&) { return index_.reset(), *this; }
  OwnMedicineNames& operator=(OwnMedicineNames&&) = default;

  /// No name of `catalog`, which keeps this, may be changed from here on.
  void make(const Catalog& catalog) { index_ = std::make_unique<const MedicineNames>(catalog); }
  const MedicineNames* made() const { return index_.get(); }  ///< nothing: ask the rows

 private:
  std::unique_ptr<const MedicineNames> index_;
};

/// How many slips lie between two words: the optimal string alignment distance (Damerau 1964), or `most + 1` if more.
int slips_between(std::string_view a, std::string_view b, int most);

}  // namespace titrate
