#include "print/sheets.h"

#include <gtest/gtest.h>

namespace titrate::print {
namespace {

using codec::Json;

const Moment made = *parse_moment("2026-03-01T21:00:00+01:00");

int pages_of(const std::string& pdf) {
  const std::size_t at = pdf.find("/Count ");
  return at == pdf.npos ? 0 : std::stoi(pdf.substr(at + 7));
}

Json labels(int count) {
  Json all = Json::array();
  for (int i = 1; i <= count; ++i)
    all.push_back({{"big", "Period " + std::to_string(i)}, {"small", "of many"}, {"qr", "TITRATE A47"}});
  return {{"kind", "labels"}, {"labels", all}};
}

Json sheet_of(Json block) { return {{"title", "A sheet"}, {"blocks", Json::array({std::move(block)})}}; }

TEST(Sheets, are_one_pdf_of_a4_pages_with_each_sheet_on_a_page_of_its_own) {
  const Json text = sheet_of({{"kind", "text"}, {"text", "Ü is a letter, and so is 镁."}});
  const std::string pdf = pdf_of(Json::array({text, text}), "Two", made);
  EXPECT_EQ(pdf.substr(0, 5), "%PDF-");
  EXPECT_EQ(pages_of(pdf), 2);
  EXPECT_NE(pdf.find("595."), std::string::npos);
  EXPECT_NE(pdf.find("841."), std::string::npos);
}

TEST(Sheets, are_the_same_bytes_for_the_same_moment) {
  const Json sheets = Json::array({sheet_of(labels(3))});
  EXPECT_EQ(pdf_of(sheets, "Labels", made), pdf_of(sheets, "Labels", made));
}

TEST(Sheets, that_do_not_fit_go_on_on_the_next_page) {
  EXPECT_EQ(pages_of(pdf_of(Json::array({sheet_of(labels(8))}), "Labels", made)), 1);
  EXPECT_GT(pages_of(pdf_of(Json::array({sheet_of(labels(60))}), "Labels", made)), 5);
  Json rows = Json::array();
  for (int i = 0; i < 100; ++i) rows.push_back({std::to_string(i), "a content"});
  EXPECT_GT(pages_of(pdf_of(Json::array({sheet_of({{"kind", "table"}, {"head", {"Bag", "Content"}}, {"rows", rows}})}),
                            "Table", made)),
            2);
}

}  // namespace
}  // namespace titrate::print
