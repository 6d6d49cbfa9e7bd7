#include "safety/conditions.h"

#include <algorithm>
#include <cstdio>

#include "catalog/catalog.h"
#include "safety/written.h"

namespace titrate {
namespace {

enum class Likeness { none, slip, inside, exact };

/// A name of up to four letters ("PAD", "MS") is believed only where it stands alone.
constexpr std::size_t shortest_inside = 5;

Likeness likeness(const std::string& words, const std::string& name) {
  if (words == name) return Likeness::exact;
  if (name.size() >= shortest_inside && holds_words(words, name)) return Likeness::inside;
  return is_a_slip(words, name) ? Likeness::slip : Likeness::none;
}

Likeness likeness(const std::string& words, const Condition& row) {
  Likeness best = std::max(likeness(words, plain_words(row.label)), likeness(words, plain_words(row.id)));
  for (const std::string& name : row.names) best = std::max(best, likeness(words, plain_words(name)));
  return best;
}

bool is_about(const Condition& row, const std::string& substance) {
  return row.substance == "all" || row.substance == substance;
}

/// A kidney test of more than a year ago says nothing about today.
bool kidney_is_known(const Person& person, Day today) {
  constexpr days a_year{366};
  return person.egfr && (!person.egfr_day || today - *person.egfr_day <= a_year);
}

std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.4g", value);
  return text;
}

bool in_ages(const Condition& row, int age) {
  return (row.age_from || row.age_to) && (!row.age_from || age >= *row.age_from) && (!row.age_to || age <= *row.age_to);
}

bool in_kidney(const Condition& row, double egfr) {
  return (row.egfr_from || row.egfr_below) && (!row.egfr_from || egfr >= *row.egfr_from) &&
         (!row.egfr_below || egfr < *row.egfr_below);
}

/// A condition as written, or a part of it ("diabetes" of "diabetes and asthma").
struct Said {
  std::string written, part, words;
  bool exact = false;  ///< a name of a row of this substance, to the letter
};

/// Everything that a person wrote about conditions: each line, and the parts of a line that is no name as a whole.
std::vector<Said> said_of(const Person& person, const Catalog& catalog, const std::string& substance) {
  const auto said = [&](const std::string& written, const std::string& part) {
    Said one{written, part, plain_words(part)};
    one.exact = std::any_of(catalog.conditions.begin(), catalog.conditions.end(), [&](const Condition& row) {
      return is_about(row, substance) && likeness(one.words, row) == Likeness::exact;
    });
    return one;
  };
  std::vector<Said> all;
  for (const std::string& written : person.conditions) {
    const std::vector<std::string> parts = parts_of(written);
    if (parts.empty()) continue;
    Said whole = said(written, written);
    if (parts.size() > 1 && !whole.exact)
      for (const std::string& part : parts) all.push_back(said(written, part));
    else
      all.push_back(std::move(whole));
  }
  return all;
}

/// Does it name the row? A slip of the pen is not read into what is a name already: hypotension is not hypertension.
bool names(const Said& said, const Condition& row) {
  const Likeness like = likeness(said.words, row);
  return like > Likeness::slip || (like == Likeness::slip && !said.exact);
}

/// What the person wrote that means this row, or empty.
std::string name_written(const Condition& row, const Person& person, const std::vector<Said>& all) {
  for (const Said& said : all)
    if (names(said, row)) return said.written;
  for (const auto* list : {&person.medicines, &person.supplements})
    for (const std::string& written : *list)
      for (const std::string& word : row.medicines)
        if (holds_words(plain_words(written), plain_words(word))) return written;
  return {};
}

std::string stage_said(const Condition& row, LifeStage stage) {
  if (row.trying_to_conceive && stage == LifeStage::trying_to_conceive) return "trying to conceive";
  if (row.pregnant && stage == LifeStage::pregnant) return "pregnant";
  if (row.breastfeeding && stage == LifeStage::breastfeeding) return "breastfeeding";
  return {};
}

/// Why the row applies, in the person's words; empty when it does not.
std::string why_it_applies(const Condition& row, const Person& person, const std::vector<Said>& all, Day today) {
  if (row.without_egfr && kidney_is_known(person, today)) return {};
  if ((person.sex == Sex::female && !row.women) || (person.sex == Sex::male && !row.men)) return {};
  if (std::string name = name_written(row, person, all); !name.empty()) return name;
  if (std::string stage = stage_said(row, person.life_stage); !stage.empty()) return stage;
  if (person.egfr && in_kidney(row, *person.egfr)) return "eGFR " + number(*person.egfr);
  if (person.age && in_ages(row, *person.age)) return "age " + std::to_string(*person.age);
  return {};
}

std::vector<Applying> applying_to(const Person& person, const std::vector<Said>& all, const Catalog& catalog, Day today,
                                  const std::string& substance) {
  std::vector<Applying> rows;
  for (const Condition& row : catalog.conditions) {
    if (!is_about(row, substance) || !row.severity) continue;
    if (std::string why = why_it_applies(row, person, all, today); !why.empty()) rows.push_back({&row, std::move(why)});
  }
  return rows;
}

Finding finding_of(const Applying& applying) {
  const Condition& row = *applying.condition;
  return {.rule = row.id,
          .about = row.label,
          .matched = applying.matched,
          .severity = *row.severity,
          .hours_before = {},
          .hours_after = {},
          .action = row.action,
          .reason = row.reason,
          .source = row.source};
}

/// The labels of the rows that it almost names.
std::vector<std::string> near_to(const Said& said, const Catalog& catalog) {
  std::vector<std::string> near;
  for (const Condition& row : catalog.conditions)
    if (likeness(said.words, row) != Likeness::none && std::find(near.begin(), near.end(), row.label) == near.end())
      near.push_back(row.label);
  return near;
}

void add_once(std::vector<std::string>& list, const std::string& text) {
  if (std::find(list.begin(), list.end(), text) == list.end()) list.push_back(text);
}

}  // namespace

std::vector<Applying> conditions_of(const Person& person, const Catalog& catalog, Day today,
                                    const std::string& substance) {
  return applying_to(person, said_of(person, catalog, substance), catalog, today, substance);
}

ConditionScreening screen_conditions(const Person& person, const Catalog& catalog, Day today,
                                     const std::string& substance) {
  ConditionScreening screening;
  const std::vector<Said> all = said_of(person, catalog, substance);
  const std::vector<Applying> rows = applying_to(person, all, catalog, today, substance);
  for (const Applying& applying : rows) screening.findings.push_back(finding_of(applying));
  for (const Said& said : all) {
    if (!said.exact) {
      add_once(screening.could_not_check, said.written);
      if (auto near = near_to(said, catalog); !near.empty())
        screening.did_you_mean.push_back({said.written, said.part, std::move(near)});
    } else if (std::none_of(rows.begin(), rows.end(),
                            [&](const Applying& applying) { return names(said, *applying.condition); })) {
      add_once(screening.nothing_in_our_rules, said.part);
    }
  }
  return screening;
}

}  // namespace titrate
