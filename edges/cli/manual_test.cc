#include "cli/manual.h"

#include <gtest/gtest.h>

namespace titrate::cli {
namespace {

Verb small_program() {
  Verb review{"review",
              "one person's answer",
              "Example: titrate review d.csv",
              {{"csv", "DIARY.csv", "a tidy diary", {}},
               {"--better", "WAY", "which way is better: lower is less", {"lower", "higher"}},
               {"--json", "", "the answer for a program", {}}},
              {}};
  Verb plan{
      "plan", "the plan of a trial", "", {}, {{"lock", "seal the plan", "", {{"--out", "FILE", "to a file", {}}}, {}}}};
  return {"titrate", "It informs.", ".dots\n'quotes", {{"--version", "", "which it is", {}}}, {review, plan}};
}

TEST(Manual, a_line_that_begins_like_a_request_is_text) {
  const std::string page = man_page(small_program(), "0.1", "2026-11-29");
  EXPECT_NE(page.find("\n\\&.dots\n\\&'quotes\n"), std::string::npos);
}

TEST(Manual, every_verb_and_word_has_its_place) {
  const std::string page = man_page(small_program(), "0.1", "2026-11-29");
  for (const char* part : {".SS review\n", ".SS plan\n", ".SS plan lock\n", ".B \\-\\-better WAY\n", ".B csv\n",
                           "which way is better: lower is less: lower, higher", ".B \\-\\-out FILE\n"})
    EXPECT_NE(page.find(part), std::string::npos) << part;
}

TEST(Completion, of_each_shell_knows_every_verb_and_option) {
  for (const Shell shell : {Shell::bash, Shell::zsh, Shell::fish}) {
    const std::string script = completion(small_program(), shell);
    for (const char* word : {"review", "plan", "lock", "better", "json", "out", "lower", "higher"})
      EXPECT_NE(script.find(word), std::string::npos) << word << " in " << int(shell);
  }
}

}  // namespace
}  // namespace titrate::cli
