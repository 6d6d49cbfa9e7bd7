#include "imports/medtimer.h"

#include "imports/reading_test.h"

namespace titrate::imports {
namespace {

const std::string medtimer_header =
    "Reminded;Name;Dosage;Taken;Tags;Interval;Notes;Reminded (ISO 8601);Taken (ISO 8601)\n";

TEST(MedTimer, a_dose_is_on_the_day_on_which_it_was_taken) {
  const FileRead read =
      FileRead::of(medtimer_header +
                   "5/3/21 2:00 AM;Zinc;10mg;5/3/21 2:02 AM;Tag1, Tag2;2:14;;2021-05-03T00:00:00Z;"
                   "2021-05-03T00:02:00Z\n"
                   "5/3/21 9:00 PM;Zinc;10mg;5/4/21 8:02 AM;;0:00;;2021-05-03T19:00:00Z;2021-05-04T06:02:00Z\n");
  ASSERT_EQ(read.problem, "");
  EXPECT_EQ(read.found.format, "medtimer");
  EXPECT_EQ(read.days("Zinc (mg)"), "2021-05-03 10; 2021-05-04 10");
  EXPECT_EQ(read.item("Zinc (mg)")->kind, FoundItem::Kind::medicine);
  ASSERT_TRUE(read.name("Zinc"));
  EXPECT_EQ(read.name("Zinc")->detail, "10mg");
}

TEST(MedTimer, an_empty_taken_is_skipped_and_no_zero) {
  const FileRead read = FileRead::of(medtimer_header + "x;Zinc;20mg;;;0:00;;2021-05-03T00:30:00Z;\n");
  EXPECT_EQ(read.days("Zinc (mg)"), "2021-05-03 skipped");
  EXPECT_TRUE(read.remarks("skipped"));
}

TEST(MedTimer, a_dose_that_was_taken_and_one_that_was_not_are_what_was_taken) {
  const FileRead read = FileRead::of(medtimer_header +
                                     "x;Zinc;20mg;;;0:00;;2021-05-03T08:30:00Z;\n"
                                     "x;Zinc;20mg;x;;0:00;;2021-05-03T18:30:00Z;2021-05-03T18:31:00Z\n");
  EXPECT_EQ(read.days("Zinc (mg)"), "2021-05-03 20");
}

TEST(MedTimer, semicolons_in_notes_are_not_escaped) {
  const FileRead read = FileRead::of(
      medtimer_header + "x;Zinc;10mg;x;a, b;0:00;late; with food;2021-05-03T00:00:00Z;2021-05-03T00:02:00Z\n");
  EXPECT_EQ(read.days("Zinc (mg)"), "2021-05-03 10");
  EXPECT_EQ(read.days("Notes"), "2021-05-03 Zinc: late; with food");
}

// Found by the fuzzer: the notes were read from nowhere, or to nowhere.
TEST(MedTimer, notes_that_begin_or_end_with_a_blank_before_a_semicolon_are_read) {
  for (const std::string notes : {" ; with food", "with food; ", " ;with food; ", " ; "}) {
    const FileRead read = FileRead::of(medtimer_header + "x;Zinc;10mg;x;a;0:00;" + notes +
                                       ";2021-05-03T00:00:00Z;2021-05-03T00:02:00Z\n");
    EXPECT_EQ(read.problem, "");
    EXPECT_EQ(read.days("Zinc (mg)"), "2021-05-03 10") << notes;
    const std::string said = read.days("Notes");
    EXPECT_EQ(said.find("with food") != std::string::npos, notes.find("food") != std::string::npos) << said;
    EXPECT_LT(said.size(), 60u) << said;
  }
}

TEST(MedTimer, a_semicolon_whose_column_nobody_can_tell_is_listed) {
  const FileRead read =
      FileRead::of(medtimer_header + "x;Zinc;with C;10mg;x;a, b;0:00;note;2021-05-03T00:00:00Z;2021-05-03T00:02:00Z\n");
  EXPECT_TRUE(read.found.entries.empty());
  EXPECT_TRUE(read.listed(2, "semicolon"));
}

TEST(MedTimer, notes_of_several_lines_are_one_record) {
  const FileRead read = FileRead::of(medtimer_header +
                                     "x;Zinc;10mg;x;;0:00;first\nsecond;2021-05-03T00:00:00Z;2021-05-03T00:02:00Z\n"
                                     "x;Iron;20mg;x;;0:00;;2021-05-04T00:00:00Z;2021-05-04T00:02:00Z\n");
  EXPECT_EQ(read.found.not_understood, 0);
  EXPECT_EQ(read.days("Notes"), "2021-05-03 Zinc: first second");
  EXPECT_EQ(read.days("Iron (mg)"), "2021-05-04 20");
}

TEST(MedTimer, a_broken_record_takes_none_of_the_next) {
  const FileRead read = FileRead::of(medtimer_header +
                                     "x;Zinc;10mg\n"
                                     "x;Ir\xffon;20mg;x;;0:00;;2021-05-04T00:00:00Z;2021-05-04T00:02:00Z\n"
                                     "x;Iron;20mg;x;;0:00;;2021-05-04T00:00:00Z;2021-05-04T00:02:00Z\n");
  EXPECT_TRUE(read.listed(2, "columns"));
  EXPECT_TRUE(read.listed(3, "UTF-8"));
  EXPECT_EQ(read.days("Iron (mg)"), "2021-05-04 20");
}

TEST(MedTimer, its_header_is_translated) {
  const FileRead read = FileRead::of(
      "Erinnert;Name;Dosis;Genommen;Tags;Intervall;Notizen;Erinnert (ISO 8601);Genommen (ISO 8601)\n"
      "3.5.21 02:00;Magnesium;400 mg;3.5.21 02:02;;0:00;;2021-05-03T00:00:00Z;2021-05-03T00:02:00Z\n");
  ASSERT_EQ(read.problem, "");
  EXPECT_EQ(read.found.format, "medtimer");
  EXPECT_EQ(read.days("Magnesium (mg)"), "2021-05-03 400");
}

TEST(MedTimer, magnesium_may_be_the_treatment_and_is_asked) {
  const FileRead read =
      FileRead::of(medtimer_header + "x;Magnesium;400 mg;x;;0:00;;2021-05-03T00:00:00Z;2021-05-03T00:02:00Z\n");
  EXPECT_EQ(read.item("Magnesium (mg)")->kind, FoundItem::Kind::supplement);
  EXPECT_EQ(read.item("Magnesium (mg)")->suggested, "");
  EXPECT_EQ(read.name("Magnesium")->kind, FoundName::Kind::supplement);
}

TEST(MedTimer, a_dosage_is_words) {
  const FileRead read = FileRead::of(medtimer_header +
                                     "x;Mg glycinate;1 tablet;x;;0:00;;2021-05-03T00:00:00Z;2021-05-03T00:02:00Z\n"
                                     "x;Mg glycinate;2x;x;;0:00;;2021-05-03T00:00:00Z;2021-05-03T00:02:00Z\n"
                                     "x;Mg glycinate;as needed;x;;0:00;;2021-05-03T00:00:00Z;2021-05-03T00:02:00Z\n");
  EXPECT_EQ(read.days("Mg glycinate (tablet)"), "2021-05-03 1");
  EXPECT_EQ(read.days("Mg glycinate"), "2021-05-03 2");
  EXPECT_EQ(read.days("Mg glycinate (times)"), "2021-05-03 1");
  EXPECT_FALSE(read.item("Mg glycinate (times)")->remark.empty());
}

TEST(MedTimer, the_day_is_that_of_the_person_s_clock) {
  FindingsAsked asked;
  asked.offset_at = [](Instant) { return std::chrono::minutes{120}; };
  asked.day_start = {3};
  const FileRead read = FileRead::of(medtimer_header +
                                         "x;Zinc;10mg;x;;0:00;;2021-05-03T22:30:00Z;2021-05-03T22:30:00Z\n"
                                         "x;Zinc;10mg;x;;0:00;;2021-05-04T02:30:00Z;2021-05-04T02:30:00Z\n",
                                     asked);
  // 00:30 of the 4th is the evening of the 3rd, 04:30 the 4th
  EXPECT_EQ(read.days("Zinc (mg)"), "2021-05-03 10; 2021-05-04 10");
}

const std::string medtimer_both = R"json({
  "medicines": {"version": 5, "list": [
    {"medicine": {"name": "Omega 3"},
     "reminders": [
       {"active": true, "amount": "1", "days": [true, true, true, true, true, true, true], "instructions": "", "timeInMinutes": 540},
       {"active": true, "amount": "2", "days": [true, false, false, false, false, false, true], "instructions": "after meals", "timeInMinutes": 1080}]},
    {"medicine": {"name": "Iron"}, "reminders": [{"active": false, "amount": "1", "days": [true, true, true, true, true, true, true], "timeInMinutes": 60}]}
  ]},
  "events": {"version": 5, "list": [
    {"amount": "2", "medicineName": "Omega 3 (1/2)",
                  "processedTimestamp" : 1726346800, "remindedTimestamp" : 1726290000,
                  "status" : "TAKEN", "notes" : "late", "tags" : ["x"]
},
    {"amount": "1", "medicineName": "Iron", "processedTimestamp": 1726346800, "remindedTimestamp": 1726290000, "status": "SKIPPED"},
    {"amount": "1", "medicineName": "Iron", "processedTimestamp": 0, "remindedTimestamp": 1726297200, "status": "RAISED"},
    {"amount": "9/30/24", "medicineName": "Iron", "processedTimestamp": 1726346800, "remindedTimestamp": 1726297200, "status": "TAKEN", "reminderType": "EXPIRATION_DATE"},
    {"amount": "1", "medicineName": "Iron", "processedTimestamp": 1726346800, "remindedTimestamp": 1726297200, "status": "DELETED"}
  ]
}
})json";

