#include "catalog/interactions.h"

#include <algorithm>
#include <map>
#include <set>

#include "catalog/catalog.h"
#include "catalog/faults.h"
#include "catalog/names.h"

namespace titrate {
namespace {

template <class Rows>
bool has_id(const Rows& rows, const std::string& id) {
  return std::any_of(rows.begin(), rows.end(), [&](const auto& row) { return row.id == id; });
}

bool is_hours(const std::optional<double>& hours) { return !hours || (*hours >= 0 && *hours <= 24); }

/// A name means one row; a product of several ingredients stands in `also_in` of each.
class OneMeaning {
 public:
  explicit OneMeaning(Faults& faults) : faults_(faults) {}
  void of(const std::string& row, const std::string& substance, const std::string& id, const std::string& name) {
    const std::string key = name_key(name);
    faults_.of(row, key.empty(), "\"" + name + "\" is no name.");
    const auto [found, first] = means_.emplace(substance + '\n' + key, id);
    faults_.of(row, !first && found->second != id, "the name " + name + " already means " + found->second + ".");
  }
  void take(const std::string& id, const std::string& name) { means_.emplace('\n' + name_key(name), id); }
  bool is_taken(const std::string& substance, const std::string& name) const {
    return means_.contains(substance + '\n' + name_key(name));
  }

 private:
  Faults& faults_;
  std::map<std::string, std::string> means_;
};

void faults_of_hours(const std::string& row, const Interaction& rule, Faults& faults) {
  faults.of(row, !is_hours(rule.hours_before) || !is_hours(rule.hours_after), "its hours are not within a day.");
  faults.of(row, rule.hours_before.value_or(0) + rule.hours_after.value_or(0) > 24,
            "its hours leave no time of the day.");
  faults.of(row, rule.severity == Severity::separate && !(rule.hours_before && rule.hours_after),
            "it keeps apart without saying for how long.");
  const bool hours = rule.hours_before || rule.hours_after;
  faults.of(row, hours != (rule.hours_from != HoursFrom::none), "its hours do not say where they come from.");
  faults.of(row, (rule.hours_from == HoursFrom::ours) != (rule.reason.find(our_choice) != std::string::npos),
            "hours that are ours, and only those, are called " + std::string(our_choice) + " in its reason.");
}

/// Does a class hold a rule for one substance that stands beside this one, and not for this one? Seven characters of
/// ATC are a substance, five its group.
bool has_a_sibling_with_a_rule(const Ingredient& known, const std::vector<DrugClass>& classes) {
  constexpr std::size_t group = 5, substance = 7;
  return std::any_of(classes.begin(), classes.end(), [&](const DrugClass& one) {
    return std::any_of(one.atc.begin(), one.atc.end(), [&](const std::string& prefix) {
      return prefix.size() == substance && known.atc.substr(0, group) == prefix.substr(0, group);
    });
  });
}

}  // namespace

void faults_of_interactions(const Catalog& catalog, Faults& faults) {
  faults.of_ids("interactions", catalog.interactions);
  OneMeaning names(faults);
  for (const Interaction& rule : catalog.interactions) {
    const std::string row = "interactions, " + rule.id;
    faults.of(row, !has_id(catalog.substances, rule.substance), "its substance is not in the catalog.");
    faults.of(row, !has_id(catalog.drug_classes, rule.drug_class), "its class is not in the catalog.");
    faults.of(row, rule.mechanism.empty(), "it has no mechanism.");
    faults.of(row, rule.action.empty() || rule.reason.empty(), "it does not say what to do and why.");
    faults.of(row, rule.brings_magnesium && !(*rule.brings_magnesium > DailyElementalMass{}),
              "the magnesium that it brings is not above zero.");
    faults.of(row, rule.brings_magnesium && rule.mechanism != adds_magnesium,
              "it brings magnesium, and its mechanism does not say so.");
    faults_of_hours(row, rule, faults);
    faults.of_source(row, rule.source);
    names.of(row, rule.substance, rule.id, rule.ingredient);
    for (const std::string& name : rule.names) names.of(row, rule.substance, rule.id, name);
  }
  for (const Interaction& rule : catalog.interactions)
    for (const std::string& product : rule.also_in)
      faults.of("interactions, " + rule.id, names.is_taken(rule.substance, product),
                "the product " + product + " is the name of a row of its own.");
}

void faults_of_drug_classes(const Catalog& catalog, Faults& faults) {
  faults.of_ids("drug_classes", catalog.drug_classes);
  std::map<std::string, std::set<std::string>> classes_of_name;
  for (const Interaction& rule : catalog.interactions) {
    classes_of_name[name_key(rule.ingredient)].insert(rule.drug_class);
    for (const std::string& name : rule.names) classes_of_name[name_key(name)].insert(rule.drug_class);
  }
  for (const DrugClass& one : catalog.drug_classes) {
    const std::string row = "drug_classes, " + one.id;
    faults.of(row, one.name.empty(), "it has no name.");
    faults.of(row,
              std::none_of(catalog.interactions.begin(), catalog.interactions.end(),
                           [&](const Interaction& rule) { return rule.drug_class == one.id; }),
              "no interaction belongs to it.");
    for (const auto* words : {&one.words, &one.broad_words})
      for (const std::string& word : *words) {
        const auto found = classes_of_name.find(name_key(word));
        faults.of(row, found != classes_of_name.end() && !found->second.contains(one.id),
                  "the word " + word + " is the name of an ingredient of another class.");
      }
    faults.of_source(row, one.source);
  }
}

void faults_of_ingredients(const Catalog& catalog, Faults& faults) {
  faults.of_ids("ingredients", catalog.ingredients);
  OneMeaning names(faults);
  for (const Interaction& rule : catalog.interactions) {
    names.take(rule.id, rule.ingredient);
    for (const std::string& name : rule.names) names.take(rule.id, name);
  }
  for (const Ingredient& known : catalog.ingredients) {
    const std::string row = "ingredients, " + known.id;
    names.of(row, "", known.id, known.name);
    for (const std::string& name : known.names) names.of(row, "", known.id, name);
    faults.of(row, known.atc.size() < 4, "it has no ATC code.");
    for (const DrugClass& one : catalog.drug_classes)
      for (const std::string& prefix : one.atc)
        faults.of(row, known.atc.starts_with(prefix), "we hold a rule for its class, " + one.name + ".");
    const bool sibling = has_a_sibling_with_a_rule(known, catalog.drug_classes);
    faults.of(row, sibling && known.unlike.empty(),
              "a substance of its group has a rule, and nothing says why that is not one for it too.");
    faults.of(row, !sibling && !known.unlike.empty(), "it is unlike a substance that has no rule.");
    faults.of_source(row, known.source);
  }
}

}  // namespace titrate
