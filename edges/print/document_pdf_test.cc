#include "print/document_pdf.h"

#include <gtest/gtest.h>

#include "app/clinician_page.h"
#include "app/example.h"
#include "app/full_report.h"
#include "app/memory_records.h"
#include "codec/catalog_tables.h"
#include "codec/document_translated.h"
#include "door/report_material.h"
#include "print/tagged_reading.h"

namespace titrate::print {
namespace {

using document::Paragraph;
using document::Section;
using document::Text;

const Moment noon = *parse_moment("2026-05-01T12:00:00+02:00");

/// The example, told as if somebody with a long life had lived it: everything that a page can hold, as long as it gets.
ReportMaterial long_case() {
  MemoryRecords records;
  Progress patient;
  PlainFoodTable foods(codec::catalog());
  door::Room room{records, patient, codec::catalog(), foods};
  const ExampleTrial example = example_trial(codec::catalog());
  EXPECT_TRUE(records.append(events_of(example.diary, example_diary, noon)));
  auto made = door::report_material(room, {.diary = example_diary, .now = noon});
  EXPECT_TRUE(made);
  ReportMaterial of = std::move(made).value();
  PersonSheet sheet;
  sheet.person.age = 71;
  sheet.person.sex = Sex::female;
  sheet.person.egfr = 48;
  sheet.person.egfr_day = parse_day("2026-01-02");
  sheet.person.conditions = {"moderately reduced kidney function", "high blood pressure", "osteoporosis"};
  for (const char* name : {"levothyroxine", "ciprofloxacin", "alendronate", "doxycycline", "furosemide", "digoxin",
                           "omeprazole", "amlodipine", "gabapentin", "rosuvastatin"})
    sheet.person.medicines.emplace_back(name);
  for (int i = 0; i < 12; ++i)
    sheet.person.medicines.push_back("a mixture from a market that nobody has heard of, number " + std::to_string(i));
  sheet.person.answered = {true, true, true, true};
  of.sheet = sheet;
  of.standing = standing_of(sheet, codec::catalog(), of.today);
  of.product = Product{};
  of.product->name = std::string(120, 'n') + " with a very long name";
  of.product->unit = {100 * elemental_milligram, false, "capsule"};
  of.trial->question =
      "Is it true that " + std::string(60, 'w') + " pain in both hands is lower with it? " + std::string(400, 'x');
  for (int i = 0; i < 9; ++i)
    of.diary.days[std::size_t(3 * i)].side_effects.push_back(
        {"effect " + std::to_string(i), Entry<double>::of(1 + i % 3)});
  of.guard = guard_on(of.diary, codec::catalog(), of.today);
  of.decisions.push_back({of.today, "keep the dose, 200 mg of magnesium a day: " + std::string(30, 'r') +
                                        std::string(900, ' ') + "because"});
  of.decisions.back().in_words =
      "keep the dose, 200 mg of magnesium a day: I sleep better, the bowels are fine, my daughter says the same, and ";
  for (int i = 0; i < 40; ++i) of.decisions.back().in_words += "so it goes on ";
  SealedForReport sealed;
  sealed.as_sealed.locked = noon;
  sealed.plan = *of.trial;
  sealed.hash = std::string(64, 'a');
  sealed.secret = std::string(64, 'b');
  sealed.amendments = {{of.today, "another product"}, {of.today, "a move"}};
  sealed.now.calendar.plan = *of.trial;
  sealed.as_of = of.today;
  of.sealed = sealed;
  return of;
}

TEST(DocumentPdf, the_page_for_a_doctor_is_one_page_of_a4_however_much_there_is) {
  const Document page = clinician_page(long_case());
  for (const Document& said : {page, codec::in_german(page)}) {
    const ReadPdf read = read_pdf(pdf_of(said, noon));
    EXPECT_EQ(read.pages, 1u) << said.language;
    EXPECT_NEAR(read.width, 595.28, 0.5);
    EXPECT_NEAR(read.height, 841.89, 0.5);
    EXPECT_EQ(read.language, said.language);
    EXPECT_EQ(read.title, said.title.english);
    EXPECT_TRUE(read.marked);
    EXPECT_TRUE(read.shows_title);
    EXPECT_TRUE(read.fonts_embedded);
  }
}

TEST(DocumentPdf, every_figure_has_an_alternative_text_and_every_header_cell_says_what_it_heads) {
  const Document report = full_report(long_case());
  const ReadPdf read = read_pdf(pdf_of(report, noon));
  EXPECT_GT(read.pages, 3u);
  std::vector<std::string> figures;
  for (const Section& section : report.sections)
    for (const document::Block& block : section.blocks)
      if (const auto* figure = std::get_if<document::Figure>(&block)) figures.push_back(figure->alternative.english);
  EXPECT_EQ(read.alternatives, figures);
  EXPECT_FALSE(figures.empty());
  for (const std::string& alternative : read.alternatives) EXPECT_FALSE(alternative.empty());
  EXPECT_EQ(read.cells_without_scope, 0);
  EXPECT_EQ(read.roles.front(), "Document");
  EXPECT_EQ(read.count.at("H1"), 1);
  EXPECT_EQ(read.count.at("H3"), int(report.sections.size()));
  EXPECT_TRUE(read.fonts_embedded);
}

TEST(DocumentPdf, the_elements_of_a_small_document_stand_in_the_order_in_which_it_is_read) {
  Document small;
  small.kind = "full";
  small.title = "Small";
  small.preface = {{"Before.", false}};
  document::Table table{"", {"A", "B"}, {{"1", "2"}}, {}};
  small.sections.push_back(
      {"a", "One", {Paragraph{"Text.", false}, document::List{{"first", "second"}}, table}, true, "Chapter", false});
  const ReadPdf read = read_pdf(pdf_of(small, noon));
  const std::vector<std::string> expected{"Document", "H1", "P",   "H2",    "Sect", "H3",  "P",
                                          "L",        "LI", "Lbl", "LBody", "LI",   "Lbl", "LBody",
                                          "Table",    "TR", "TH",  "TH",    "TR",   "TH",  "TD"};
  EXPECT_EQ(read.roles, expected);
  EXPECT_EQ(read.pages, 1u);
}

TEST(DocumentPdf, the_same_document_and_moment_give_the_same_bytes) {
  const Document page = clinician_page(long_case());
  EXPECT_EQ(pdf_of(page, noon), pdf_of(page, noon));
  EXPECT_NE(pdf_of(page, noon), pdf_of(page, *parse_moment("2026-05-02T12:00:00+02:00")));
}

TEST(DocumentPdf, a_text_that_is_longer_than_a_page_goes_on_on_the_next) {
  Document endless;
  endless.kind = "full";
  endless.title = "Long";
  std::string words;
  for (int i = 0; i < 4000; ++i) words += "word ";
  endless.sections.push_back({"a", "One", {Paragraph{words, false}}, true, "", false});
  EXPECT_GT(read_pdf(pdf_of(endless, noon)).pages, 2u);
}

}  // namespace
}  // namespace titrate::print
