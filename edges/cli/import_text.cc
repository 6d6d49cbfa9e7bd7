#include "cli/import_text.h"

#include <fmt/core.h>

#include "cli/at_the_door.h"
#include "cli/lines.h"

namespace titrate::cli {
namespace {

using codec::Json;

constexpr std::size_t line_width = 79;

/// Cut to a line of the terminal, and not within a letter.
std::string cut_to_line(std::string text) {
  for (char& letter : text)
    if (letter == '\n' || letter == '\r' || letter == '\t') letter = ' ';
  if (text.size() <= line_width) return text + "\n";
  std::size_t end = line_width - 3;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end) + "...\n";
}

/// In single quotes, as a shell takes it.
std::string in_shell_quotes(const std::string& text) {
  std::string quoted = "'";
  for (const char letter : text) quoted += letter == '\'' ? std::string("'\\''") : std::string(1, letter);
  return quoted + "'";
}

std::string counts_text(const Json& counts, bool only_tried) {
  std::string text;
  const auto line = [&](const char* field, const std::string& what, bool always = false) {
    if (const auto count = counts[field].get<std::int64_t>(); count > 0 || always)
      text += fmt::format("  {:>9}  {}\n", count, what);
  };
  line("new", only_tried ? "new: would be written" : "new: written into the diary", true);
  line("duplicate", "stand in the diary already, just so");
  line("conflicting", "conflict with what stands, which is kept");
  line("doubted", "doses that are doubted, and not written (--confirm-doses)");
  line("refused", "refused, each for the reason below");
  line("left_out", "left in the file: nobody said what they are here");
  line("not_understood", "records not understood");
  line("passed_over", "records of a kind that is nothing to a diary");
  return text;
}

std::string item_text(const Json& item) {
  std::string what = text_in(item, "name");
  if (const std::string unit = text_in(item, "unit"); !unit.empty()) what += " (" + unit + ")";
  if (item["lowest"].is_number() && item["highest"].is_number())
    what += fmt::format(" [{} to {}]", item["lowest"].dump(), item["highest"].dump());
  const std::string by = text_in(item, "by");
  std::string became = text_in(item, "target");
  became += by == "said" ? ", as you say" : by == "saved" ? ", as in the last import" : "";
  const auto days = item["days"].get<std::int64_t>();
  if (days > 0)
    became +=
        fmt::format("; {} day{}, {} to {}", days, days == 1 ? "" : "s", text_in(item, "from"), text_in(item, "to"));
  std::string text = cut_to_line("  " + what) + wrapped("-> " + became, "      ", "         ");
  for (const char* field : {"why", "remark"})
    if (const std::string said = text_in(item, field);
        !said.empty() && (by == "guessed" || field != std::string("why")))
      text += wrapped(said, "         ", "         ");
  return text;
}

std::string questions_text(const Json& questions) {
  std::string text = "\nQuestions\n";
  for (const Json& question : questions) {
    text += wrapped(text_in(question, "question"), "  ", "  ");
    for (const Json& answer : question["answers"]) {
      text += "    --map " + in_shell_quotes(text_in(question, "item") + "=" + text_in(answer, "target")) + "\n";
      text += wrapped(text_in(answer, "means"), "        ", "        ");
    }
  }
  return text;
}

std::string names_text(const Json& names) {
  std::string text = "\nMedicines, conditions and allergies in the file\n";
  for (const Json& name : names) {
    const std::string detail = text_in(name, "detail");
    text += cut_to_line("  " + text_in(name, "kind") + ": " + text_in(name, "name") +
                        (detail.empty() ? "" : ", " + detail));
    text += wrapped(text_in(name, "means"), "      ", "      ");
    for (const Json& finding : name["findings"])
      text +=
          wrapped(text_in(finding, "severity") + ": " + text_in(finding, "action") + " " + text_in(finding, "reason"),
                  "      ", "        ");
    if (name["added"] == true) text += "      It goes onto your sheet.\n";
  }
  return text + wrapped(
                    "Nothing of this is written unless you say --add-to-sheet; then those that are current go onto "
                    "your sheet, and titrate person show says what the screening says of all of it.",
                    "  ", "  ");
}

/// In full the first time; a long reason that others share is not read twenty times.
std::string why_text(const std::string& why, bool first) {
  constexpr std::size_t short_enough = 160;
  const auto sentence = why.find(". ");
  const bool cut = !first && why.size() > short_enough && sentence != why.npos;
  return wrapped(cut ? why.substr(0, sentence + 1) : why, "      ", "      ");
}

std::string lines_text(const Json& lines, std::int64_t count, const char* heading) {
  if (lines.empty()) return "";
  std::string text = std::string("\n") + heading + "\n";
  for (const Json& line : lines) {
    const auto number = line["line"].get<std::int64_t>();
    std::string where = number > 0 ? fmt::format("line {}", number) : "";
    for (const char* field : {"day", "item", "file"})
      if (const std::string said = text_in(line, field); !said.empty()) where += (where.empty() ? "" : ", ") + said;
    text += cut_to_line("  " + where);
    if (const std::string said = text_in(line, "text"); !said.empty()) text += cut_to_line("    | " + said);
    if (const std::string why = text_in(line, "why"); !why.empty()) text += why_text(why, &line == &lines.front());
  }
  if (count > std::int64_t(lines.size())) text += fmt::format("  and {} more\n", count - std::int64_t(lines.size()));
  return text;
}

}  // namespace

