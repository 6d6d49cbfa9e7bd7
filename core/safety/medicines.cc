#include "safety/medicines.h"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>

#include "catalog/catalog.h"
#include "catalog/medicine_names.h"

namespace titrate {
namespace {

using Texts = std::vector<std::string>;

bool holds_for(const Interaction& rule, const TrialSupplement& supplement) {
  switch (rule.applies_to) {
    case AppliesTo::alkaline:
      return supplement.alkaline;
    case AppliesTo::alkalinising:
      return supplement.alkaline || supplement.alkalinising;
    default:
      return true;
  }
}

Finding finding_of(const Interaction& rule, const std::string& line, const TrialSupplement& supplement) {
  Finding finding{.rule = rule.id,
                  .about = rule.ingredient,
                  .matched = line,
                  .severity = rule.severity,
                  .hours_before = rule.hours_before,
                  .hours_after = rule.hours_after,
                  .action = rule.action,
                  .reason = rule.reason,
                  .source = rule.source};
  if (!holds_for(rule, supplement)) {
    finding.severity = Severity::info;
    finding.hours_before = finding.hours_after = std::nullopt;
    finding.action = rule.needs_clinician ? "Ask the clinic that treats you before you start."
                                          : "Nothing to do for this form; ask again before you change the form.";
    finding.reason = "Our rule is about alkaline forms, and by what you told us yours is not one. " + rule.reason;
  }
  if (rule.needs_clinician) finding.severity = std::max(finding.severity, Severity::clinician);
  return finding;
}

/// "Synthroid (levothyroxine)": a name with the one ingredient that it means, where that is another word.
std::string name_to_ask(const NameMeaning& meaning) {
  std::string ingredient;
  if (meaning.rules.size() + meaning.ingredients.size() == 1)
    ingredient = meaning.rules.empty() ? meaning.ingredients[0]->name : meaning.rules[0]->ingredient;
  return ingredient.empty() || ingredient == meaning.name ? meaning.name : meaning.name + " (" + ingredient + ")";
}

/// One name for each meaning, the shortest to read: the ingredient itself where it is as near as its other spellings.
Texts names_to_ask(const std::vector<const NameMeaning*>& near) {
  constexpr std::size_t most_names = 4;
  Texts names;
  std::vector<const NameMeaning*> asked;
  for (const NameMeaning* meaning : near) {
    const auto same = std::find_if(asked.begin(), asked.end(), [&](const auto* other) { return *other == *meaning; });
    const std::string name = name_to_ask(*meaning);
    if (same == asked.end() && asked.size() < most_names)
      asked.push_back(meaning), names.push_back(name);
    else if (same != asked.end() && name.size() < names[same - asked.begin()].size())
      names[same - asked.begin()] = name;
  }
  return names;
}

/// What became of one line.
class Line {
 public:
  Line(std::string written, const TrialSupplement& supplement, const MedicineNames& names, const Catalog& catalog)
      : written_(std::move(written)), supplement_(supplement), catalog_(catalog) {
    const std::vector<LinePart> parts = names.parts_of(written_);
    for (const LinePart& part : parts)
      if (part.meaning) add_name(*part.meaning);
    for (const LinePart& part : parts)
      if (part.meaning) add_class(*part.meaning);
    for (const LinePart& part : parts)
      if (!part.meaning) guess(part, names);
    not_known_ = not_known_ || !known_;
  }

  void report_to(MedicineScreening& all) const {
    for (const Interaction* rule : rules_) {
      all.findings.push_back(finding_of(*rule, written_, supplement_));
      add_magnesium_of(*rule, all);
    }
    for (const auto& [rule, name] : guessed_) {
      if (rules_.contains(rule)) continue;
      Finding finding = finding_of(*rule, written_, supplement_);
      finding.action = "Did you mean " + name + "? If so: " + finding.action;
      all.findings.push_back(finding);
    }
    all.did_you_mean.insert(all.did_you_mean.end(), questions_.begin(), questions_.end());
    if (not_known_) {
      all.could_not_check.push_back(written_);
    } else if (rules_.empty()) {
      all.nothing_in_our_rules.push_back(written_);
    } else {
      all.nothing_in_our_rules.insert(all.nothing_in_our_rules.end(), without_rule_.begin(), without_rule_.end());
    }
  }

 private:
  bool is_ours(const Interaction* rule) const { return rule->substance == supplement_.substance; }

