#include "document.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <functional>
#include <sstream>

#include "accuracy.h"
#include "base/require.h"
#include "figures.h"
#include "operating.h"
#include "oracle.h"
#include "rivals.h"
#include "sbc.h"
#include "simulation/operating_characteristics.h"
#include "verdicts.h"

namespace titrate::calibration {
namespace {

const Counts& counted(const Ledger& ledger, const std::string& scenario) {
  const Counts* counts = ledger.find(scenario);
  require(counts, "a table shows what was counted");
  return *counts;
}

std::string printed(const char* format, double x) {
  char text[48];
  std::snprintf(text, sizeof text, format, x);
  return text;
}

std::string percent(const Share& share) {
  return printed("%.1f", 100 * share.rate) + printed(" (%.1f)", 100 * share.error);
}
std::string percent_fine(const Share& share) {
  return printed("%.2f", 100 * share.rate) + printed(" (%.2f)", 100 * share.error);
}

std::string row(const std::vector<std::string>& cells) {
  std::string text = "|";
  for (const std::string& cell : cells) text += " " + cell + " |";
  return text + "\n";
}
std::string head(const std::vector<std::string>& cells) {
  return row(cells) + row(std::vector<std::string>(cells.size(), "---"));
}

std::string p_value(double p) { return p < 1e-4 ? "< 0.0001" : printed("%.4f", p); }

std::string table_of_sbc(const Ledger& ledger, const Sizes& sizes) {
  std::string text =
      head({"family", "people", "fits that do not trust themselves, %", "95 % interval of the effect holds it, %",
            "effect: chi² (df), p", "residual sd", "dependence", "log half-life"});
  std::vector<double> p;
  for (std::size_t f = 0; f < std::size(families); ++f) {
    const Counts& counts = counted(ledger, sbc_scenario(families[f], Mutation::none, sizes.sbc[f], sizes.seed));
    const double people = count_of(counts, "people"), trusted = count_of(counts, "trusted");
    const double covered = count_of(counts, "covered") / trusted, untrusted = 1 - trusted / people;
    std::string family = to_string(families[f]);
    std::replace(family.begin(), family.end(), '_', ' ');
    std::vector<std::string> cells{family, printed("%.0f", people),
                                   percent({untrusted, std::sqrt(untrusted * (1 - untrusted) / people)}),
                                   percent_fine({covered, std::sqrt(covered * (1 - covered) / trusted)})};
    for (const Uniformity& u : uniformity_of(counts)) {
      cells.push_back(printed("%.1f", u.chi_squared) + " (" + std::to_string(u.classes - 1) + "), " + p_value(u.p));
      p.push_back(u.p);
    }
    text += row(cells);
  }
  const std::vector<double> adjusted = adjusted_by_holm(p);
  return text + "\nSmallest p of the twenty after Holm's allowance for all of them: " +
         p_value(*std::min_element(adjusted.begin(), adjusted.end())) + ".\n";
}

std::string table_of_accuracy(const Ledger& ledger, const Sizes& sizes) {
  std::string text =
      head({"family", "people", "fits that trust themselves", "judged", "effect: half of them are within",
            "nine in ten", "all", "owed", "residual sd: half", "nine in ten", "all"});
  for (const auto& [family, owed] : accuracies_owed) {
    const Counts& counts = counted(ledger, accuracy_scenario(family, sizes.accuracy, sizes.seed));
    std::string name = to_string(family);
    std::replace(name.begin(), name.end(), '_', ' ');
    std::vector<std::string> cells{name};
    for (const char* what : {"people", "trusted", "judged"}) cells.push_back(printed("%.0f", count_of(counts, what)));
    for (const char* what : {"effect", "sigma"}) {
      const std::vector<double> distances = distances_of(counts, what);
      require(!distances.empty(), "somebody was judged");
      for (const double share : {0.5, 0.9, 1.0}) cells.push_back(printed("%.4f", at_share(distances, share)));
      if (what == std::string("effect")) cells.push_back(printed("%.2f", owed));
    }
    text += row(cells);
  }
  return text;
}

std::string table_of_the_oracle(const Ledger& ledger, const Sizes& sizes) {
  const OracleRun run{ledger, sizes.oracle, sizes.seed};
  require(run.complete(), "a table shows what was counted");
  std::string text = head({"of " + printed("%.0f", run.counts("series")) + " series", "half are within", "95 in 100",
                           "99 in 100", "all", "owed: half, 99 in 100, all"});
  const auto add = [&](const std::string& words, const char* what, const char* format, const std::string& owed) {
    const std::vector<double> sorted = run.sorted(what);
    std::vector<std::string> cells{words};
    for (const double share : {0.5, 0.95, 0.99, 1.0}) cells.push_back(printed(format, at_share(sorted, share)));
    cells.push_back(owed);
    text += row(cells);
  };
  add("a review's fit, distribution function of the effect (" + printed("%.0f", run.counts("trusted")) +
          " trust themselves)",
      "standard", "%.6f",
      printed("%g, ", oracle_owed_half) + printed("%g, ", oracle_owed_p99) + printed("%g", oracle_owed));
  add("a quick estimate's fit (rough accuracy), distribution function of the effect", "rough", "%.6f",
      "-, " + printed("%g", oracle_owed) + ", -");
  add("a review's fit, log evidence", "evidence", "%.6f", "");
  add("`titrate fit`, distribution function of the effect", "reference", "%.1e", "");
  add("the oracle itself: its rule of twice the step", "halving", "%.1e", "");
  add("the same, all steps halved once more (" + printed("%.0f", double(run.sorted("halved").size())) + " series)",
      "halved", "%.1e", "");
  return text;
}

std::string table_of_mutations(const Ledger& ledger, const Sizes& sizes) {
  std::string text = head({"what the fit wrongly believes", "effect: chi² (df), p", "residual sd", "dependence",
                           "log half-life", "noticed at 0.001"});
  for (const Mutation mutation : mutations) {
    const Counts& counts = counted(ledger, sbc_scenario(Family::gaussian, mutation, sizes.mutations, sizes.seed));
    std::vector<std::string> cells{in_words(mutation)};
    std::vector<double> p;
    for (const Uniformity& u : uniformity_of(counts)) {
      cells.push_back(printed("%.1f", u.chi_squared) + " (" + std::to_string(u.classes - 1) + "), " + p_value(u.p));
      p.push_back(u.p);
    }
    const std::vector<double> adjusted = adjusted_by_holm(p);
    cells.push_back(*std::min_element(adjusted.begin(), adjusted.end()) < 0.001 ? "yes" : "no");
    text += row(cells);
  }
  return text;
}

/// Rows: designs; columns: dependences; each cell from what was counted there.
std::string table_by_design(const Ledger& ledger, const Sizes& sizes, double effect,
                            const std::function<std::string(const Counts&)>& cell) {
  std::vector<std::string> columns{"how the days came about"};
  for (const double rho : dependences) columns.push_back("ρ = " + printed("%g", rho));
  std::string text = head(columns);
  for (const Design design : designs) {
    std::vector<std::string> cells{in_words(design)};
    for (const double rho : dependences)
      cells.push_back(cell(
          counted(ledger, scenario_name({design, Disturbance::none, {effect, rho, 2}}, sizes.operating, sizes.seed))));
    text += row(cells);
  }
  return text;
}

/// Rows: plans, and files without one; columns: false claims by dependence, then what is found at dependence 0.5.
std::string table_of_verdicts(const Ledger& ledger, const Sizes& sizes) {
  std::vector<std::string> columns{"plan", "missing", "P(better) needed"};
  for (const double rho : dependences) columns.push_back("no effect, ρ = " + printed("%g", rho));
  columns.insert(columns.end(), {"half an sd better: keep", "one sd better: keep", "one sd better: stop"});
  std::string text = head(columns);
  for (const Judged& judged : all_judged()) {
    const Counts& counts = counted(ledger, verdicts_scenario(judged, sizes.operating, sizes.seed));
    const auto share = [&](const char* verdict, double effect, double rho) {
      return share_of(counts, name_of_count(verdict, effect, rho));
    };
    std::vector<std::string> cells{judged.what, printed("%.0f %%", 100 * judged.plan.missing_fraction.value_or(0)),
                                   printed("%.5f", count_of(counts, "better"))};
    for (const double rho : dependences) cells.push_back(percent_fine(share("keep", 0, rho)));
    cells.push_back(percent(share("keep", 1, 0.5)));
    cells.push_back(percent(share("keep", 2, 0.5)));
    cells.push_back(percent(share("stop", 2, 0.5)));
    text += row(cells);
  }
  return text;
}

std::string table_of_power(const Ledger& ledger, const Sizes& sizes) {
  std::string text =
      head({"how the days came about", "0.6 sd: P > 0.95, %", "0.6 sd: P > 0.975, %", "1 sd: P > 0.95, %",
            "1 sd: P > 0.975, %", "mean width, sd", "mean estimate of -1", "held by the interval (1 sd), %"});
  for (const Design design : designs) {
    const auto at = [&](double effect) -> const Counts& {
      return counted(ledger, scenario_name({design, Disturbance::none, {effect, 0.5, 2}}, sizes.operating, sizes.seed));
    };
    const Counts &some = at(-0.6), &strong = at(-1);
    text += row({in_words(design), percent(share_of(some, "better_95")), percent(share_of(some, "better_975")),
                 percent(share_of(strong, "better_95")), percent(share_of(strong, "better_975")),
                 printed("%.2f", share_of(strong, "width").rate), printed("%.2f", share_of(strong, "estimate").rate),
                 percent(share_of(strong, "covered"))});
  }
  return text;
}

/// For each disturbance, pairs of weeks at dependence 0.5, and the worst over all randomised designs and dependences.
std::string table_of_disturbances(const Ledger& ledger, const Sizes& sizes) {
  std::string text =
      head({"what happens", "effect 0: P(benefit) > 0.975, %", "effect 0: interval holds 0, %",
            "effect 1 sd: P(benefit) > 0.975, %", "effect 1 sd: interval holds it, %", "mean estimate of -1",
            "worst false claims of any randomised design, %", "lowest coverage at effect 0 of any, %"});
  for (const Disturbance disturbance : disturbances) {
    const auto at = [&](Design design, double rho, double effect) -> const Counts& {
      return counted(ledger, scenario_name({design, disturbance, {effect, rho, 2}}, sizes.operating, sizes.seed));
    };
    std::pair<Share, std::string> most{}, least{{1, 0}, ""};
    for (const Design design : designs)
      for (const double rho : dependences) {
        if (!randomised(design)) continue;
        const std::string where = ": " + in_words(design) + ", ρ " + printed("%g", rho);
        const Share claims = share_of(at(design, rho, 0), "better_975"), held = share_of(at(design, rho, 0), "covered");
        if (claims.rate > most.first.rate) most = {claims, where};
        if (held.rate < least.first.rate) least = {held, where};
      }
    const Counts &none = at(Design::pairs_7, 0.5, 0), &strong = at(Design::pairs_7, 0.5, -1);
    text += row({in_words(disturbance), percent_fine(share_of(none, "better_975")), percent(share_of(none, "covered")),
                 percent(share_of(strong, "better_975")), percent(share_of(strong, "covered")),
                 printed("%.2f", share_of(strong, "estimate").rate), percent_fine(most.first) + most.second,
                 percent(least.first) + least.second});
  }
  return text;
}

const Counts& of_rivals(const Ledger& ledger, const Sizes& sizes, Design design, int days, double rho, double effect,
                        bool drift = false) {
  return counted(ledger, scenario_name({design, days, {effect, rho, 2}, drift}, sizes.rivals, sizes.seed));
}

bool tells_when_first(const std::string& id) { return id == "correlation" || id == "fifth"; }

std::string table_of_rivals(const Ledger& ledger, const Sizes& sizes) {
  std::vector<std::string> columns{"rule"};
  for (const double rho : dependences) columns.push_back("ρ = " + printed("%g", rho));
  columns.push_back("ρ = 0.5, when it first can say");
  std::string text = head(columns);
  for (const Rule& rule : rules) {
    std::vector<std::string> cells{rule.words};
    for (const double rho : dependences) {
      const Counts& counts = of_rivals(ledger, sizes, Design::pairs_7, 84, rho, 0);
      cells.push_back(printed("%.1f", 100 * share_of(counts, std::string(rule.id) + ".end").rate) + " / " +
                      printed("%.1f", 100 * share_of(counts, std::string(rule.id) + ".ever").rate));
    }
    cells.push_back(tells_when_first(rule.id)
                        ? printed("%.1f", 100 * share_of(of_rivals(ledger, sizes, Design::pairs_7, 84, 0.5, 0),
                                                         std::string(rule.id) + ".first")
                                                    .rate)
                        : "");
    text += row(cells);
  }
  return text;
}

std::string table_of_rivals_by_design(const Ledger& ledger, const Sizes& sizes) {
  struct Column {
    const char* words;
    Design design;
    int days;
    double effect;
    bool drift;
  };
  const Column all[] = {{"a coin each day", Design::daily_coin, 84, 0, false},
                        {"ABAB, 4 x 7 days", Design::abab, 28, 0, false},
                        {"single switch", Design::single_switch, 84, 0, false},
                        {"the same, with a drift of 1.6 sd", Design::single_switch, 84, 0, true},
                        {"as needed", Design::as_needed, 84, 0, false},
                        {"start when worst", Design::start_when_worst, 84, 0, false}};
  std::vector<std::string> columns{"rule"};
  for (const Column& column : all) columns.push_back(column.words);
  columns.insert(columns.end(), {"found, effect 0.6 sd", "found, effect 1 sd"});
  std::string text = head(columns);
  for (const Rule& rule : rules) {
    const std::string id = rule.id;
    std::vector<std::string> cells{rule.words};
    for (const Column& column : all) {
      const Counts& counts = of_rivals(ledger, sizes, column.design, column.days, 0.5, column.effect, column.drift);
      cells.push_back(id == "verdict" ? "none given"
                                      : printed("%.1f", 100 * share_of(counts, id + ".end").rate) + " / " +
                                            printed("%.1f", 100 * share_of(counts, id + ".ever").rate));
    }
    for (const double effect : {-0.6, -1.0})
      cells.push_back(printed(
          "%.1f", 100 * share_of(of_rivals(ledger, sizes, Design::pairs_7, 84, 0.5, effect), id + ".right").rate));
    text += row(cells);
  }
  return text;
}

std::string table_of_other_errors(const Ledger& ledger, const Sizes& sizes) {
  std::string text = head({"error", "what comes of it"});
  std::string links;
  for (const double rho : dependences) {
    const Counts& counts = counted(ledger, all_pairs_scenario(rho, sizes.rivals, sizes.seed));
    const double people = count_of(counts, "people"), mean = count_of(counts, "links") / people;
    const double error = std::sqrt((count_of(counts, "links_squared") / people - mean * mean) / people);
    links += (links.empty() ? "" : "; ") + printed("ρ = %g: ", rho) + printed("%.1f", mean) + printed(" (%.1f)", error);
  }
  text += row({"all pairs of 20 unrelated variables over 30 days, called linked when r is at least 0.5 in size",
               "false links: " + links});
  const Counts& counts = of_rivals(ledger, sizes, Design::single_switch, 84, 0.5, 0);
  const auto mean = [&](const char* what) { return printed("%.1f", share_of(counts, what).rate); };
  text += row({"missing days stored as zero, while the share of missing days grows from 5 to 70 %",
               "mean of the first and the last fortnight: " + mean("zeros.before") + " and " + mean("zeros.after") +
                   " (truly recorded: " + mean("recorded.before") + " and " + mean("recorded.after") + ")"});
  return text;
}

std::string table_of_the_rule(const Ledger& ledger, const Sizes& sizes) {
  char scenario[80];
  std::snprintf(scenario, sizeof scenario, "rule people=%d seed=%d", sizes.rule, int(sizes.seed));
  const Counts& counts = counted(ledger, scenario);
  return "The rule's threshold on P(better), calibrated on " + printed("%.0f", count_of(counts, "people")) +
         " people for each dependence: " + printed("%.5f", count_of(counts, "better")) + ".\n";
}

std::string read(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  require(bool(in), "the page that the tables belong to is there");
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

void write(const std::string& file, const std::string& text) {
  std::ofstream out(file, std::ios::binary);
  out << text << std::flush;
  require(bool(out), "the folder of the documents can be written to");
}

}  // namespace

std::string table_named(const std::string& name, const Ledger& ledger, const Sizes& sizes) {
  const auto share = [](const char* what, std::string (*in_percent)(const Share&)) {
    return [=](const Counts& counts) { return in_percent(share_of(counts, what)); };
  };
  if (name == "sbc") return table_of_sbc(ledger, sizes);
  if (name == "accuracy") return table_of_accuracy(ledger, sizes);
  if (name == "oracle") return table_of_the_oracle(ledger, sizes);
  if (name == "mutations") return table_of_mutations(ledger, sizes);
  if (name == "claims") return table_by_design(ledger, sizes, 0, share("better_975", percent_fine));
  if (name == "coverage") return table_by_design(ledger, sizes, 0, share("covered", percent));
  if (name == "power") return table_of_power(ledger, sizes);
  if (name == "power_by_dependence") return table_by_design(ledger, sizes, -1, share("better_95", percent));
  if (name == "width_by_dependence")
    return table_by_design(ledger, sizes, -1,
                           [](const Counts& counts) { return printed("%.2f", share_of(counts, "width").rate); });
  if (name == "verdicts") return table_of_verdicts(ledger, sizes);
  if (name == "disturbances") return table_of_disturbances(ledger, sizes);
  if (name == "rivals") return table_of_rivals(ledger, sizes);
  if (name == "rivals_by_design") return table_of_rivals_by_design(ledger, sizes);
  if (name == "other_errors") return table_of_other_errors(ledger, sizes);
  if (name == "rule") return table_of_the_rule(ledger, sizes);
  require(false, "the page names a table that there is");
  return {};
}

std::string filled(const std::string& page, const Ledger& ledger, const Sizes& sizes) {
  const std::string begin = "<!-- table ", close = " -->\n", end = "<!-- end -->";
  std::string out;
  for (std::size_t at = 0;;) {
    const auto from = page.find(begin, at);
    if (from == page.npos) return out + page.substr(at);
    const auto named = from + begin.size(), named_to = page.find(close, named), to = page.find(end, named_to);
    require(to != page.npos, "every table of the page ends");
    out += page.substr(at, named_to + close.size() - at);
    out += table_named(page.substr(named, named_to - named), ledger, sizes);
    at = to;
  }
}

void write_documents(const std::string& root, const Ledger& ledger, const Sizes& sizes) {
  for (const char* name : {"/docs/calibration.md", "/docs/mathematics.md"})
    write(root + name, filled(read(root + name), ledger, sizes));
  write(root + "/docs/images/calibration-ranks.svg", figure_of_ranks(ledger, sizes));
  write(root + "/docs/images/calibration-designs.svg", figure_of_designs(ledger, sizes));
  write(root + "/docs/images/false-claims.svg", figure_of_false_claims(ledger, sizes));
  write(root + "/docs/images/why-correlation-is-wrong.svg", figure_of_one_diary(ledger, sizes));
}

}  // namespace titrate::calibration