std::string brought_text(const Json& import, bool only_tried) {
  const Json &counts = import["counts"], &lines = import["lines"];
  std::string text = wrapped(fmt::format("This is {}, with {} record{}.", text_in(import, "in_words"),
                                         counts["records"].get<std::int64_t>(), counts["records"] == 1 ? "" : "s"),
                             "", "") +
                     "\n" + counts_text(counts, only_tried);
  if (!import["items"].empty()) text += "\nWhat becomes what\n";
  for (const Json& item : import["items"]) text += item_text(item);
  if (!import["questions"].empty()) text += questions_text(import["questions"]);
  if (!import["names"].empty()) text += names_text(import["names"]);
  const auto part = [&](const char* field, const char* heading) {
    text += lines_text(lines[field], counts[field].get<std::int64_t>(), heading);
  };
  part("doubted", "Doubted doses, which are not written");
  part("conflicting", "Conflicts: what stands is kept");
  part("refused", "Refused");
  part("not_understood", "Not understood");
  if (!import["remarks"].empty()) text += "\n";
  for (const Json& remark : import["remarks"]) text += wrapped(remark.get<std::string>(), "", "  ");
  text += "\n";
  if (only_tried)
    text += wrapped(
        "Nothing was written. Without --dry-run it is. --map 'ITEM=TARGET' says what an item becomes: "
        "outcome NAME [x FACTOR], dose [x MG], side_effect NAME, note, context KIND or leave.",
        "", "");
  else if (import["event"].is_number())
    text += wrapped(fmt::format("{} entr{} came in. To take all of it back: titrate import --undo {}",
                                import["entries"].get<std::int64_t>(), import["entries"] == 1 ? "y" : "ies",
                                import["event"].get<std::int64_t>()),
                    "", "");
  else
    text += "Nothing of it is new, so nothing was written.\n";
  return text;
}

std::string imports_text(const Json& imports, const Json& formats) {
  std::string text;
  for (const Json& one : imports) {
    text +=
        fmt::format("  {:>6}  {}  {}, {} entries", one["id"].get<std::int64_t>(), text_in(one, "entered").substr(0, 10),
                    text_in(one, "format"), one["entries"].get<std::int64_t>());
    if (one["from"].is_string()) text += fmt::format(", {} to {}", text_in(one, "from"), text_in(one, "to"));
    text += one["stands"] == true ? "\n" : "; taken back\n";
  }
  text = text.empty() ? "Nothing was imported yet.\n" : "Imports, the newest first:\n\n" + text;
  if (!imports.empty()) text += "\nTo take one back: titrate import --undo ID\n";
  text += "\nFormats that are read, and where their files come from:\n\n";
  for (const Json& format : formats)
    text += wrapped(text_in(format, "menu"), fmt::format("  {:<16} ", text_in(format, "id")), std::string(19, ' '));
  return text;
}

}  // namespace titrate::cli
