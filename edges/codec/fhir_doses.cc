#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "app/in_words.h"
#include "codec/fhir_codes.h"
#include "codec/fhir_writer.h"
#include "codec/json_file.h"
#include "codec/study.h"
#include "life/blinding.h"

namespace titrate::codec {
namespace {

/// One day as a statement tells it. Days that say the same and follow each other are one statement.
struct ToldDose {
  enum class Of { product, treatment, hidden_capsules, opened_capsules };
  Of of = Of::product;
  std::optional<std::size_t> product;  ///< that was chosen by then; nothing: none was, or it does not matter
  EntryState state = EntryState::none;
  double amount = 0;  ///< mg of elemental magnesium, units of the treatment, or capsules
  friend bool operator==(const ToldDose&, const ToldDose&) = default;
};

/// The products of a diary, and from which day on each was the one in the hand.
struct ChosenProducts {
  std::vector<Product> products;
  std::vector<Day> from;
  std::optional<std::size_t> on(Day day) const {
    std::optional<std::size_t> last;
    for (std::size_t i = 0; i < from.size(); ++i)
      if (from[i] <= day) last = i;
    return last;
  }
};

bool fhir_stands(const Notebook& says, const Event& event) {
  return std::binary_search(says.standing.begin(), says.standing.end(), event.id);
}

ChosenProducts chosen_products(const OpenNotebook& notebook) {
  ChosenProducts chosen;
  for (const Event& event : notebook.log)
    if (const auto* one = std::get_if<ProductChosen>(&event.what); one && fhir_stands(notebook.says, event)) {
      chosen.products.push_back(one->product);
      chosen.from.push_back(day_of(event.entered, notebook.says->diary.day_start));
    }
  return chosen;
}

/// What each would count as that stands in the log as taken from a bag, day by day. It needs no plan that can be read.
std::map<Day, double> mg_of_capsules(const OpenNotebook& notebook) {
  std::map<Day, double> each;
  for (const Event& event : notebook.log)
    if (const auto* said = std::get_if<Recorded>(&event.what);
        said && said->item.kind == Item::Kind::dose && fhir_stands(notebook.says, event)) {
      each.erase(said->day);
      if (const auto mg = mg_of_study_capsule(said->item); mg && *mg > 0) each.emplace(said->day, *mg);
    }
  return each;
}

std::string about_product(const Product& product) {
  return product.name + "\n" + product.lot + "\n" + number_json(product.unit.elemental.in(elemental_milligram)).dump();
}

void add_fhir_product(FhirWriter& writer, const Product& product) {
  const double mg = product.unit.elemental.in(elemental_milligram);
  Json one = writer.begun(
      "Medication", about_product(product),
      product.name + ": " + number_json(mg).dump() + " mg of elemental magnesium in one " + product.unit.name + ".");
  one["code"] = fhir_concept(product.name.empty() ? "magnesium" : product.name);
  one["ingredient"] = Json::array(
      {{{"itemCodeableConcept", fhir_concept("elemental " + product.supplement.substance)},
        {"isActive", true},
        {"strength",
         {{"numerator", fhir_quantity(mg, "mg", "mg")}, {"denominator", fhir_quantity(1, product.unit.name, "")}}}}});
  Json batch = Json::object();
  if (const std::string lot = fhir_string(product.lot); !lot.empty()) batch["lotNumber"] = lot;
  if (product.expires) batch["expirationDate"] = to_string(*product.expires);
  if (!batch.empty()) one["batch"] = std::move(batch);
  writer.add(std::move(one));
}

std::string dose_in_words(const ToldDose& told) {
  if (told.state == EntryState::skipped) return "asked, and not answered";
  if (told.state == EntryState::none) return "none taken";
  const std::string amount = number_in_words(told.amount);
  switch (told.of) {
    case ToldDose::Of::hidden_capsules:
      return amount + " a day of study capsules; what is in them is hidden";
    case ToldDose::Of::opened_capsules:
      return amount + " a day of study capsules that held no magnesium";
    case ToldDose::Of::treatment:
      return amount + " units of the treatment in the whole day";
    case ToldDose::Of::product:
      break;
  }
  return amount + " mg of elemental magnesium in the whole day";
}

Json quantity_of(const ToldDose& told) {
  if (told.of == ToldDose::Of::product) return fhir_quantity(told.amount, "mg", "mg");
  return fhir_quantity(told.amount, told.of == ToldDose::Of::treatment ? "unit of the treatment" : "capsule", "");
}

void add_fhir_stretch(FhirWriter& writer, const ToldDose& told, const ChosenProducts& chosen, Day from, Day to) {
  const std::string words = dose_in_words(told);
  const std::string when =
      from == to ? "On " + to_string(from) : "On each day from " + to_string(from) + " to " + to_string(to);
  Json one = writer.begun("MedicationStatement", "taken\n" + to_string(from), when + ": " + words + ".");
  one["status"] = told.state == EntryState::skipped ? "unknown"
                  : told.state == EntryState::none  ? "not-taken"
                                                    : "completed";
  one["category"] = fhir_concept(
      "", {told.of == ToldDose::Of::hidden_capsules
               ? writer.own(fhir::words, fhir::study_capsules,
                            "Study capsules taken on each day of the period, as recorded; what is in them is hidden")
           : told.of == ToldDose::Of::opened_capsules
               ? writer.own(fhir::words, fhir::empty_capsules,
                            "Study capsules without the treatment, taken on each day of the period, as recorded")
               : writer.own(fhir::words, fhir::taken_each_day, "Taken on each day of the period, as recorded")});
  if (told.of == ToldDose::Of::hidden_capsules)
    one["medicationCodeableConcept"] = fhir_concept("study capsule, content hidden until the order is opened");
  else if (told.of == ToldDose::Of::opened_capsules)
    one["medicationCodeableConcept"] = fhir_concept("study capsule without magnesium");
  else if (told.of == ToldDose::Of::treatment)
    one["medicationCodeableConcept"] = fhir_concept("the treatment of this diary");
  else if (told.product)
    one["medicationReference"] = writer.reference_to("Medication", about_product(chosen.products[*told.product]));
  else
    one["medicationCodeableConcept"] = fhir_concept("magnesium supplement, product not recorded");
  one["subject"] = writer.subject();
  one["effectivePeriod"] = {{"start", to_string(from)}, {"end", to_string(to)}};
  one["informationSource"] = writer.subject();
  Json dosage{{"text", words}};
  if (told.state != EntryState::skipped) {
    if (told.state == EntryState::value)
      dosage["timing"] = {{"repeat", {{"frequency", 1}, {"period", 1}, {"periodUnit", "d"}}}};
    dosage["doseAndRate"] = Json::array({{{"doseQuantity", quantity_of(told)}}});
  }
  one["note"] = Json::array(
      {{{"text",
         "Self-report of what was really taken, all intakes of a day together. Days without a record are in no "
         "statement."}}});
  one["dosage"] = Json::array({std::move(dosage)});
  writer.add(std::move(one));
}

}  // namespace

Diary fhir_opened_diary(const FhirAsked& asked) {
  const Notebook& says = asked.notebook.says;
  if (!says.opened) return says.diary;
  const auto study = study_of(asked.notebook, asked.catalog, asked.made);
  const auto secret = secret_from_hex(says.opened->secret);
  if (!study || !secret) return says.diary;
  return with_arms(says.diary, *study, says, asked.notebook.log, order_of(study->plan.as_sealed.trial, *secret));
}

void add_fhir_doses(FhirWriter& writer) {
  const OpenNotebook& notebook = writer.asked.notebook;
  const ChosenProducts chosen = chosen_products(notebook);
  const std::map<Day, double> capsules = mg_of_capsules(notebook);
  const Diary opened = fhir_opened_diary(writer.asked);
  struct Stretch {
    ToldDose told;
    Day from, to;
  };
  std::vector<Stretch> stretches;
  for (const DayRecord& record : opened.days) {
    const DayRecord* said = find_day(notebook.says->diary, record.day);
    const auto of_capsule = capsules.find(record.day);
    const bool from_bag = of_capsule != capsules.end() && said && said->dose.state() == EntryState::value;
    Entry<Dose> dose = record.dose;
    if (dose.state() == EntryState::not_recorded) continue;
    ToldDose told;
    told.state = dose.state();
    if (dose.known()) told.amount = in_own_unit(dose.amount());
    if (dose.known() && !is_magnesium(dose.amount())) told.of = ToldDose::Of::treatment;
    if (from_bag && (!notebook.says->opened || told.state == EntryState::none)) {
      told.of = notebook.says->opened ? ToldDose::Of::opened_capsules : ToldDose::Of::hidden_capsules;
      told.state = EntryState::value;
      told.amount = std::round(in_own_unit(said->dose.amount()) / of_capsule->second * 1e6) / 1e6;
    } else if (of_capsule != capsules.end() && !notebook.says->opened) {
      told.of = ToldDose::Of::hidden_capsules;  // none of them, or not answered
    }
    if (told.of == ToldDose::Of::product) told.product = chosen.on(record.day);
    if (!stretches.empty() && stretches.back().told == told && stretches.back().to + std::chrono::days(1) == record.day)
      stretches.back().to = record.day;
    else
      stretches.push_back({told, record.day, record.day});
  }
  std::set<std::size_t> products;
  for (const Stretch& one : stretches)
    if (one.told.product && products.insert(*one.told.product).second)
      add_fhir_product(writer, chosen.products[*one.told.product]);
  for (const Stretch& one : stretches) add_fhir_stretch(writer, one.told, chosen, one.from, one.to);
}

}  // namespace titrate::codec