TEST(MedTimerBackup, what_is_planned_is_a_name_and_no_intake) {
  const FileRead read = FileRead::of(medtimer_both);
  ASSERT_EQ(read.problem, "");
  EXPECT_EQ(read.found.format, "medtimer_backup");
  ASSERT_TRUE(read.name("Omega 3"));
  EXPECT_EQ(read.name("Omega 3")->detail, "1 at 09:00; 2 at 18:00 on Mo Su, after meals");
  EXPECT_TRUE(read.name("Omega 3")->current);
  ASSERT_TRUE(read.name("Iron"));
  EXPECT_FALSE(read.name("Iron")->current);
  EXPECT_TRUE(read.remarks("only what became of it"));
}

TEST(MedTimerBackup, seconds_since_1970_are_days_and_a_cycle_is_no_part_of_a_name) {
  const FileRead read = FileRead::of(medtimer_both);
  // date -u -d @1726346800: 2024-09-14 20:46:40
  EXPECT_EQ(read.days("Omega 3"), "2024-09-14 2");
  EXPECT_EQ(read.days("Notes"), "2024-09-14 Omega 3: late");
}

TEST(MedTimerBackup, skipped_is_a_zero_and_unanswered_is_nothing) {
  const FileRead read = FileRead::of(medtimer_both);
  // date -u -d @1726290000: 2024-09-14 05:00:00
  EXPECT_EQ(read.days("Iron"), "2024-09-14 0");
  EXPECT_EQ(read.found.passed_over, 3);
  EXPECT_EQ(read.items(), "Omega 3; Notes; Iron");
}

