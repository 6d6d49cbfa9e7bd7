#include "codec/document_html.h"
#include "codec/pre_start_json.h"

namespace titrate::codec {
namespace {

std::string said(const Json& value) {
  if (value.is_string()) return in_html(value.get<std::string>());
  if (value.is_number()) return in_html(value.dump());
  if (!value.is_array()) return "";
  std::string text;
  for (const Json& one : value) text += (text.empty() ? "" : ", ") + said(one);
  return text.empty() ? "none" : text;
}

std::string row(const std::string& name, const std::string& value) {
  return "<tr><th scope=\"row\">" + name + "</th><td>" + value + "</td></tr>\n";
}

/// Of the person: what was said, and what was not.
std::string person_rows(const Json& person) {
  if (person.is_null()) return row("Person", "nobody has said who this is");
  const auto of = [&](const char* field) {
    return person.contains(field) && !person[field].is_null() ? said(person[field]) : std::string("not said");
  };
  std::string kidney = of("egfr");
  if (person.contains("egfr")) kidney += " (" + of("egfr_day") + ")";
  return row("Age, sex", of("age") + ", " + of("sex")) + row("Life stage", of("life_stage")) + row("eGFR", kidney) +
         row("Conditions", of("conditions")) + row("Medicines", of("medicines")) +
         row("Other supplements", of("supplements")) + row("Allergies", of("allergies"));
}

std::string sentences(const Json& list) {
  std::string text;
  for (const Json& sentence : list) text += (text.empty() ? "" : " ") + said(sentence);
  return text;
}

std::string ladder_text(const Json& ladder, const Json& in_words) {
  if (ladder.is_null()) return "No product was chosen, so there is none.";
  if (ladder["steps"].is_null()) return "None. " + said(ladder["why_not"]);
  std::string text;
  for (const Json& step : ladder["steps"])
    text += (text.empty() ? "" : ", then ") + said(step["mg"]) + " mg from " + said(step["from"]);
  return text + ", each for a week that was borne well. " + sentences(in_words);
}

std::string doses_meant(const Json& sheet) {
  if (sheet["plan"].is_null()) return ladder_text(sheet["ladder"], sheet["ladder_in_words"]);
  return sentences(sheet["plan"]["in_words"]);
}

std::string findings(const Json& list) {
  std::string text;
  for (const Json& finding : list)
    text += "<li><b>" + said(finding["about"]) + "</b> (" + said(finding["severity"]) + ", rule <code>" +
            said(finding["rule"]) + "</code>). " + said(finding["action"]) + " <small>" + said(finding["reason"]) +
            " Source: " + said(finding["source"]) + "</small></li>\n";
  return text.empty() ? "<p>None.</p>\n" : "<ul>\n" + text + "</ul>\n";
}

std::string cleared(const Json& list) { return list.empty() ? "" : "<p>" + sentences(list) + "</p>\n"; }

constexpr const char* style =
    "@page{size:A4;margin:12mm 14mm}body{font:9.5pt/1.3 sans-serif;color:#000;background:#fff;max-width:182mm;margin:0 "
    "auto;"
    "padding:8px}h1{font-size:15pt;margin:0 0 2mm}h2{font-size:10.5pt;margin:3mm 0 1mm;border-bottom:1px solid #000}"
    "table{border-collapse:collapse;width:100%}th{text-align:left;width:34mm;vertical-align:top;font-weight:600;"
    "padding:1px "
    "4px 1px 0}td{padding:1px 0}ul,ol{margin:1mm 0;padding-left:5mm}li{margin:.8mm "
    "0}small{font-size:8pt}p{margin:1mm 0}"
    ".box{border:1.5px solid "
    "#000;padding:3mm;margin-top:4mm;break-inside:avoid}.line{display:inline-block;border-bottom:1px "
    "solid #000;min-width:45mm}";

constexpr const char* box =
    "<div class=\"box\"><h2>For the doctor or pharmacist</h2>\n"
    "<p>Agreed: at most <span class=\"line\"></span> mg of elemental magnesium a day. [ ] no magnesium. [ ] come back "
    "first.</p>\n<p>About (rule) <span class=\"line\"></span> because <span class=\"line\"></span></p>\n"
    "<p>Name <span class=\"line\"></span> Date <span class=\"line\"></span></p>\n"
    "<p><small>The person types it back, and it is recorded with your name, the date and the reason: <code>";

}  // namespace

std::string pre_start_heading(const Json& sheet) {
  const Json& plan = sheet["plan"];
  if (plan.is_null() || plan["state"] != "running") return "Before the first dose of magnesium";
  return "Magnesium in a self-trial that runs since " + plan["starts"].get<std::string>();
}

std::string pre_start_html(const Json& sheet) {
  std::string questions;
  for (const Json& one : sheet["questions"]) questions += "<li>" + said(one) + "</li>\n";
  const Json& product = sheet["product"];
  std::string taken = "not chosen";
  if (!product.is_null())
    taken = said(product["name"]) + ": " + said(product["elemental_mg_per_unit"]) + " mg of elemental magnesium in a " +
            said(product["unit"]);
  return std::string(
             "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Magnesium: a sheet for a doctor "
             "or pharmacist</title>\n"
             "<meta name=\"viewport\" content=\"width=device-width\"><style>") +
         style + "</style></head><body>\n<h1>" + in_html(pre_start_heading(sheet)) + "</h1>\n<p>" + said(sheet["day"]) +
         ". Said by the person, looked up in the tables of Titrate, which informs and does not "
         "diagnose.</p>\n<table>\n" +
         person_rows(sheet["person"]) + row("Product", taken) +
         row("Limit in force", said(sheet["limit"]["elemental_mg_per_day"]) + " mg a day from supplements. <small>" +
                                   said(sheet["limit"]["reason"]) + " " + said(sheet["limit"]["source"]) + "</small>") +
         row("Doses meant", doses_meant(sheet)) + "</table>\n<h2>To decide before it begins</h2>\n" +
         findings(sheet["to_decide"]) + "<h2>Found, and does not stand in the way</h2>\n" + findings(sheet["to_mind"]) +
         "<h2>Could not be checked</h2>\n<p>" + said(sheet["could_not_check"]) + "</p>\n" + cleared(sheet["cleared"]) +
         "<h2>Known, and no rule here: not the same as no interaction</h2>\n<p>" + said(sheet["nothing_in_our_rules"]) +
         "</p>\n<h2>Open questions</h2>\n<ol>\n" + questions + "</ol>\n" + box + said(sheet["to_type_back"]) +
         "</code></small></p></div>\n</body></html>\n";
}

}  // namespace titrate::codec
