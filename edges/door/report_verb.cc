#include <algorithm>
#include <memory>

#include "app/clinician_page.h"
#include "app/full_report.h"
#include "app/in_words.h"
#include "base/listed.h"
#include "codec/backup_json.h"
#include "codec/base64.h"
#include "codec/document_html.h"
#include "codec/document_translated.h"
#include "codec/exports.h"
#include "codec/fhir_bundle.h"
#include "door/redacted_room.h"
#include "door/report_material.h"
#include "door/verbs.h"

namespace titrate::door {
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

/// What is in a bundle beside the entries of days.
std::vector<std::string> beside_the_entries(const FhirAsked& bundle) {
  std::vector<std::string> kinds;
  const Notebook& says = bundle.notebook.says;
  if (says.sheet) kinds.push_back("conditions, allergies and medicines");
  if (says.sheet && bundle.options.include_patient) kinds.push_back("age and sex");
  if (says.product) kinds.push_back("the product");
  if (bundle.plan) kinds.push_back("the plan");
  return kinds;
}

/// One's own data as FHIR R4, with the page for a doctor beside them where something prints.
Result<Exported> bundle_out(Room& room, const ReportAsked& asked, const Redaction& redaction, bool patient) {
  const auto notebook = open_notebook(room.records, asked.diary);
  if (!notebook) return notebook.problem();
  auto plan = sealed_plan_of(notebook->says, room.catalog);
  if (!plan) return plan.problem();
  FhirAsked bundle{*notebook, room.catalog, asked.now, std::move(plan).value(), {patient, redaction.drop_words}, {}};
  if (room.printer) {
    const auto material = report_material(room, asked);
    if (!material) return material.problem();
    Document page = clinician_page(*material);
    say_redacted(page, redaction);
    auto pdf = room.printer->pdf_of(page, asked.now);
    if (!pdf) return pdf.problem();
    bundle.pdf = std::move(pdf).value();
  }
  std::vector<std::string> holds = held_in(entries_of(notebook->log), redaction);
  const auto kinds = beside_the_entries(bundle);
  if (!kinds.empty()) holds.push_back("It also holds " + listed(kinds) + ".");
  if (bundle.pdf) holds.push_back("It also holds the page for a doctor, as PDF.");
  return Exported{name_of_export(asked.now, redaction) + ".fhir.json",
                  "application/fhir+json",
                  fhir_bundle(bundle),
                  0,
                  std::move(holds),
                  {}};
}

/// What is no document to be read, but data for another program. `seen` is the room as it is to be seen: redacted,
/// where that is asked; the whole log is redacted by whoever keeps it.
Answer data_out(Room& room, Room& seen, const ReportAsked& asked, const std::string& format, const Redaction& redaction,
                bool patient, const Moment& now) {
  const bool of_the_log = format != "ics" && format != "fhir";
  if (of_the_log && !room.backups)
    return Problem{"there is no diary to give away here.", {.file = "format"}, "Ask the Titrate that keeps the diary."};
  const auto data = format == "ics"    ? calendar_out(seen, asked)
                    : format == "fhir" ? bundle_out(seen, asked, redaction, patient)
                                       : room.backups->exported(kind_called(format), asked.diary, redaction, now);
  if (!data) return data.problem();
  return Json{{"report",
               {{"kind", nullptr},
                {"title", nullptr},
                {"day", to_string(day_of(now, {}))},
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
  const bool patient = fields.flag("patient").value_or(false);
  const auto leave_out = fields.texts("leave_out").value_or(std::vector<std::string>{});
  const bool german = fields.text("language").value_or("en") == "de";
  asked.by.passphrase = fields.text("passphrase");
  const auto people = fields.whole_number("people");
  if (auto problem = fields.problem()) return *problem;
  if (people && (*people < 0 || *people > 100'000))
    return Problem{"so many people are not simulated.", {.file = "people"}, "Give 0, for none, to 100000."};
  const Moment now = asked.now;
  std::unique_ptr<RedactedRoom> copy;
  if (redaction.any()) {
    auto made = RedactedRoom::of(room, asked.diary, redaction);
    if (!made) return made.problem();
    copy = std::move(made).value();
    asked.now = copy->moved(now);
  }
  Room& seen = copy ? copy->room() : room;
  if (format != "html" && format != "pdf") {
    if (!leave_out.empty())
      return Problem{"sections are left out of a document, and this is none.",
                     {.file = "leave_out"},
                     "Ask for pdf or html, or for the data without leaving sections out."};
    return data_out(room, seen, asked, format, redaction, patient, now);
  }
  const ReportKind& row = *std::find_if(std::begin(report_kinds), std::end(report_kinds),
                                        [&](const ReportKind& one) { return one.name == kind; });
  if (row.rehearsed && people.value_or(1000) > 0) asked.rehearse = int(people.value_or(1000));
  const auto material = report_material(seen, asked);
  if (!material) return material.problem();
  Document document = row.made(*material);
  if (auto problem = unknown_section(document, leave_out)) return *problem;
  document = without(std::move(document), leave_out);
  say_redacted(document, redaction);
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
  const auto pdf = room.printer->pdf_of(document, asked.now);
  if (!pdf) return pdf.problem();
  answer["report"]["pdf"] = base64_of(*pdf);
  return answer;
}

}  // namespace titrate::door
