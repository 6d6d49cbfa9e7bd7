#include <gtest/gtest.h>

#include "app/importer.h"
#include "app/memory_records.h"
#include "codec/catalog_tables.h"
#include "codec/json.h"
#include "door/handle.h"

namespace titrate::door {
namespace {

using codec::Json;

/// A reader whose file is the same whatever it is handed, and which tells what it was asked.
class FileOfPain : public Importer {
 public:
  std::vector<ImportFormat> formats() override {
    return {{"tracker", "a Tracker export", "Tracker: Settings, Export"}};
  }
  Result<FileRead> read(const HandedFile& file, const FindingsAsked& asked, Progress&) override {
    handed = file;
    this->asked = asked;
    FileRead read{{}, std::string(64, 'a')};
    read.findings.format = "tracker";
    read.findings.in_words = "a Tracker export";
    FoundItem pain;
    pain.name = "Pain";
    pain.suggested = "pain";
    pain.lowest = 0, pain.highest = 10;
    FoundItem pills;
    pills.name = "Magnesium glycinate";
    pills.kind = FoundItem::Kind::supplement;
    pills.unit = "mg";
    read.findings.items = {pain, pills};
    for (std::size_t item = 0; item < 2; ++item) {
      FoundEntry entry;
      entry.item = item;
      entry.day = *parse_day("2026-02-01");
      entry.entry = Entry<double>::of(item == 0 ? 4 : 1000);
      entry.line = 2;
      read.findings.entries.push_back(entry);
    }
    FoundName name;
    name.name = "levothyroxine";
    read.findings.names = {name};
    return read;
  }
  void forget(const std::string& upload) override { forgotten = upload; }

  HandedFile handed;
  FindingsAsked asked;
  std::string forgotten;
};

class ImportAtTheDoor : public testing::Test {
 protected:
  MemoryRecords records;
  Progress progress;
  FileOfPain importer;

