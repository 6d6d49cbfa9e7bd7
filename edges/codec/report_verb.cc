#include <algorithm>

#include <sodium.h>

#include "app/clinician_page.h"
#include "app/full_report.h"
#include "app/in_words.h"
#include "codec/document_html.h"
#include "codec/document_translated.h"
#include "codec/report_material.h"
#include "codec/verbs.h"

namespace titrate::codec {
namespace {

std::string base64_of(const std::string& bytes) {
  std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                    sodium_base64_VARIANT_ORIGINAL);
  text.pop_back();  // the zero at its end
  return text;
}

/// What is printed of each document, and how.
struct Kind {
  const char* name;
  Document (*made)(const ReportMaterial&);
  bool rehearsed;  ///< its operating characteristics are computed
};
constexpr Kind kinds[] = {
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

}  // namespace

Answer report(Room& room, Fields& fields) {
  ReportAsked asked;
  asked.diary = fields.one_of("diary", {"mine", "example"}).value_or("mine");
  fields.needs("now");
  asked.now = fields.moment("now").value_or(Moment{});
  const std::string kind = fields.one_of("kind", {"clinician", "full", "protocol"}).value_or("clinician");
  const std::string format = fields.one_of("format", {"html", "pdf"}).value_or("html");
  const auto leave_out = fields.texts("leave_out").value_or(std::vector<std::string>{});
  const bool german = fields.text("language").value_or("en") == "de";
  asked.by.passphrase = fields.text("passphrase");
  const auto people = fields.whole_number("people");
  if (auto problem = fields.problem()) return *problem;
  if (people && (*people < 0 || *people > 100'000))
    return Problem{"so many people are not simulated.", {.file = "people"}, "Give 0, for none, to 100000."};
  const Kind& row =
      *std::find_if(std::begin(kinds), std::end(kinds), [&](const Kind& one) { return one.name == kind; });
  if (row.rehearsed && people.value_or(1000) > 0) asked.rehearse = int(people.value_or(1000));
  const auto material = report_material(room, asked);
  if (!material) return material.problem();
  Document document = row.made(*material);
  if (auto problem = unknown_section(document, leave_out)) return *problem;
  document = without(std::move(document), leave_out);
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
                {"pdf", nullptr}}}};
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

}  // namespace titrate::codec
