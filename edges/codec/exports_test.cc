#include "codec/exports.h"

#include <gtest/gtest.h>

#include "codec/catalog_tables.h"
#include "codec/csv.h"

namespace titrate::codec {
namespace {

const Moment one_evening = *parse_moment("2026-11-28T21:00:00+01:00");

WholeLog short_log() {
  WholeLog log;
  const auto say = [&](What what) {
    Event event;
    event.id = std::int64_t(log.events.size()) + 1;
    event.diary = "mine";
    event.entered = one_evening;
    event.what = std::move(what);
    log.events.push_back(std::move(event));
  };
  const Day day = *parse_day("2026-11-27");  // a Friday
  say(recorded(day, measure_item("pain"), Entry<double>::of(4)));
  say(recorded(day, measure_item("juggling"), Entry<double>::of(3)));
  say(written(day, Item::Kind::note, "rain, and a \"walk\""));
  return log;
}

TEST(Exports, say_what_they_hold) {
  const auto json = export_of(short_log(), ExportKind::json, "mine", {}, catalog(), one_evening);
  ASSERT_TRUE(json.ok());
  EXPECT_EQ(json->name, "titrate-2026-11-28.json");
  ASSERT_EQ(json->holds.size(), 2u);
  EXPECT_EQ(json->holds[0], "It holds 3 entries about 1 day, from 2026-11-27 to 2026-11-27.");
  EXPECT_EQ(log_from_json(json->text, "log", catalog()).value(), short_log()) << "reading it back loses nothing";
}

TEST(Exports, a_redacted_csv_has_other_dates_and_no_words) {
  const auto csv = export_of(short_log(), ExportKind::csv, "mine", {true, true}, catalog(), one_evening);
  ASSERT_TRUE(csv.ok());
  EXPECT_EQ(csv->name, "titrate-redacted.csv");
  EXPECT_EQ(csv->text.find("2026"), std::string::npos);
  EXPECT_EQ(csv->text.find("walk"), std::string::npos);
  EXPECT_NE(csv->text.find("2000-01-07"), std::string::npos) << "the Friday of the first week of 2000";
}

TEST(Exports, every_column_of_the_csv_is_in_the_dictionary) {
  const auto dictionary = export_of(short_log(), ExportKind::dictionary, "mine", {}, catalog(), one_evening);
  const auto csv = export_of(short_log(), ExportKind::csv, "mine", {}, catalog(), one_evening);
  ASSERT_TRUE(dictionary.ok() && csv.ok());
  const auto rows = read_csv(dictionary->text, "dictionary");
  ASSERT_TRUE(rows.ok()) << describe(rows.problem());
  const auto days = read_csv(csv->text, "diary");
  for (const Cell& column : days->header()) {
    bool found = false;
    for (std::size_t i = 1; i < rows->rows(); ++i) found = found || rows->row(i)[0].text == column.text;
    EXPECT_TRUE(found) << column.text;
  }
}

TEST(Exports, the_dictionary_says_what_the_catalog_knows_and_no_more) {
  const auto dictionary = export_of(short_log(), ExportKind::dictionary, "mine", {}, catalog(), one_evening);
  const auto rows = read_csv(dictionary->text, "dictionary");
  const Instrument& pain = *find_instrument(catalog(), "pain");
  for (std::size_t i = 1; i < rows->rows(); ++i) {
    const auto row = rows->row(i);
    if (row[0].text == "pain") {
      EXPECT_EQ(row[1].text, pain.label);
      EXPECT_EQ(row[5].text, "10");
      EXPECT_EQ(row[6].text, "lower");
      EXPECT_EQ(row[9].text, pain.source.citation);
    }
    if (row[0].text == "juggling") {
      EXPECT_EQ(row[6].text, "") << "nobody said which way is better";
    }
  }
}

}  // namespace
}  // namespace titrate::codec