  void add_name(const NameMeaning& meaning) {
    for (const Interaction* rule : meaning.rules) {
      known_ = true;
      if (is_ours(rule)) {
        rules_.insert(rule);
        classes_.insert(rule->drug_class);
      } else {
        without_rule_.insert(rule->ingredient);
      }
    }
    for (const Ingredient* ingredient : meaning.ingredients) known_ = true, without_rule_.insert(ingredient->name);
  }

  /// A class word beside the name of one of its medicines only describes it: "furosemide (water tablet)".
  void add_class(const NameMeaning& meaning) {
    std::vector<const DrugClass*> all = meaning.classes;
    all.insert(all.end(), meaning.broad_classes.begin(), meaning.broad_classes.end());
    const auto is_named = [&](const DrugClass* one) { return classes_.contains(one->id); };
    if (all.empty() || !meaning.rules.empty() || std::any_of(all.begin(), all.end(), is_named)) return;
    known_ = true;
    bool any = false;
    for (const DrugClass* one : all)
      for (const Interaction& rule : catalog_.interactions)
        if (rule.drug_class == one->id && is_ours(&rule)) rules_.insert(&rule), any = true;
    if (!any || !meaning.broad_classes.empty()) not_known_ = true;
  }

  void guess(const LinePart& part, const MedicineNames& names) {
    not_known_ = true;
    if (guess(name_key(part.words, 0, part.words.size()), names) || part.words.size() == 1) return;
    for (std::size_t i = 0; i < part.words.size(); ++i) guess(name_key(part.words, i, 1), names);
  }

  bool guess(const std::string& key, const MedicineNames& names) {
    const std::vector<const NameMeaning*> near = names.nearest(key);
    if (near.empty()) return false;
    questions_.push_back({written_, key, names_to_ask(near)});
    const bool one_meaning =
        std::all_of(near.begin(), near.end(), [&](const NameMeaning* other) { return *other == *near.front(); });
    if (one_meaning)
      for (const Interaction* rule : near.front()->rules)
        if (is_ours(rule)) guessed_.insert({rule, questions_.back().names.front()});
    return true;
  }

  void add_magnesium_of(const Interaction& rule, MedicineScreening& all) const {
    if (rule.mechanism == adds_magnesium)
      all.magnesium_sources.push_back({rule.id, rule.ingredient, written_, rule.brings_magnesium});
  }

  std::string written_;
  const TrialSupplement& supplement_;
  const Catalog& catalog_;
  bool known_ = false;      ///< something in it is
  bool not_known_ = false;  ///< something in it is not
  std::set<const Interaction*> rules_;
  std::set<std::pair<const Interaction*, std::string>> guessed_;
  std::set<std::string> without_rule_, classes_;
  std::vector<DidYouMean> questions_;
};

std::string trimmed(const std::string& text) {
  constexpr const char* blanks = " \t\r\n\f\v";
  const std::size_t first = text.find_first_not_of(blanks);
  return first == std::string::npos ? std::string() : text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

void sort_and_thin_out(std::vector<std::string>& texts) {
  std::sort(texts.begin(), texts.end());
  texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
}

}  // namespace

MedicineScreening screen_medicines(const std::vector<std::string>& written, const TrialSupplement& supplement,
                                   const Catalog& catalog) {
  std::set<std::string> lines;  // twice the same line is one line, and the order does not matter
  for (const std::string& line : written) lines.insert(trimmed(line));
  lines.erase("");
  if (lines.empty()) return {};  // a review of a diary without a person asks this each time

  // The index of thousands of names takes milliseconds to make: the catalog keeps it where it can.
  std::optional<MedicineNames> made_now;
  const MedicineNames* kept = catalog.medicine_names.made();
  const MedicineNames& names = kept ? *kept : made_now.emplace(catalog);
  MedicineScreening all;
  for (const std::string& line : lines) Line(line, supplement, names, catalog).report_to(all);
  const auto order = [](const Finding& a) { return std::tie(a.about, a.matched, a.rule); };
  std::sort(all.findings.begin(), all.findings.end(), [&](const Finding& a, const Finding& b) {
    return a.severity != b.severity ? a.severity > b.severity : order(a) < order(b);
  });
  sort_and_thin_out(all.nothing_in_our_rules);
  std::sort(all.magnesium_sources.begin(), all.magnesium_sources.end(),
            [](const auto& a, const auto& b) { return std::tie(a.rule, a.matched) < std::tie(b.rule, b.matched); });
  return all;
}

}  // namespace titrate
