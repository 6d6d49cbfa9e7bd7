// The documents of whole lives, asked through the door as every surface does.

#include <gtest/gtest.h>
#include <sodium.h>

#include <algorithm>
#include <map>

#include "app/clinician_page.h"
#include "app/example.h"
#include "app/full_report.h"
#include "app/memory_records.h"
#include "codec/catalog_tables.h"
#include "codec/document_html.h"
#include "codec/document_translated.h"
#include "codec/json.h"
#include "door/handle.h"
#include "door/report_material.h"
#include "print/document_pdf.h"
#include "print/tagged_reading.h"
#include "report/wording.h"

namespace titrate::print {
namespace {

using codec::Json;

std::string whole_text(const Document& document) {
  std::string all;
  each_text(document, [&](const document::Text& text) { all += text.english + "\n"; });
  return all;
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != text.npos; }

class Life {
 public:
  Life() = default;
  Life(const Life& other) : vault_(other.vault_) {
    const auto log = other.records_.load("mine");
    EXPECT_TRUE(log);
    std::vector<Event> lines = *log;
    for (Event& event : lines) event.id = 0;
    EXPECT_TRUE(records_.append(lines));
  }
  Life& operator=(const Life&) = delete;

  Json ask(Json request, const std::string& now) {
    request["now"] = now;
    return Json::parse(
        door::handle(records_, patient_, request.dump(), std::nullopt, {.vault = &vault_, .printer = &printer_}));
  }
  Json done(Json request, const std::string& now) {
    Json reply = ask(request, now);
    EXPECT_EQ(reply["ok"], true) << request.dump() << "\n" << reply.dump();
    return reply;
  }
  ReportMaterial material(const std::string& now, const char* diary = "mine", std::optional<int> rehearse = {}) {
    PlainFoodTable foods(codec::catalog());
    door::Room room{records_, patient_, codec::catalog(), foods, &vault_};
    auto made = door::report_material(room, {.diary = diary, .now = *parse_moment(now), .rehearse = rehearse});
    EXPECT_TRUE(made) << (made ? "" : made.problem().what);
    return std::move(made).value();
  }

  void say_person() {
    done({{"verb", "person"},
          {"person",
           {{"age", 40},
            {"sex", "male"},
            {"life_stage", "none"},
            {"egfr", 95},
            {"authority", "US"},
            {"conditions", Json::array()},
            {"medicines", {"levothyroxine"}},
            {"supplements", Json::array()}}}},
         evening(0));
    done(
        {{"verb", "product"}, {"product", {{"name", "Capsules"}, {"elemental_mg_per_unit", 100}, {"unit", "capsule"}}}},
        evening(0));
  }
  /// A short plan; the seal is on the evening before its first day.
  void seal(const char* blinding) {
    done({{"verb", "track"}, {"outcomes", {"sleep_quality"}}}, evening(0));
    say_person();
    done({{"verb", "plan_new"},
          {"outcome", "sleep_quality"},
          {"smallest", 1},
          {"sd", 0.4},
          {"rho", 0.2},
          {"pairs", 2},
          {"period_days", 4},
          {"run_in_days", 2},
          {"start", "2026-03-02"},
          {"blinding", blinding}},
         evening(0));
    done({{"verb", "plan_lock"}, {"people", 1000}}, evening(0));
    if (std::string(blinding) != "none") done({{"verb", "plan_kit"}}, evening(0));
  }
  void live_day(int day) {
    done({{"verb", "record"}, {"item", "sleep_quality"}, {"state", "value"}, {"value", 3 + day * 7 % 5}}, evening(day));
    if (day == 6)
      done({{"verb", "record"}, {"item", "side_effect"}, {"effect", "diarrhoea"}, {"state", "value"}, {"value", 1}},
           evening(day));
  }
  static std::string evening(int day) {
    char text[40];
    std::snprintf(text, sizeof text, "2026-03-%02dT21:00:00+01:00", 1 + day);
    return text;
  }