  Json ask(Json request, Importer* reader) {
    request["now"] = "2026-03-01T21:00:00+01:00";
    return Json::parse(handle(records, progress, request.dump(), std::nullopt, {.importer = reader}));
  }
  Json done(const Json& request) {
    const Json reply = ask(request, &importer);
    EXPECT_EQ(reply["ok"], true) << request << " -> " << reply;
    return reply;
  }
  Json problem(const Json& request) {
    const Json reply = ask(request, &importer);
    EXPECT_EQ(reply["ok"], false) << request << " -> " << reply;
    return reply["problem"];
  }
  std::size_t lines() { return records.load("mine").value().size(); }
};

TEST_F(ImportAtTheDoor, a_dry_run_tells_everything_and_writes_nothing) {
  const Json import = done({{"verb", "import"}, {"data", "x"}, {"dry_run", true}})["import"];
  EXPECT_EQ(import["counts"]["new"], 1);
  EXPECT_EQ(import["items"][0]["target"], "outcome pain");
  EXPECT_EQ(import["items"][1]["target"], "leave");
  EXPECT_EQ(import["questions"][0]["item"], "Magnesium glycinate");
  EXPECT_EQ(import["names"][0]["says"], "findings") << "levothyroxine has to be kept apart";
  EXPECT_EQ(import["event"], nullptr);
  EXPECT_EQ(lines(), 0u);
}

TEST_F(ImportAtTheDoor, what_came_in_is_listed_and_taken_back_by_its_id) {
  const Json import = done({{"verb", "import"},
                            {"data", "x"},
                            {"mapping", {{"Magnesium glycinate", "dose x 0.1"}}},
                            {"add_to_sheet", true}})["import"];
  EXPECT_EQ(import["entries"], 3) << "the sheet, a pain and a dose";
  const Json listed = done({{"verb", "imports"}});
  EXPECT_EQ(listed["imports"][0]["id"], import["event"]);
  EXPECT_EQ(listed["imports"][0]["mapping"]["Magnesium glycinate"], "dose x 0.1");
  EXPECT_EQ(listed["formats"][0]["id"], "tracker");
  EXPECT_EQ(done({{"verb", "person"}})["person"]["medicines"][0], "levothyroxine");
  done({{"verb", "import_undo"}, {"id", import["event"]}});
  EXPECT_EQ(done({{"verb", "person"}})["person"], nullptr);
  EXPECT_EQ(done({{"verb", "imports"}})["imports"][0]["stands"], false);
}

TEST_F(ImportAtTheDoor, the_undo_after_an_import_takes_all_of_it_back) {
  done({{"verb", "import"}, {"data", "x"}});
  EXPECT_NE(done({{"verb", "undo"}})["undone"]["text"].get<std::string>().find("tracker"), std::string::npos);
  EXPECT_TRUE(done({{"verb", "diary"}})["diary"]["days"].empty());
}

TEST_F(ImportAtTheDoor, a_file_comes_in_one_of_three_ways) {
  done({{"verb", "import"}, {"base64", "AAEC/w=="}, {"dry_run", true}});
  EXPECT_EQ(importer.handed.bytes, std::string("\x00\x01\x02\xff", 4));
  done({{"verb", "import"}, {"base64", "AAEC/w"}, {"dry_run", true}});
  EXPECT_EQ(importer.handed.bytes, std::string("\x00\x01\x02\xff", 4)) << "without the padding";
  done({{"verb", "import"}, {"upload", "some name"}, {"dry_run", true}});
  EXPECT_EQ(importer.handed.upload, "some name");
  EXPECT_EQ(importer.forgotten, "") << "it was only tried";
  done({{"verb", "import"}, {"upload", "some name"}});
  EXPECT_EQ(importer.forgotten, "some name");
  EXPECT_NE(problem({{"verb", "import"}})["what"], "");
  EXPECT_NE(problem({{"verb", "import"}, {"data", "x"}, {"upload", "y"}})["what"], "");
  EXPECT_EQ(problem({{"verb", "import"}, {"base64", "*"}})["where"], "import.base64");
}

TEST_F(ImportAtTheDoor, an_instant_without_a_zone_is_read_by_the_clock_of_the_place) {
  done({{"verb", "import"}, {"data", "x"}, {"dry_run", true}, {"zone", "Europe/Berlin"}});
  const auto offset = [&](const char* at) { return importer.asked.offset_at(parse_moment(at)->instant).count(); };
  EXPECT_EQ(offset("2026-01-15T12:00:00Z"), 60);
  EXPECT_EQ(offset("2026-07-15T12:00:00Z"), 120);
  EXPECT_EQ(offset("2026-03-29T00:59:59Z"), 60) << "the clocks change at one o'clock UTC";
  EXPECT_EQ(offset("2026-03-29T01:00:00Z"), 120);
}

TEST_F(ImportAtTheDoor, what_was_asked_of_the_file_reaches_its_reader) {
  done({{"verb", "settings"}, {"day_start_hour", 4}});
  done({{"verb", "import"}, {"data", "x"}, {"dry_run", true}, {"as", "tracker"}, {"day_first", false}});
  EXPECT_EQ(importer.asked.as, "tracker");
  EXPECT_EQ(importer.asked.day_first, false);
  EXPECT_EQ(importer.asked.day_start.hour, 4);
}

TEST_F(ImportAtTheDoor, a_mapping_that_says_nothing_is_a_problem) {
  EXPECT_NE(problem({{"verb", "import"}, {"data", "x"}, {"mapping", {{"Pain", "headache"}}}})["way_out"], "");
  EXPECT_NE(problem({{"verb", "import"}, {"data", "x"}, {"mapping", {{"Nothing", "note"}}}})["way_out"], "");
  EXPECT_EQ(lines(), 0u);
}

TEST_F(ImportAtTheDoor, where_nothing_reads_files_it_says_so) {
  EXPECT_EQ(ask({{"verb", "import"}, {"data", "x"}}, nullptr)["ok"], false);
  EXPECT_EQ(ask({{"verb", "imports"}}, nullptr)["formats"], Json::array());
}

}  // namespace
}  // namespace titrate::door
