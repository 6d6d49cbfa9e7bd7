#include "cli/evidence_text.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "cli/lines.h"
#include "cli/plot.h"

namespace titrate::cli {
namespace {

std::string item(const std::string& text) { return wrapped(text, "    ", "    "); }

/// "yes (low)": that it was tested says little without the certainty of who did.
std::string form_tested(const Standing& standing) {
  const std::string said = standing.form_tested == FormTested::companion ? "no" : in_words(standing.form_tested);
  return said == "no" ? said : said + ", " + in_words(standing.form_certainty) + " certainty";
}

std::string people(const Evidence& row) {
  std::string text = in_words(row.design);
  if (row.studies && *row.studies > 1) text += fmt::format(", {} studies", *row.studies);
  if (row.participants) text += fmt::format(", {} people", *row.participants);
  return text;
}

std::string where_to_find(const Evidence& row) {
  std::string text = row.source.citation;
  if (!row.doi.empty() && text.find(row.doi) == std::string::npos) text += ", doi " + row.doi;
  if (!row.pmid.empty()) text += ", PubMed " + row.pmid;
  return text;
}

std::string row_text(const OutcomeEvidence& evidence, const Evidence& row, const Catalog& catalog) {
  const std::string study = row.study.empty() ? "nobody, as far as is known" : row.study + ", " + people(row);
  std::string text =
      wrapped(fmt::format("{}, {}: {}", in_words(row.certainty), in_words(row.tendency), study), "  ", "    ");
  text += item("Claim: " + row.claim + " (" + row.population + ").");
  text += item(row.summary);
  const std::string effect = effect_in_words(catalog, row), dose = dose_in_words(*evidence.substance, row);
  if (!effect.empty()) text += item("Effect: " + effect + ".");
  if (!dose.empty()) text += item("Taken: " + dose + ".");
  if (!evidence.substance->form.empty() && row.design != StudyDesign::none)
    text += item("Was " + evidence.substance->form + " tested: " + in_words(row.form_tested) + ".");
  return text + item("Source: " + where_to_find(row) + " (" + row.source.confidence + ").");
}

std::string instrument_text(const Instrument& instrument) {
  std::string text = instrument.title;
  if (!instrument.names.empty()) text += " (column " + instrument.names.front() + ")";
  if (instrument.smallest_worthwhile)
    text += fmt::format(": smallest worthwhile difference {:.4g} {}", *instrument.smallest_worthwhile, instrument.unit);
  else if (instrument.worthwhile_fraction)
    text += fmt::format(": smallest worthwhile change {:.0f} %", 100 * *instrument.worthwhile_fraction);
  else
    text += ": no smallest worthwhile difference is established";
  if (instrument.licence == Licence::permission) text += "; its questions need permission, a score may be entered";
  return wrapped(text + ".", "  ", "    ");
}

}  // namespace

std::string evidence_text(const OutcomeEvidence& evidence, const Catalog& catalog, bool colours) {
  const OutcomeDomain& outcome = *evidence.outcome;
  std::string text = heading(evidence.substance->name + " and " + outcome.label, colours);
  text += wrapped(standing_in_words(evidence), "", "");
  if (!evidence.substance->form.empty() && !evidence.rows.empty())
    text +=
        wrapped("Was " + evidence.substance->form + " itself tested: " + form_tested(evidence.standing) + ".", "", "");
  if (!outcome.answerable) {
    text += "\n" + heading("Not answerable by a self-trial", colours);
    text += wrapped(outcome.why_not, "  ", "  ");
  }
  if (!evidence.rows.empty()) text += "\n" + heading("What is known, the most certain first", colours);
  for (const Evidence* row : evidence.rows) text += row_text(evidence, *row, catalog);
  if (!evidence.instruments.empty()) text += "\n" + heading("What measures it", colours);
  for (const Instrument* instrument : evidence.instruments) text += instrument_text(*instrument);
  if (evidence.prior) {
    text += "\n" + heading("What the analysis believes before your diary", colours);
    text += wrapped(prior_in_words(*evidence.prior), "  ", "  ");
    text += wrapped("Why: " + evidence.prior->reason, "  ", "  ");
    text += wrapped("Source: " + evidence.prior->source.citation + ".", "  ", "  ");
  }
  if (!evidence.claims.empty()) text += "\n" + heading("What is said of it", colours);
  for (const Claim* claim : evidence.claims)
    text +=
        wrapped("\"" + claim->statement + "\": " + claim->verdict + ". Titrate: " + claim->program + ".", "  ", "    ");
  return text;
}

std::string evidence_list_text(const Substance& substance, const std::vector<OutcomeEvidence>& all, bool colours) {
  std::string text = heading("What is known of " + substance.name + ", outcome by outcome", colours);
  text += fmt::format("  {:<17} {:<9} {:<13} {:<23} {}\n", "outcome", "certainty", "studies say",
                      substance.form.empty() ? "tested" : substance.form + " tested", "answerable");
  for (const OutcomeEvidence& one : all)
    text += fmt::format("  {:<17} {:<9} {:<13} {:<23} {}\n", one.outcome->id, in_words(one.standing.certainty),
                        in_words(one.standing.tendency), form_tested(one.standing),
                        one.outcome->answerable ? "by a diary" : "no");
  text += "\n" + wrapped(
                     "titrate evidence OUTCOME says more of one of them; titrate evidence mechanism shows how "
                     "magnesium blocks a receptor and how much of a dose is absorbed.",
                     "", "");
  return text;
}

std::string mechanism_text(const MechanismFigures& figures, const Catalog& catalog, bool colours) {
  const double mv = figures.asked.membrane.in(millivolt), mmol = figures.asked.outside.in(millimole_per_litre);
  std::string text = wrapped("For teaching: not a measurement of anybody, and no benefit is claimed.", "", "");
  text += "\n" + heading("How magnesium blocks the NMDA receptor", colours);
  text +=
      wrapped(mechanism_with_id(catalog, "nmda_js_k")->formula + ": the fraction of channels that is not blocked, at " +
                  fmt::format("{:.4g} mmol/L of magnesium outside of the cell", mmol),
              "  ", "  ");
  std::vector<PlotPoint> curve;
  for (const auto& at : figures.block) curve.push_back({at.membrane.in(millivolt), at.unblocked_fraction});
  text += plot_of_curve(curve, {mv, figures.unblocked_fraction}, {"membrane voltage, mV", -100, 40, 20},
                        {"channels not blocked, fraction", 0, 1, 0.5});
  text += wrapped(fmt::format("At {:.4g} mV it is {:.4f}; half of the channels are blocked at {:.1f} mV.", mv,
                              figures.unblocked_fraction, figures.half_blocked_at.in(millivolt)),
                  "  ", "  ");
  text += wrapped(
      fmt::format(
          "Supplements raise magnesium in blood by about {:.4g} mmol/L. If the brain followed, it would be {:.4f}: "
          "a change of {:.1f} %. The brain regulates its own, so this is the most it could be.",
          figures.rise.in(millimole_per_litre), figures.unblocked_after,
          100 * (figures.unblocked_after / figures.unblocked_fraction - 1)),
      "  ", "  ");
  text += wrapped("Source: " + mechanism_with_id(catalog, "nmda_js_k")->source.citation + ".", "  ", "  ");
  text += "\n" + heading("How much of one dose is absorbed", colours);
  text += wrapped(mechanism_with_id(catalog, "abs_vmax")->formula + ", in mg of the element", "  ", "  ");
  curve.clear();
  for (const auto& at : figures.absorption)
    curve.push_back({at.dose.in(elemental_milligram), at.absorbed.in(elemental_milligram)});
  text += plot_of_curve(curve, {figures.asked.dose.in(elemental_milligram), figures.absorbed.in(elemental_milligram)},
                        {"one dose, mg of the element", 0, 500, 100}, {"absorbed, mg of the element", 0, 80, 40});
  text +=
      wrapped(fmt::format("Of {:.4g} mg at once {:.1f} mg, as two doses {:.1f} mg, as three {:.1f} mg.",
                          figures.asked.dose.in(elemental_milligram), figures.absorbed.in(elemental_milligram),
                          figures.as_two_doses.in(elemental_milligram), figures.as_three_doses.in(elemental_milligram)),
              "  ", "  ");
  text += wrapped("Source: " + mechanism_with_id(catalog, "abs_model")->source.citation + ". " +
                      mechanism_with_id(catalog, "abs_vmax")->source.citation + ".",
                  "  ", "  ");
  return text;
}

}  // namespace titrate::cli
