#include <algorithm>

#include "app/clinician_page.h"
#include "app/full_report.h"
#include "app/in_words.h"
#include "codec/backup_json.h"
#include "codec/base64.h"
#include "codec/document_html.h"
#include "codec/document_translated.h"
#include "codec/exports.h"
#include "codec/fhir_bundle.h"
#include "codec/redacted_room.h"
#include "codec/report_material.h"
#include "codec/verbs.h"

namespace titrate::codec {
namespace {

/// What is printed of each document, and how.
struct ReportKind {
  const char* name;
  Document (*made)(const ReportMaterial&);
  bool rehearsed;  ///< its operating characteristics are computed
};
constexpr ReportKind report_kinds[] = {
    {"clinician", clinician_page, false}, {"full", full_report, true}, {"protocol", protocol_document, true}};

std::optional<Problem> unknown_section(const Document& document, const std::vector<std::string>& ids) {
  for (const std::string& id : ids) {
    const document::Section* section = titrate::find_section(document, id);
    if (section && section->may_be_left_out) continue;
    std::string known;
    for (const document::Section& one : document.sections)
      if (one.may_be_left_out) known += (known.empty() ? "" : ", ") + one.id;
    return Problem{section ? "\"" + id + "\" says whose words these are, and is never left out."
                           : "\"" + id + "\" is no section of this document.",
                   {.file = "leave_out"},
                   "Sections that may be left out: " + known + "."};
  }
  return std::nullopt;
}

/// Below the title: whoever holds a redacted page must know that it is one.
void say_redacted(Document& document, const Redaction& redaction) {
  if (redaction.shift_dates)
    document.preface.push_back(
        {"All dates were shifted by the same number of weeks; the hash of the protocol is that of its shifted copy.",
         true});
  if (redaction.drop_words)
    document.preface.push_back({"Notes, changes, reasons and names of clinicians were left out.", true});
}

/// The reminders as a calendar: what the verb `reminders` gives.
Result<Exported> calendar_out(Room& room, const ReportAsked& asked) {
  const Json request{{"act", "ics"}, {"diary", asked.diary}, {"now", to_string(asked.now)}};
  Fields fields(request, "reminders");
  const auto reply = reminders(room, fields);
  if (!reply) return reply.problem();
  if (!reply->contains("ics") || !(*reply)["ics"].is_string())
    return Problem{
        "there are no reminders to give away.", {.file = "format"}, "Choose them first: titrate reminders set."};
  return Exported{"titrate-reminders.ics",
                  "text/calendar",
                  (*reply)["ics"].get<std::string>(),
                  0,
                  {"It holds when you are reminded, under a neutral title, and nothing that you wrote down."},
                  {}};
}

/// The person's own data as FHIR R4, with the page for a doctor beside them where something prints.
Result<Exported> bundle_out(Room& room, const ReportAsked& asked, const Redaction& redaction) {
  const auto copy = RedactedRoom::of(room, asked.diary, redaction);
  if (!copy) return copy.problem();
  Room& of = redaction.any() ? (*copy)->room() : room;
  ReportAsked moved = asked;
  if (redaction.any()) moved.now = (*copy)->moved(asked.now);
  const auto notebook = open_notebook(of.records, asked.diary);
  if (!notebook) return notebook.problem();
  FhirAsked bundle{*notebook, of.catalog, moved.now, std::nullopt, {}, std::nullopt};
  bundle.options.leave_out_notes = redaction.drop_words;
  auto plan = sealed_plan_of(notebook->says, of.catalog);
  if (!plan) return plan.problem();
  bundle.plan = std::move(plan).value();
  if (of.printer) {
    const auto material = report_material(of, moved);
    if (!material) return material.problem();
    Document page = clinician_page(*material);
    if (redaction.any()) say_redacted(page, redaction);
    auto pdf = of.printer->pdf_of(page, moved.now);
    if (!pdf) return pdf.problem();
    bundle.pdf = std::move(pdf).value();
  }
  std::vector<std::string> holds = held_in({notebook->log, std::nullopt}, redaction);
  if (bundle.pdf) holds.push_back("It also holds the page for a doctor, as PDF.");
  return Exported{name_of_export(asked.now, redaction) + ".fhir.json",
                  "application/fhir+json",
                  fhir_bundle(bundle),
                  0,
                  std::move(holds),
                  {}};
}

/// What is no document to be read, but data for another program.
Answer data_out(Room& room, const ReportAsked& asked, const std::string& format, const Redaction& redaction) {
  const bool of_the_log = format != "ics" && format != "fhir";
  if (of_the_log && !room.backups)
    return Problem{"there is no diary to give away here.", {.file = "format"}, "Ask the Titrate that keeps the diary."};
  const auto data = format == "ics"    ? calendar_out(room, asked)
                    : format == "fhir" ? bundle_out(room, asked, redaction)
                                       : room.backups->exported(kind_called(format), redaction, asked.now);
  if (!data) return data.problem();
  return Json{{"report",
               {{"kind", nullptr},
                {"title", nullptr},
                {"day", to_string(day_of(asked.now, {}))},
                {"format", format},
                {"sections", Json::array()},
                {"html", nullptr},
                {"pdf", nullptr},
                {"data", json_of(*data)}}}};
}

}  // namespace

Answer report(Room& room, Fields& fields) {
  ReportAsked asked;
  asked.diary = fields.one_of("diary", {"mine", "example"}).value_or("mine");
  fields.needs("now");
  asked.now = fields.moment("now").value_or(Moment{});
  const std::string kind = fields.one_of("kind", {"clinician", "full", "protocol"}).value_or("clinician");
  const std::string format =
      fields.one_of("format", {"html", "pdf", "json", "sqlite", "csv", "dictionary", "ics", "fhir"}).value_or("html");
  const Redaction redaction{fields.flag("shift_dates").value_or(false), fields.flag("drop_words").value_or(false)};
  const auto leave_out = fields.texts("leave_out").value_or(std::vector<std::string>{});
  const bool german = fields.text("language").value_or("en") == "de";
  asked.by.passphrase = fields.text("passphrase");
  const auto people = fields.whole_number("people");
  if (auto problem = fields.problem()) return *problem;
  if (people && (*people < 0 || *people > 100'000))
    return Problem{"so many people are not simulated.", {.file = "people"}, "Give 0, for none, to 100000."};
  if (format != "html" && format != "pdf") return data_out(room, asked, format, redaction);
  const ReportKind& row = *std::find_if(std::begin(report_kinds), std::end(report_kinds),
                                        [&](const ReportKind& one) { return one.name == kind; });
  if (row.rehearsed && people.value_or(1000) > 0) asked.rehearse = int(people.value_or(1000));
  const auto copy = RedactedRoom::of(room, asked.diary, redaction);
  if (!copy) return copy.problem();
  const Moment made = asked.now;
  if (redaction.any()) asked.now = (*copy)->moved(asked.now);
  const auto material = report_material(redaction.any() ? (*copy)->room() : room, asked);
  if (!material) return material.problem();
  Document document = row.made(*material);
  if (auto problem = unknown_section(document, leave_out)) return *problem;
  document = without(std::move(document), leave_out);
  if (redaction.any()) say_redacted(document, redaction);
  Json sections = Json::array();
  for (const document::Section& section : document.sections)
    sections.push_back({{"id", section.id},
                        {"heading", section.heading.english},
                        {"may_be_left_out", section.may_be_left_out},
                        {"left_out", section.left_out}});
  const std::string title = document.title.english;  // the door translates it with the reply
  if (german) document = in_german(std::move(document));
  Json answer{{"report",
               {{"kind", kind},
                {"title", title},
                {"day", to_string(material->today)},
                {"format", format},
                {"sections", std::move(sections)},
                {"html", nullptr},
                {"pdf", nullptr},
                {"data", nullptr}}}};
  if (format == "html") {
    answer["report"]["html"] = html_of(document);
    return answer;
  }
  if (!room.printer)
    return Problem{"this program was started without a printer.",
                   {.file = "format"},
                   "Ask for html, or use titrate report, titrate serve or titrate ask."};
  const auto pdf = room.printer->pdf_of(document, redaction.shift_dates ? asked.now : made);
  if (!pdf) return pdf.problem();
  answer["report"]["pdf"] = base64_of(*pdf);
  return answer;
}

}  // namespace titrate::codec
