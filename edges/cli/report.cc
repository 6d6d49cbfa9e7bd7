#include <fmt/core.h>

#include <algorithm>
#include <filesystem>

#include "cli/clock.h"
#include "cli/lines.h"
#include "cli/own_data.h"
#include "cli/passphrase.h"
#include "cli/progress_line.h"
#include "cli/say.h"
#include "cli/verbs.h"
#include "codec/base64.h"
#include "codec/file.h"
#include "codec/json.h"
#include "door/handle.h"
#include "print/document_pdf.h"

namespace titrate::cli {
namespace {

using codec::Json;

/// What a report can be written as. Each row says how the bytes of a file are got from the door's reply.
struct ReportFormat {
  const char* name;
  const char* ending;  ///< of the file
  std::string (*bytes)(const Json& report);
};

std::string from_base64(const Json& report) {
  return codec::bytes_of_base64(report["pdf"].get<std::string>(), "pdf").value();
}
std::string from_html(const Json& report) { return report["html"]; }
std::string from_data(const Json& report) {
  const Json& data = report["data"];
  if (data["text"].is_string()) return data["text"];
  return codec::bytes_of_base64(data["base64"].get<std::string>(), "data").value();
}

constexpr ReportFormat report_formats[] = {
    {"pdf", "pdf", from_base64},     {"html", "html", from_html}, {"json", "json", from_data},
    {"sqlite", "sqlite", from_data}, {"csv", "csv", from_data},   {"dictionary", "csv", from_data},
    {"ics", "ics", from_data},       {"fhir", "json", from_data},
};

const ReportFormat* format_called(const std::string& name) {
  for (const ReportFormat& format : report_formats)
    if (name == format.name) return &format;
  return nullptr;
}

std::string names_of_formats() {
  std::string names;
  for (const ReportFormat& format : report_formats) names += (names.empty() ? "" : ", ") + std::string(format.name);
  return names;
}

/// The file to write: the one that was named, or one that its content names.
std::string file_to_write(const ReportDocumentOptions& options, const ReportFormat& format, const Json& report) {
  if (!options.out.empty()) return options.out;
  if (report["data"].is_object()) return report["data"]["name"];
  return "titrate-report-" + report["day"].get<std::string>() + "." + format.ending;
}

Problem is_there_already(const std::string& file) {
  return {"This file is there already.", {.file = file}, "Name another one with --out, or say --force."};
}

}  // namespace

Ending report(const ReportDocumentOptions& options) {
  const ReportFormat* format = format_called(options.format);
  if (!format)
    return complain({"\"" + options.format + "\" is no format of a report.",
                     {.file = "--format"},
                     "Formats: " + names_of_formats() + "."});
  if (!options.out.empty() && !options.force && std::filesystem::exists(options.out))
    return complain(is_there_already(options.out));
  Json request{{"verb", "report"},       {"diary", options.diary},       {"kind", options.kind},
               {"format", format->name}, {"language", options.language}, {"leave_out", options.leave_out}};
  request["shift_dates"] = options.shift_dates;
  request["drop_words"] = options.drop_words;
  request["patient"] = options.patient;
  if (options.people) request["people"] = *options.people;
  const auto passphrase = helpers_passphrase(options.ask_passphrase, false, options.passphrase_file);
  if (!passphrase) return complain(passphrase.problem());
  if (*passphrase) request["passphrase"] = **passphrase;
  const auto diary = OwnDiary::open(options.data);
  if (!diary) return complain(diary.problem());
  OwnDiary& own = **diary;
  print::DocumentPrinter printer;
  const auto asked = [&](const Json& what) {
    ProgressLine progress;
    return Json::parse(door::handle(own.records(), progress, what.dump(-1, ' ', false, Json::error_handler_t::replace),
                                    now(), {.vault = &own.vault, .backups = &own.backups, .printer = &printer}));
  };
  // The simulated days are there once somebody wants to see them: in a new home nobody did, and a report would be
  // empty.
  Json reply = options.diary == "example" ? asked({{"verb", "example"}}) : Json{{"ok", true}};
  if (reply["ok"] == true) reply = asked(request);
  if (reply["ok"] != true) {
    const Json& problem = reply["problem"];
    const std::string place = problem["where"];
    return complain({problem["what"].get<std::string>(),
                     {.file = place == "report.leave_out" ? "--leave-out" : ""},
                     problem["way_out"].get<std::string>()});
  }
  const Json& made = reply["report"];
  const std::string file = file_to_write(options, *format, made);
  if (!options.force && std::filesystem::exists(file)) return complain(is_there_already(file));
  const auto written =
      codec::write_file(file, format->bytes(made), options.force ? codec::Existing::replace : codec::Existing::keep);
  if (!written) return complain(written.problem());
  fmt::print("Written to {}.\n", file);
  if (made["data"].is_object())
    for (const char* said : {"holds", "lost"})
      for (const Json& line : made["data"][said]) fmt::print("{}", wrapped(line.get<std::string>(), "", "  "));
  for (const Json& section : made["sections"])
    if (section["left_out"] == true)
      fmt::print("Left out, and the document says so: {}.\n", section["heading"].get<std::string>());
  return Ending::done;
}

}  // namespace titrate::cli