TEST(MedTimerBackup, of_one_kind_alone_has_its_list_at_the_top) {
  const FileRead medicines = FileRead::of(
      R"json({"version": 4, "list": [{"reminders": [{"timeInMinutes": 60, "amount": "1", "days": [true,true,true,true,true,true,true], "active": true}], "medicine": {"name": "Medicine A"}}]})json");
  EXPECT_EQ(medicines.found.format, "medtimer_backup");
  EXPECT_TRUE(medicines.name("Medicine A"));
  EXPECT_TRUE(medicines.found.entries.empty());
  const FileRead events = FileRead::of(
      R"json({"version": 1, "list": [{"medicineName": "Medicine A", "amount": "1", "status": "TAKEN", "remindedTimestamp": 86400, "processedTimestamp": 86401}]})json");
  EXPECT_EQ(events.days("Medicine A"), "1970-01-02 1");
}

TEST(MedTimerBackup, what_is_broken_is_listed_or_said) {
  const FileRead read = FileRead::of(R"json({"events": {"list": [
{"medicineName": "", "status": "TAKEN", "remindedTimestamp": 86400, "processedTimestamp": 86401},
{"medicineName": "A", "status": "EATEN", "remindedTimestamp": 86400},
{"medicineName": "A", "status": "TAKEN", "remindedTimestamp": 86400, "processedTimestamp": 1e300}
]}})json");
  EXPECT_EQ(read.found.not_understood, 3);
  EXPECT_TRUE(read.listed(2, "no name"));
  EXPECT_TRUE(read.listed(4, "no time"));
  EXPECT_NE(FileRead::of(medtimer_both.substr(0, 900)).problem, "");
}

}  // namespace
}  // namespace titrate::imports
