#include "cli/lines.h"

#include <gtest/gtest.h>

namespace titrate::cli {
namespace {

TEST(Lines, wrap_between_words_at_eighty_columns) {
  const std::string word(20, 'x');
  EXPECT_EQ(wrapped(word + " " + word + " " + word + " " + word, "- ", "  "),
            "- " + word + " " + word + " " + word + "\n  " + word + "\n");
}

TEST(Lines, of_a_problem_are_wrapped_but_a_quotation_stays_as_it_was_laid_out) {
  const std::string sentence = "This is a sentence about a line of a diary that nobody could read, and it is long.";
  const std::string quotation =
      "  3 | 2026-01-03,200,four,    and a note that goes on and on for longer than the terminal is wide";
  EXPECT_EQ(for_terminal(sentence + "\n" + quotation + "\nMend it."),
            "This is a sentence about a line of a diary that nobody could read, and it is\nlong.\n" + quotation +
                "\nMend it.\n");
}

}  // namespace
}  // namespace titrate::cli
