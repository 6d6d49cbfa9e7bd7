#pragma once

#include <compare>
#include <concepts>

namespace titrate {

/// An amount with its dimension in the type. It cannot be built without a unit (`400 * milligram`) nor read without
/// one (`tablet.in(gram)`), so a number of milligrams can never be taken for a number of grams.
///
/// Compound and elemental mass are different dimensions: 400 mg of magnesium bisglycinate is about 56 mg of magnesium,
/// and only the catalog, which holds the source, may turn one into the other. An amount per day is a dimension again:
/// a tablet is a mass, a limit is a daily mass. International units measure an effect, not a mass.
template <class Dimension>
class Quantity {
 public:
  constexpr Quantity() = default;

  /// How many of `unit` this amount is.
  constexpr double in(Quantity unit) const { return amount_ / unit.amount_; }

  friend constexpr Quantity operator*(double count, Quantity unit) { return Quantity(count * unit.amount_); }
  friend constexpr Quantity operator+(Quantity a, Quantity b) { return Quantity(a.amount_ + b.amount_); }
  friend constexpr Quantity operator-(Quantity a, Quantity b) { return Quantity(a.amount_ - b.amount_); }
  /// The ratio of two amounts of the same dimension is a plain number.
  friend constexpr double operator/(Quantity a, Quantity b) { return a.amount_ / b.amount_; }
  friend constexpr auto operator<=>(Quantity, Quantity) = default;

  /// The base unit of the dimension. Only the units below are made from it.
  static constexpr Quantity base_unit() { return Quantity(1); }

 private:
  explicit constexpr Quantity(double amount) : amount_(amount) {}
  double amount_ = 0;
};

namespace dimension {
struct CompoundMass {};
struct ElementalMass {};
struct DailyCompoundMass {};
struct DailyElementalMass {};
struct Volume {};
struct BiologicalActivity {};
struct DailyTreatment {};
}  // namespace dimension

using Mass = Quantity<dimension::CompoundMass>;                      ///< of a compound, as weighed
using ElementalMass = Quantity<dimension::ElementalMass>;            ///< of the element in it
using DailyMass = Quantity<dimension::DailyCompoundMass>;            ///< of a compound, per day
using DailyElementalMass = Quantity<dimension::DailyElementalMass>;  ///< of the element, per day
using Volume = Quantity<dimension::Volume>;
using BiologicalActivity = Quantity<dimension::BiologicalActivity>;  ///< IU: its mass depends on the substance
using DailyTreatment = Quantity<dimension::DailyTreatment>;          ///< not of magnesium: in the treatment's own unit

inline constexpr Mass milligram = Mass::base_unit();
inline constexpr Mass gram = 1000 * milligram;
inline constexpr Mass microgram = 0.001 * milligram;
inline constexpr ElementalMass elemental_milligram = ElementalMass::base_unit();
inline constexpr ElementalMass elemental_gram = 1000 * elemental_milligram;
inline constexpr Volume millilitre = Volume::base_unit();
inline constexpr BiologicalActivity international_unit = BiologicalActivity::base_unit();
inline constexpr DailyTreatment treatment_unit_per_day = DailyTreatment::base_unit();

/// `350 * elemental_milligram / a_day` is a daily amount, and nothing else is.
struct PerDay {};
inline constexpr PerDay a_day{};

constexpr DailyMass operator/(Mass mass, PerDay) { return (mass / milligram) * DailyMass::base_unit(); }
constexpr DailyElementalMass operator/(ElementalMass mass, PerDay) {
  return (mass / elemental_milligram) * DailyElementalMass::base_unit();
}

inline constexpr DailyElementalMass elemental_milligram_per_day = elemental_milligram / a_day;

/// What may be added is tested, and so is what may not: see quantity_test.cc.
template <class A, class B>
concept Addable = requires(A a, B b) {
  a + b;
};

template <class A, class B>
concept Comparable = requires(A a, B b) {
  a < b;
};

}  // namespace titrate
