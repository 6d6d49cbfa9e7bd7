#include "language/phrase_book.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace titrate {
namespace {

PhraseBook book_of(const std::vector<PhraseRow>& rows) {
  auto book = PhraseBook::of(rows, german_manner);
  EXPECT_TRUE(book.ok()) << (book.ok() ? "" : book.problem().what);
  return *std::move(book);
}

std::string said(const PhraseBook& book, std::string_view english) {
  std::vector<std::string> missed;
  const std::string text = book.say(english, &missed);
  EXPECT_TRUE(missed.empty()) << missed.front();
  return text;
}

TEST(PhraseBook, NumbersAndDaysAreWrittenTheGermanWay) {
  const auto book = book_of({{"{number} mg until {day}", "{number} mg bis {day}"}});
  EXPECT_EQ(said(book, "1,250.5 mg until 2026-03-05"), "1.250,5 mg bis 5. März 2026");
  EXPECT_EQ(said(book, "-0.5 mg until 5 March"), "-0,5 mg bis 5. März");
  EXPECT_EQ(said(book, "7 mg until 12 October 2026"), "7 mg bis 12. Oktober 2026");
}

TEST(PhraseBook, WhatIsQuotedStaysLetterByLetter) {
  const auto book = book_of(
      {{"{number} mg", "{number} mg"}, {"capsule", "Kapsel"}, {"{words} of the {quote} of it", "{words} von {quote}"}});
  EXPECT_EQ(said(book, "180.5 mg of the 1.500 mg of it"), "180,5 mg von 1.500 mg");
  EXPECT_EQ(said(book, "180 mg of the 1,500 mg of it"), "180 mg von 1,500 mg");
  EXPECT_EQ(said(book, "180 mg of the capsule of it"), "180 mg von capsule");
}

TEST(PhraseBook, OneIsNoPlural) {
  const auto book = book_of({{"{number} {number?day|days} left", "Noch {number} {number?Tag|Tage}"}});
  EXPECT_EQ(said(book, "1 day left"), "Noch 1 Tag");
  EXPECT_EQ(said(book, "21 days left"), "Noch 21 Tage");
}

TEST(PhraseBook, AChoiceIsTakenFromTheSamePlace) {
  const auto book = book_of({{"It was {way?higher|lower}.", "Es war {way?höher|niedriger}."}});
  EXPECT_EQ(said(book, "It was lower."), "Es war niedriger.");
}

TEST(PhraseBook, SentencesAreLookedUpOneByOneAndTheLongestPhraseWins) {
  const auto book = book_of({{"Take none.", "Nimm keine."},
                             {"Ask a doctor.", "Frag einen Arzt."},
                             {"Take none. Ask a doctor.", "Nimm keine und frag einen Arzt."}});
  EXPECT_EQ(said(book, "Take none. Ask a doctor. Ask a doctor."), "Nimm keine und frag einen Arzt. Frag einen Arzt.");
}

TEST(PhraseBook, APhraseServesInTheMiddleAndAtTheBeginning) {
  const auto book = book_of({{"sleep quality", "Schlafqualität"}, {"tiredness", "ängstliche Müdigkeit"}});
  EXPECT_EQ(said(book, "Sleep quality."), "Schlafqualität.");
  EXPECT_EQ(said(book, "Tiredness"), "Ängstliche Müdigkeit");
}

TEST(PhraseBook, WordsInAHoleAreLookedUpToo) {
  const auto book = book_of({{"{words} stands in the way: {words2}", "Im Weg steht: {words}. {words2}"},
                             {"a weak kidney", "eine schwache Niere"},
                             {"Take none. It stays in the body.", "Nimm keine. Es bleibt im Körper."}});
  EXPECT_EQ(said(book, "A weak kidney stands in the way: Take none. It stays in the body."),
            "Im Weg steht: Eine schwache Niere. Nimm keine. Es bleibt im Körper.");
}

TEST(PhraseBook, ListsAreJoinedTheGermanWay) {
  const auto book = book_of({{"Not checked: {list}.", "Nicht geprüft: {list}."},
                             {"age", "Alter"},
                             {"pregnancy and breastfeeding", "Schwangerschaft und Stillzeit"},
                             {"medicines", "Medikamente"}});
  EXPECT_EQ(said(book, "Not checked: age, medicines and age."), "Nicht geprüft: Alter, Medikamente und Alter.");
  EXPECT_EQ(said(book, "Not checked: pregnancy and breastfeeding."), "Nicht geprüft: Schwangerschaft und Stillzeit.");
}

TEST(PhraseBook, ANameStaysAndDoesNotSwallowTheNextSentence) {
  const auto book =
      book_of({{"We do not know {name}", "{name} kennen wir nicht"}, {"Ask again.", "Frag noch einmal."}});
  EXPECT_EQ(said(book, "We do not know St. John's wort. Ask again."),
            "St. John's wort kennen wir nicht. Frag noch einmal.");
}

TEST(PhraseBook, ANameInQuotationMarksMayHoldStopsAndColons) {
  const auto book = book_of({{"\"{name}\" is no number", "„{name}“ ist keine Zahl"},
                             {"\"{name}\": {words}", "„{name}“: {words}"},
                             {"There is: {name}", "Es gibt: {name}"},
                             {"Ask again.", "Frag noch einmal."}});
  EXPECT_EQ(said(book, "\"Symptom: Pain. All day...\" is no number"), "„Symptom: Pain. All day...“ ist keine Zahl");
  EXPECT_EQ(said(book, "\"Tag: a\": \"b; c\" is no number"), "„Tag: a“: „b; c“ ist keine Zahl");
  EXPECT_EQ(said(book, "There is: \"Tag: a\", \"Really? b\". Ask again."),
            "Es gibt: \"Tag: a\", \"Really? b\". Frag noch einmal.");
  std::vector<std::string> missed;
  book.say("There is: a 5\" pipe. Go on.", &missed);
  EXPECT_EQ(missed, std::vector<std::string>{"Go on."});
}

TEST(PhraseBook, OfTwoThatMatchTheMoreExactIsTaken) {
  const auto book = book_of({{"{name} is {name2} you may", "falsch"},
                             {"{number} mg is more than you may", "{number} mg sind mehr, als du darfst"}});
  EXPECT_EQ(said(book, "400 mg is more than you may"), "400 mg sind mehr, als du darfst");
}

TEST(PhraseBook, WhatIsMissingStaysEnglishAndIsTold) {
  const auto book = book_of({{"Take none.", "Nimm keine."}});
  std::vector<std::string> missed;
  EXPECT_EQ(book.say("Something new. Take none.\n12:30", &missed), "Something new. Nimm keine.\n12:30");
  EXPECT_EQ(missed, std::vector<std::string>{"Something new."});
}

TEST(PhraseBook, AFaultyRowIsRefusedByName) {
  for (const PhraseRow& row : std::vector<PhraseRow>{{"{number} days", "{number2} Tage"},
                                                     {"{number days", "Tage"},
                                                     {"{amount} mg", "mg"},
                                                     {"It is {way?up|down}", "Es ist {way?auf}"},
                                                     {"{number} of {number?it|them}", "{number?a|b|c}"},
                                                     {"{name} days", "{name?Tag|Tage}"},
                                                     {"empty", ""}}) {
    const auto book = PhraseBook::of({row}, german_manner);
    ASSERT_FALSE(book.ok()) << row.english;
    EXPECT_NE(book.problem().what.find(row.english), std::string::npos);
  }
  EXPECT_FALSE(PhraseBook::of({{"age", "Alter"}, {"age", "Alter"}}, german_manner).ok());
}

RC_GTEST_PROP(PhraseBook, AnEmptyBookChangesNoWord, (const std::string& text)) {
  const auto book = book_of({});
  // Numbers and days alone are written the other way; anything with a word in it is not touched.
  RC_PRE(text.find_first_of("0123456789") == std::string::npos);
  RC_ASSERT(book.say(text) == text);
}

RC_GTEST_PROP(PhraseBook, AnythingEnds, ()) {
  static const auto book = book_of({{"{words} and {words2} or {words3}", "{words}{words2}{words3}"},
                                    {"{words}: {words2}", "{words2}: {words}"},
                                    {"{list}; {list2} a", "{list}{list2}"}});
  const auto text = *rc::gen::container<std::string>(rc::gen::elementOf(std::string("a :;.ndor")));
  book.say(text);
}

}  // namespace
}  // namespace titrate
