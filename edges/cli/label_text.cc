#include "cli/label_text.h"

#include <algorithm>

#include "base/spelled.h"
#include "cli/lines.h"

namespace titrate::cli {
namespace {

/// A word longer than a line is cut: somebody else's text may hold one.
std::string cut(const std::string& text) {
  constexpr std::size_t longest = 70;
  std::string out;
  std::size_t run = 0;
  for (const char c : text) {
    run = c == ' ' ? 0 : run + 1;
    if (run > longest && (static_cast<unsigned char>(c) & 0xc0) != 0x80) {
      out += ' ';
      run = 1;
    }
    out += c == '\n' || c == '\t' ? ' ' : c;
  }
  return out;
}

std::string listed_under(const char* heading, const std::vector<std::string>& sentences) {
  if (sentences.empty()) return {};
  std::string text = std::string("\n") + heading + "\n";
  for (const std::string& one : sentences) text += wrapped(cut(one), "  - ", "    ");
  return text;
}

std::string form_in_words(const Resolved& resolved) {
  std::string text =
      resolved.form == "unknown" ? "Form: not named, and so treated as alkaline." : "Form: " + resolved.form;
  if (resolved.form == "unknown") return text;
  if (resolved.form == "several") {
    text += " (";
    for (const std::string& family : resolved.forms) text += (&family == &resolved.forms[0] ? "" : ", ") + family;
    text += ")";
  }
  if (resolved.buffered == Buffered::buffered) text += ", buffered";
  if (resolved.buffered == Buffered::pure) text += ", unbuffered";
  std::replace(text.begin(), text.end(), '_', ' ');
  return text + (resolved.alkaline ? "; counts as alkaline." : ".");
}

}  // namespace

std::string label_text(const Label& label, const Resolved& resolved) {
  std::string text;
  if (!label.product.empty())
    text += wrapped(cut(label.product + (label.brand.empty() ? "" : ", " + label.brand)), "", "") + "\n";
  if (resolved.question) {
    text += "Cannot tell from this label. The question that would settle it:\n\n";
    text += wrapped(cut(*resolved.question), "  ", "  ");
  } else {
    text += wrapped(in_a_sentence(resolved), "", "");
    const double amount = resolved.per_serving->in(elemental_milligram);
    text += wrapped(
        "In words: " + spelled(amount) + (amount == 1 ? " milligram" : " milligrams") + " of magnesium in a serving.",
        "", "");
  }
  text += "\n" + wrapped(form_in_words(resolved), "", "");
  text += listed_under(resolved.question ? "What it says so far" : "How this is known", resolved.derivation);
  text += listed_under("Mind", resolved.warnings);
  text += listed_under("Not on the label, as far as it was given", resolved.missing);
  std::vector<std::string> marks;
  for (const QualityMark& mark : resolved.marks)
    marks.push_back(mark.name + ": " + mark.how_to_check + (mark.note.empty() ? "" : " " + mark.note));
  text += listed_under("Testing and law, and how to check", marks);
  if (!resolved.lot.empty()) text += "\n" + wrapped(cut("Lot " + resolved.lot), "", "");
  if (resolved.expiry)
    text += (resolved.lot.empty() ? "\n" : "") + wrapped("Good until " + to_string(*resolved.expiry), "", "");
  while (!text.empty() && text.back() == '\n') text.pop_back();
  return text;
}

}  // namespace titrate::cli