 private:
  mutable MemoryRecords records_;
  MemoryVault vault_;
  Progress patient_;
  DocumentPrinter printer_;
};

/// A life with a sealed plan, which is sealed once: a seal rehearses, and takes seconds.
Life sealed_life(const char* blinding) {
  static std::map<std::string, Life> lives;
  const auto [at, is_new] = lives.try_emplace(blinding);
  if (is_new) at->second.seal(blinding);
  return at->second;
}

std::vector<Document> all_kinds(const ReportMaterial& of) {
  return {clinician_page(of), full_report(of), protocol_document(of)};
}

void expect_german(const Document& english) {
  std::vector<std::string> missed;
  const Document german = codec::in_german(english, &missed);
  for (const std::string& one : missed) ADD_FAILURE() << english.kind << " says in English: " << one;
  EXPECT_EQ(german.language, "de");
}

TEST(Documents, of_the_example_tell_the_numbers_of_its_review) {
  Life life;
  life.done({{"verb", "example"}}, Life::evening(0));
  const Json review = life.done({{"verb", "review"}, {"diary", "example"}}, Life::evening(0))["review"];
  const ReportMaterial of = life.material(Life::evening(0), "example");
  const Document page = clinician_page(of);
  EXPECT_TRUE(has(whole_text(page), review["sentence"].get<std::string>()));
  for (const auto& reason : review["reasons"])
    EXPECT_TRUE(has(whole_text(full_report(of)), reason["text"].get<std::string>()));
  const auto* effect = find_section(page, "effect");
  ASSERT_TRUE(effect);
  const document::EffectData* drawn = nullptr;
  for (const document::Block& block : effect->blocks)
    if (const auto* figure = std::get_if<document::Figure>(&block))
      drawn = std::get_if<document::EffectData>(&figure->data);
  ASSERT_TRUE(drawn);
  EXPECT_EQ(drawn->estimate, review["effect"]["mean"].get<double>());
  EXPECT_EQ(drawn->low, review["effect"]["q"]["2.5"].get<double>());
  EXPECT_EQ(drawn->high, review["effect"]["q"]["97.5"].get<double>());
  EXPECT_EQ(*drawn->smallest, -1) << "lower is better";
  EXPECT_TRUE(has(whole_text(page), "105 of 112 days have pain; 7 are missing."));
  EXPECT_TRUE(has(whole_text(page), "Simulated example: not a real person"));
}

TEST(Documents, each_cent_item_is_there_once_and_is_filled_or_says_why_not) {
  Life life, sealed = sealed_life("helper");
  life.done({{"verb", "example"}}, Life::evening(0));
  EXPECT_EQ(cent_items().size(), 44u);
  for (const ReportMaterial& of : {life.material(Life::evening(0), "example"), life.material(Life::evening(0)),
                                   sealed.material(Life::evening(5))}) {
    const Document report = full_report(of);
    std::vector<std::string> ids;
    for (const document::Section& section : report.sections) {
      if (std::isdigit(static_cast<unsigned char>(section.id.front()))) ids.push_back(section.id);
      EXPECT_FALSE(section.blocks.empty()) << section.id;
    }
    EXPECT_EQ(ids, cent_items());
    EXPECT_FALSE(has(whole_text(report), "conformant"));
    EXPECT_TRUE(has(whole_text(report), "Organised by the items of CENT 2015"));
  }
}

TEST(Documents, a_blinded_trial_tells_no_arm_and_no_effect_before_its_order_is_open) {
  Life life = sealed_life("helper");
  for (int day = 1; day <= 18; ++day) life.live_day(day);
  for (const int day : {5, 12, 20}) {
    const ReportMaterial of = life.material(Life::evening(day));
    EXPECT_TRUE(of.hidden());
    EXPECT_FALSE(of.review);
    EXPECT_FALSE(of.lived);
    for (const Document& document : all_kinds(of)) {
      if (document.kind == "protocol") continue;
      EXPECT_TRUE(has(whole_text(document), "its order is closed")) << document.kind << " on day " << day;
      for (const document::Section& section : document.sections)
        for (const document::Block& block : section.blocks)
          if (const auto* figure = std::get_if<document::Figure>(&block)) {
            EXPECT_FALSE(std::holds_alternative<document::PeriodsData>(figure->data));
            EXPECT_FALSE(std::holds_alternative<document::EffectData>(figure->data));
            const auto* days = std::get_if<document::DaysData>(&figure->data);
            EXPECT_TRUE(!days || days->runs.empty());
          }
    }
  }
  life.done({{"verb", "plan_open"}}, Life::evening(20));
  const ReportMaterial open = life.material(Life::evening(20));
  EXPECT_TRUE(open.review);
  EXPECT_TRUE(has(whole_text(full_report(open)), "Period 1: \""));
}

TEST(Documents, without_a_trial_no_benefit_is_told_and_the_page_says_why) {
  Life life;
  life.say_person();
  life.done({{"verb", "track"}, {"outcomes", {"sleep_quality"}}}, Life::evening(0));
  life.done({{"verb", "follow"}, {"act", "start"}, {"run_in_days", 0}}, Life::evening(0));
  for (int day = 1; day <= 10; ++day) life.live_day(day);
  const ReportMaterial of = life.material(Life::evening(10));
  ASSERT_TRUE(of.ladder);
  const std::string page = whole_text(clinician_page(of));
  EXPECT_TRUE(has(page, "No benefit is told. There is no sealed trial here"));
  EXPECT_TRUE(has(page, "A ladder without a trial, since "));
  EXPECT_TRUE(has(page, "No verdict is given."));
}

TEST(Documents, of_an_empty_diary_are_honest_about_it) {
  Life life;
  const std::string page = whole_text(clinician_page(life.material(Life::evening(0))));
  EXPECT_TRUE(has(page, "Nothing was written down yet."));
  EXPECT_TRUE(has(page, "Nobody said who this is"));
  EXPECT_TRUE(has(whole_text(protocol_document(life.material(Life::evening(0)))), "No trial was planned."));
}

TEST(Documents, of_every_state_leave_no_english_sentence_in_german) {
  Life example, blinded = sealed_life("helper"), open = sealed_life("none"), ladder, empty;
  example.done({{"verb", "example"}}, Life::evening(0));
  for (const Document& one : all_kinds(example.material(Life::evening(0), "example", 200))) expect_german(one);
  for (int day = 1; day <= 9; ++day) blinded.live_day(day);
  for (const Document& one : all_kinds(blinded.material(Life::evening(9), "mine", 200))) expect_german(one);
  for (const Document& one : all_kinds(open.material(Life::evening(0)))) expect_german(one);
  for (int day = 1; day <= 20; ++day) open.live_day(day);
  open.done({{"verb", "plan_amend"},
             {"reason", "another brand"},
             {"trial", Json::parse(open.done({{"verb", "plan"}}, Life::evening(20))["sealed"]["trial"].dump())}},
            Life::evening(5));
  open.done({{"verb", "decide"}, {"choice", "stop"}, {"reason", "no use"}}, Life::evening(21));
  for (const Document& one : all_kinds(open.material(Life::evening(21)))) expect_german(one);
  ladder.say_person();
  ladder.done({{"verb", "track"}, {"outcomes", {"sleep_quality"}}}, Life::evening(0));
  ladder.done({{"verb", "follow"}, {"act", "start"}}, Life::evening(0));
  ladder.live_day(1);
  for (const Document& one : all_kinds(ladder.material(Life::evening(2)))) expect_german(one);
  for (const Document& one : all_kinds(empty.material(Life::evening(0)))) expect_german(one);
}

TEST(Documents, name_what_the_person_left_out_and_never_leave_out_whose_words_they_are) {
  Life life;
  life.done({{"verb", "example"}}, Life::evening(0));
  const Json request{{"verb", "report"}, {"diary", "example"}, {"leave_out", {"medicines", "side_effects"}}};
  const Json report = life.done(request, Life::evening(0))["report"];
  const std::string html = report["html"];
  EXPECT_TRUE(has(html, "The person left out of this document: Side effects, Medicines and interactions."));
  EXPECT_FALSE(has(html, "id=\"smedicines\""));
  for (const Json& section : report["sections"])
    EXPECT_EQ(section["left_out"], section["id"] == "medicines" || section["id"] == "side_effects");
  for (const char* id : {"about", "nonsense"}) {
    const Json reply = life.ask({{"verb", "report"}, {"leave_out", {id}}}, Life::evening(0));
    EXPECT_EQ(reply["ok"], false);
    EXPECT_EQ(reply["problem"]["where"], "report.leave_out");
  }
}

TEST(Documents, come_through_the_door_as_html_without_any_script_and_as_pdf_in_base64) {
  Life life;
  life.done({{"verb", "example"}}, Life::evening(0));
  const std::string html =
      life.done({{"verb", "report"}, {"diary", "example"}, {"kind", "full"}, {"people", 0}, {"language", "de"}},
                Life::evening(0))["report"]["html"];
  EXPECT_TRUE(has(html, "<html lang=\"de\">"));
  for (const char* outside : {"<script", "src=", "href=", "@import", "url("})
    EXPECT_FALSE(has(html, outside)) << outside;
  EXPECT_TRUE(has(html, "<desc id="));
  const std::string text =
      life.done({{"verb", "report"}, {"diary", "example"}, {"format", "pdf"}}, Life::evening(0))["report"]["pdf"];
  std::string bytes(text.size(), '\0');
  std::size_t size = 0;
  ASSERT_EQ(sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(), text.size(),
                              nullptr, &size, nullptr, sodium_base64_VARIANT_ORIGINAL),
            0);
  bytes.resize(size);
  EXPECT_EQ(read_pdf(bytes).pages, 1u);
}

TEST(Documents, show_what_a_person_wrote_as_text_whatever_it_holds) {
  Document document;
  document.title = document::as_written("<b>\"'&");
  document.sections.push_back({"a",
                               "One",
                               {document::Paragraph{document::as_written("</p><script>alert(1)</script>"), false}},
                               true,
                               "",
                               false});
  const std::string html = codec::html_of(document);
  EXPECT_FALSE(has(html, "<script"));
  EXPECT_TRUE(has(html, "&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;"));
  EXPECT_TRUE(has(html, "<title>&lt;b&gt;&quot;&#39;&amp;</title>"));
}

}  // namespace
}  // namespace titrate::print
