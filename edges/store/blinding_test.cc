// A blinded trial tells nothing of its order: the same plan and the same log under another secret, whose order is the
// other one in every pair, give the same bytes on every surface.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "app/importer.h"
#include "codec/catalog_tables.h"
#include "codec/fhir_bundle.h"
#include "codec/json.h"
#include "codec/protocol_json.h"
#include "codec/sealed_plan.h"
#include "codec/study.h"
#include "codec/tidy_diary.h"
#include "door/handle.h"
#include "store/file_vault.h"
#include "store/sqlite.h"
#include "store/sqlite_records.h"
#include "store/temporary_folder.h"

namespace titrate {
namespace {

using codec::Json;

std::string without(std::string text, const std::string& what, const std::string& instead) {
  for (std::size_t at = text.find(what); at != text.npos; at = text.find(what, at))
    text.replace(at, what.size(), instead);
  return text;
}

/// A file of another program that claims to know a dose, and how one slept.
class OneFile : public Importer {
 public:
  std::vector<ImportFormat> formats() override { return {}; }
  Result<FileRead> read(const HandedFile&, const FindingsAsked&, Progress&) override {
    FileRead file{{}, std::string(64, 'a')};
    file.findings.format = "tidy";
    file.findings.in_words = "a tidy diary";
    FoundItem dose, sleep;
    dose.name = "dose_mg";
    dose.kind = FoundItem::Kind::supplement;
    dose.unit = "mg elemental";
    dose.suggested = "dose";
    sleep.name = sleep.suggested = "sleep_quality";
    file.findings.items = {dose, sleep};
    for (std::size_t item = 0; item < 2; ++item) {
      FoundEntry entry;
      entry.item = item;
      entry.day = *parse_day("2026-03-06");
      entry.entry = Entry<double>::of(item == 0 ? 200 : 6);
      file.findings.entries.push_back(entry);
    }
    return file;
  }
};

/// One person's data folder, asked through the door as every surface does.
class Home {
 public:
  Home() : records_(std::move(SqliteRecords::open(folder_ / "titrate.db")).value()), vault_(folder_ / "order.key") {}

  std::string ask(Json request, const std::string& now) {
    request["now"] = now;
    return door::handle(*records_, patient_, request.dump(), std::nullopt, {.vault = &vault_, .importer = &importer_});
  }
  Json done(Json request, const std::string& now) {
    const Json reply = Json::parse(ask(request, now));
    EXPECT_EQ(reply["ok"], true) << request.dump() << "\n" << reply.dump();
    return reply;
  }
  Records& records() { return *records_; }
  Vault& vault() { return vault_; }

  /// Every value of every table, a line each; of the sealed plan's row without its encrypted column.
  std::string rows() {
    auto database = store::Database((folder_ / "titrate.db").string());
    std::string text;
    for (const char* table : {"event", "tracked"}) {
      store::Statement rows(database, std::string("SELECT * FROM ") + table);
      while (rows.step()) {
        for (int column = 0; column < (std::string(table) == "event" ? 13 : 3); ++column)
          text += rows.text(column) + "|";
        text += "\n";
      }
    }
    return text;
  }

 private:
  store::TemporaryFolder folder_;
  std::unique_ptr<Records> records_;
  FileVault vault_;
  OneFile importer_;
  Progress patient_;
};

const std::string evening_of_seal = "2026-03-01T21:00:00+01:00";

/// A short plan that can answer: of one that cannot, the nearest that can is sought each time it is proposed.
Json plan_wished(const char* blinding) {
  return {{"verb", "plan_new"},
          {"outcome", "sleep_quality"},
          {"smallest", 1},
          {"sd", 0.4},
          {"rho", 0.2},
          {"pairs", 2},
          {"period_days", 4},
          {"run_in_days", 2},
          {"start", "2026-03-02"},
          {"blinding", blinding}};
}

void settle_in(Home& home, const char* blinding) {
  home.done({{"verb", "track"}, {"outcomes", {"sleep_quality"}}}, evening_of_seal);
  home.done({{"verb", "person"},
             {"person",
              {{"age", 40},
               {"sex", "male"},
               {"life_stage", "none"},
               {"egfr", 95},
               {"authority", "US"},
               {"conditions", Json::array()},
               {"medicines", {"levothyroxine"}},
               {"supplements", Json::array()}}}},
            evening_of_seal);
  home.done(
      {{"verb", "product"}, {"product", {{"name", "Capsules"}, {"elemental_mg_per_unit", 100}, {"unit", "capsule"}}}},
      evening_of_seal);
  home.done(plan_wished(blinding), evening_of_seal);
}

/// Settled in, with the plan sealed: once for each way of blinding, since a rehearsal takes its time.
void settle_sealed(Home& home, const char* blinding) {
  static std::map<std::string, std::pair<std::vector<Event>, VaultKey>> sealed;
  if (const auto known = sealed.find(blinding); known != sealed.end()) {
    const auto& [log, key] = known->second;
    ASSERT_TRUE(home.vault().keep(key));
    ASSERT_TRUE(home.records().append(log));
    return;
  }
  settle_in(home, blinding);
  home.done({{"verb", "plan_lock"}, {"people", 1000}}, evening_of_seal);
  std::vector<Event> log = home.records().load("mine").value();
  for (Event& event : log) event.id = 0;  // each diary gives its own
  sealed.emplace(blinding, std::pair(std::move(log), home.vault().key().value().value()));
}

/// Days of the trial: 2 of run-in, then 4 periods of 4 days.
std::string evening_of_day(int day) {
  char text[40];
  std::snprintf(text, sizeof text, "2026-03-%02dT21:00:00+01:00", 1 + day);
  return text;
}

/// What a person writes down on a day of the plan, none of which knows an arm.
std::vector<Json> written_on(int day) {
  std::vector<Json> all{
      {{"verb", "record"}, {"item", "sleep_quality"}, {"state", "value"}, {"value", 3 + day * 7 % 5}}};
  const int in_period = day < 3 ? 0 : (day - 3) % 4 + 1;
  if (day < 3) all.push_back({{"verb", "record"}, {"item", "dose"}, {"state", "none"}});
  // Two after a day of one: the guard asks, as it would of anything that is twice the usual.
  if (in_period == 1) all.push_back({{"verb", "record"}, {"item", "dose"}, {"state", "value"}, {"confirm", true}});
  if (in_period == 2) all.push_back({{"verb", "record"}, {"item", "dose"}, {"state", "value"}, {"value", 1}});
  if (in_period == 3) all.push_back({{"verb", "record"}, {"item", "dose"}, {"state", "none"}});
  if (in_period == 4)
    all.push_back({{"verb", "record"}, {"item", "guess"}, {"state", "value"}, {"text", "active"}, {"confidence", 0.7}});
  if (day == 6)
    all.push_back(
        {{"verb", "record"}, {"item", "side_effect"}, {"effect", "diarrhoea"}, {"state", "value"}, {"value", 1}});
  return all;
}

/// Every verb of the door with a question about the diary. A verb that is not here fails the test below: whoever adds
/// one says here how it is asked while a trial is blind. Opening the order, and what only a helper may print, are not
/// surfaces.
std::vector<Json> questions() {
  return {{{"verb", "about"}},
          {{"verb", "today"}},
          {{"verb", "today"}, {"day", "2026-03-04"}},
          {{"verb", "record"}, {"item", "note"}, {"state", "value"}, {"text", "a long walk"}},
          {{"verb", "undo"}},
          {{"verb", "redo"}},
          {{"verb", "history"}},
          {{"verb", "diary"}},
          {{"verb", "track"}, {"outcomes", {"sleep_quality"}}},
          {{"verb", "settings"}, {"day_start_hour", 4}},
          {{"verb", "example"}},
          {{"verb", "review"}},
          {{"verb", "review"}, {"outcome", "sleep_quality"}, {"randomised", "pairs:4"}},
          {{"verb", "report"}},
          {{"verb", "report"}, {"kind", "full"}, {"people", 0}},
          {{"verb", "report"}, {"kind", "protocol"}, {"people", 0}, {"language", "de"}},
          {{"verb", "fit"}},
          {{"verb", "convert"}},
          {{"verb", "rehearse"}, {"people", 1000}},
          {{"verb", "foods"}, {"words", "spinach"}},
          {{"verb", "intake"}},
          {{"verb", "screen"}},
          {{"verb", "evidence"}},
          {{"verb", "mechanism"}},
          {{"verb", "label"}, {"text", "Magnesium (as glycinate) 100 mg per capsule"}},
          {{"verb", "ladder"}},
          {{"verb", "plan_new"}, {"outcome", "sleep_quality"}, {"smallest", 1}, {"keep", false}},
          {{"verb", "plan"}},
          {{"verb", "plan_lock"}},
          {{"verb", "plan_amend"}},
          {{"verb", "plan_open"}},
          {{"verb", "plan_open"}, {"reason", "curious"}},
          {{"verb", "plan_verify"}},
          {{"verb", "plan_kit"}},
          {{"verb", "plan_pause"}},
          {{"verb", "plan_resume"}},
          {{"verb", "decide"}},
          {{"verb", "reminders"}},
          {{"verb", "reminders"}, {"act", "ics"}},
          {{"verb", "pre_start"}},
          {{"verb", "backup"}},
          {{"verb", "follow"}},
          {{"verb", "late"}},
          {{"verb", "person"}},
          {{"verb", "product"}},
          {{"verb", "next_dose"}, {"taken", {"levothyroxine 07:10"}}},
          {{"verb", "import"}, {"data", "a file"}, {"dry_run", true}},
          {{"verb", "imports"}},
          {{"verb", "import_undo"}, {"id", 1}}};
}

/// Verbs that the door names when it does not know one.
std::set<std::string> all_verbs(Home& home) {
  const std::string way_out = Json::parse(home.ask({{"verb", "?"}}, evening_of_seal))["problem"]["way_out"];
  std::set<std::string> verbs;
  std::string word;
  for (const char letter : way_out.substr(way_out.find(':') + 1) + ",") {
    if ((letter >= 'a' && letter <= 'z') || letter == '_') word += letter;
    if (letter == ',' && !word.empty()) verbs.insert(std::exchange(word, ""));
  }
  return verbs;
}

class TwoOrders : public testing::TestWithParam<const char*> {
 protected:
  /// The same plan twice, under secrets whose orders differ in every period.
  void seal() {
    settle_sealed(one, GetParam());
    one.done({{"verb", "plan_kit"}}, evening_of_seal);
    const auto log = one.records().load("mine");
    ASSERT_TRUE(log);
    const Notebook says = notebook_of(*log);
    const auto plan = codec::sealed_plan_of(says, codec::catalog());
    ASSERT_TRUE(plan && *plan);
    const Order order = codec::order_of((*plan)->as_sealed.trial, codec::secret_of(says, **plan, one.vault()).value());
    Order flipped = order;
    flipped.flip();
    std::optional<Locked> other_seal;
    while (!other_seal) {  // one secret of four draws the flipped order of two pairs
      const auto locked = codec::seal_plan((*plan)->as_sealed, other.vault());
      ASSERT_TRUE(locked);
      Notebook sealed_so = says;
      sealed_so.locked = *locked;
      const auto again = codec::sealed_plan_of(sealed_so, codec::catalog());
      const auto secret = codec::secret_of(sealed_so, **again, other.vault());
      ASSERT_TRUE(secret);
      if (codec::order_of((*plan)->as_sealed.trial, *secret) == flipped) other_seal = *locked;
    }
    for (Event event : *log) {
      if (auto* locked = std::get_if<Locked>(&event.what)) {
        seals = {*locked, *other_seal};
        *locked = *other_seal;
      }
      event.id = 0;
      ASSERT_TRUE(other.records().append(std::span(&event, 1)));
    }
  }

  /// Commitment, hash and closed secret are of the secret, and tell nothing of it: they are the same word here.
  std::string plain(std::string text) const {
    for (const Locked& seal : seals) {
      text = without(text, Json::parse(seal.protocol)["commitment"], "(commitment)");
      text = without(text, codec::sha256(seal.protocol), "(hash)");
      text = without(text, seal.closed_secret, "(closed)");
    }
    return text;
  }
  void expect_same(const Json& request, const std::string& now) {
    ASSERT_EQ(plain(one.ask(request, now)), plain(other.ask(request, now))) << request.dump() << " at " << now;
  }

  Home one, other;
  std::vector<Locked> seals;
};

TEST_P(TwoOrders, give_the_same_bytes_on_every_surface_until_the_order_is_opened) {
  seal();
  std::set<std::string> asked;
  for (const Json& question : questions()) asked.insert(question["verb"].get<std::string>());
  EXPECT_EQ(asked, all_verbs(one)) << "a verb is not asked here: could it tell an arm?";
  for (int day = 1; day <= 19; ++day) {
    if (day <= 18)
      for (const Json& entry : written_on(day)) {
        const std::string reply = one.ask(entry, evening_of_day(day));
        EXPECT_EQ(Json::parse(reply)["ok"], true) << reply;
        ASSERT_EQ(plain(reply), plain(other.ask(entry, evening_of_day(day)))) << entry.dump();
      }
    const bool all = day == 5 || day == 8 || day == 18;
    for (const Json& question : questions()) {
      const bool opens = question["verb"] == "plan_open" && day == 19;
      const bool each_day =
          question["verb"] == "today" || question["verb"] == "plan" || question["verb"] == "next_dose";
      if ((all || each_day || day == 19) && !opens) expect_same(question, evening_of_day(day));
    }
  }
  EXPECT_EQ(plain(one.rows()), plain(other.rows())) << "the file itself";
  std::vector<std::string> exported, bundles;
  for (Home* home : {&one, &other}) {
    const auto notebook = open_notebook(home->records(), "mine");
    ASSERT_TRUE(notebook);
    exported.push_back(codec::csv_of(notebook->says->diary));
    bundles.push_back(codec::fhir_bundle({*notebook, codec::catalog(), *parse_moment(evening_of_day(18)), {}, {}, {}}));
  }
  EXPECT_EQ(exported[0], exported[1]);
  EXPECT_EQ(bundles[0], bundles[1]);
  // And the orders do differ: once opened, the two diaries are not the same.
  const Json open{{"verb", "plan_open"}};
  const Json order = one.done(open, evening_of_day(19))["order"],
             flipped = other.done(open, evening_of_day(19))["order"];
  for (std::size_t i = 0; i < order.size(); ++i) EXPECT_NE(order[i], flipped[i]);
  // "Active, 70 %" at the end of each period: right in two of them, wrong in two.
  const Json held = one.done({{"verb", "review"}}, evening_of_day(19))["blinding"];
  EXPECT_EQ(held["active"]["index"], 1);
  EXPECT_EQ(held["comparator"]["index"], -1);
  EXPECT_NEAR(held["log_score"].get<double>(), (std::log(0.7) + std::log(0.3)) / 2, 1e-9);
  EXPECT_EQ(held["opened_early"], false);
  EXPECT_NE(one.ask({{"verb", "diary"}}, evening_of_day(19)), other.ask({{"verb", "diary"}}, evening_of_day(19)));
}

// Days 3-6 are period 1. It is interrupted on its second day, rests for three days, and begins again on day 7.
TEST_P(TwoOrders, tell_no_arm_while_a_pause_shifts_the_capsules) {
  seal();
  const auto both = [&](const Json& request, int day) {
    const std::string reply = one.ask(request, evening_of_day(day));
    EXPECT_EQ(plain(reply), plain(other.ask(request, evening_of_day(day)))) << request.dump() << " on day " << day;
    return Json::parse(reply);
  };
  const Json portion{{"verb", "record"}, {"item", "dose"}, {"state", "value"}, {"confirm", true}};
  const Json bag = both({{"verb", "today"}}, 3)["today"]["study"]["bag"];
  ASSERT_TRUE(bag.is_string());
  EXPECT_EQ(both(portion, 3)["ok"], true);
  EXPECT_EQ(both({{"verb", "plan_pause"}, {"reason", "influenza"}}, 4)["ok"], true);
  // What was taken this morning, before the trial rested, came from the bag.
  const Json late = both(portion, 4)["today"]["dose"];
  EXPECT_EQ(late["name"], "study capsule");
  EXPECT_EQ(late["value"], 2);
  const Json resting = both({{"verb", "today"}}, 5)["today"];
  EXPECT_EQ(resting["study"]["takes_capsules"], false);
  EXPECT_EQ(both({{"verb", "plan_resume"}}, 7)["ok"], true);
  const Json again = both({{"verb", "today"}}, 7)["today"]["study"];
  EXPECT_EQ(again["bag"], bag) << "the same period, so the same bag";
  EXPECT_EQ(again["day_of_period"], 1);
  // Eight for the period and two to spare, for somebody alone eight more; two were taken on a day of the period.
  if (GetParam() == std::string("helper")) {
    EXPECT_TRUE(again["left_in_bag"].is_null());
    EXPECT_EQ(again["fill_up"], Json(nullptr)) << "8 are left of 10, and 8 are needed";
  } else {
    EXPECT_EQ(again["left_in_bag"], 8 + 8 + 2 - 2);
  }
  for (int day = 7; day <= 12; ++day) {
    both(portion, day);
    for (const char* verb : {"today", "plan", "diary", "late", "review", "decide"}) both({{"verb", verb}}, day);
  }
  EXPECT_NE(both({{"verb", "today"}}, 11)["today"]["study"]["bag"], bag) << "period 2 came four days later";
}

INSTANTIATE_TEST_SUITE_P(Blinded, TwoOrders, testing::Values("helper", "self"), [](const auto& of) {
  return std::string("by_") + (of.param == std::string("self") ? "oneself" : of.param);
});

TEST(BlindedTrial, counts_every_capsule_as_active_while_nobody_knows) {
  Home home;
  settle_sealed(home, "helper");
  home.done({{"verb", "plan_kit"}}, evening_of_seal);
  for (const int day : {3, 4, 7, 8, 11, 15}) {
    const Json today =
        home.done({{"verb", "record"}, {"item", "dose"}, {"state", "value"}}, evening_of_day(day))["today"];
    EXPECT_EQ(today["dose"]["name"], "study capsule");
    EXPECT_EQ(today["dose"]["value"], 2) << "capsules";
    EXPECT_EQ(today["dose"]["room_left_mg"], 150) << "350 mg less two capsules of 100 mg, whatever is in them";
    EXPECT_EQ(today["last_change"]["text"].get<std::string>().substr(0, 16), "2 study capsules");
    EXPECT_TRUE(today["dose"]["arm"].is_null());
  }
  // Nine of them would be 900 mg, if they were active.
  const Json nine = Json::parse(
      home.ask({{"verb", "record"}, {"item", "dose"}, {"state", "value"}, {"value", 9}}, evening_of_day(16)));
  EXPECT_EQ(nine["ok"], false);
  const Json half = Json::parse(
      home.ask({{"verb", "record"}, {"item", "dose"}, {"state", "value"}, {"value", 0.5}}, evening_of_day(16)));
  EXPECT_EQ(half["ok"], false);
}

TEST(BlindedTrial, becomes_what_was_in_the_bags_once_it_is_open_and_two_mixed_up_bags_change_what_was_taken) {
  Home home;
  settle_sealed(home, "helper");
  const Json kit = home.done({{"verb", "plan_kit"}}, evening_of_seal)["kit"];
  for (int day = 3; day <= 18; ++day)
    home.done({{"verb", "record"}, {"item", "dose"}, {"state", "value"}}, evening_of_day(day));
  const Json order = home.done({{"verb", "plan_open"}}, evening_of_day(19))["order"];
  const auto taken_and_arms = [&] {
    std::vector<std::pair<std::string, bool>> days;
    const Json diary = home.done({{"verb", "diary"}}, evening_of_day(19))["diary"];
    for (const Json& day : diary["days"]) days.push_back({day["arm"].get<std::string>(), day["dose"]["value"] == 200});
    return days;
  };
  auto days = taken_and_arms();
  ASSERT_EQ(days.size(), 16u);
  for (std::size_t i = 0; i < days.size(); ++i) {
    EXPECT_EQ(days[i].first, order[i / 4].get<std::string>());
    EXPECT_EQ(days[i].second, days[i].first == "magnesium");
  }
  home.done({{"verb", "plan_kit"}, {"mixed_up", {kit["labels"][0]["code"], kit["labels"][1]["code"]}}},
            evening_of_day(19));
  days = taken_and_arms();
  for (std::size_t i = 0; i < 8; ++i) EXPECT_NE(days[i].second, days[i].first == "magnesium") << "as it was taken";
  for (std::size_t i = 8; i < 16; ++i) EXPECT_EQ(days[i].second, days[i].first == "magnesium");
}

TEST(BlindedTrial, opens_early_only_for_a_reason_that_is_confirmed_and_tells_no_more_than_is_needed) {
  Home home;
  settle_sealed(home, "helper");
  const auto asked = [&](const Json& request) { return Json::parse(home.ask(request, evening_of_day(4))); };
  EXPECT_EQ(asked({{"verb", "plan_open"}})["problem"]["where"], "plan_open.reason");
  EXPECT_EQ(asked({{"verb", "plan_open"}, {"reason", "palpitations"}})["problem"]["where"], "plan_open.confirm");
  const Json opened = asked({{"verb", "plan_open"}, {"reason", "palpitations"}, {"confirm", true}});
  EXPECT_EQ(opened["ok"], true);
  EXPECT_TRUE(opened["order"].is_null());
  EXPECT_NE(opened["taken"].get<std::string>().find("capsules of this period"), std::string::npos);
  const Json plan = home.done({{"verb", "plan"}}, evening_of_day(4))["sealed"];
  EXPECT_EQ(plan["opened"]["reason"], "palpitations");
  home.done({{"verb", "record"}, {"item", "sleep_quality"}, {"state", "value"}, {"value", 5}}, evening_of_day(4));
  home.done({{"verb", "record"}, {"item", "sleep_quality"}, {"state", "value"}, {"value", 6}}, evening_of_day(5));
  const Json review = home.done({{"verb", "review"}}, evening_of_day(5));
  EXPECT_EQ(review["blinding"]["opened_early"], true);
  EXPECT_NE(review["blinding"]["in_words"][0].get<std::string>().find("palpitations"), std::string::npos);
}

TEST(BlindedTrial, closed_with_a_helpers_passphrase_is_opened_by_it_and_by_the_envelope_and_by_nothing_in_the_folder) {
  Home home;
  settle_in(home, "helper");
  EXPECT_EQ(Json::parse(home.ask({{"verb", "plan_lock"}, {"people", 1000}, {"passphrase", "short"}},
                                 evening_of_seal))["problem"]["where"],
            "plan_lock.passphrase");
  home.done({{"verb", "plan_lock"}, {"people", 1000}, {"passphrase", "four words of ours"}}, evening_of_seal);
  EXPECT_TRUE(home.vault().key().value() == std::nullopt) << "no key is in the folder";
  home.done({{"verb", "plan_kit"}}, evening_of_seal);
  const auto sheet = [&](const Json& extra) {
    Json request{{"verb", "plan_kit"}, {"helper_sheet", true}};
    request.update(extra);
    return Json::parse(home.ask(request, evening_of_seal));
  };
  EXPECT_EQ(sheet(Json::object())["problem"]["where"], "plan_kit.passphrase");
  EXPECT_EQ(sheet({{"passphrase", "four words of mine"}})["problem"]["where"], "plan_kit.passphrase");
  const Json helpers = sheet({{"passphrase", "four words of ours"}})["helper_sheets"];
  ASSERT_EQ(helpers.size(), 2u);
  std::string secret;
  for (const Json& block : helpers[1]["blocks"])
    if (block["kind"] == "code") secret = block["text"];
  ASSERT_EQ(secret.size(), 64u);
  EXPECT_EQ(home.rows().find(secret), std::string::npos);
  const Json open{{"verb", "plan_open"}};
  EXPECT_EQ(Json::parse(home.ask(open, evening_of_day(19)))["problem"]["where"], "plan_open.passphrase");
  EXPECT_EQ(Json::parse(home.ask({{"verb", "plan_open"}, {"secret", std::string(64, '0')}}, evening_of_day(19)))["ok"],
            false);
  home.done({{"verb", "plan_open"}, {"secret", secret.substr(0, 32) + " \n" + secret.substr(32)}}, evening_of_day(19));
}

TEST(BlindedTrial, is_not_planned_with_what_cannot_be_put_into_a_capsule_whole_and_says_why) {
  Home home;
  settle_in(home, "none");
  const auto planned = [&](const char* unit, double mg) {
    home.done({{"verb", "product"}, {"product", {{"name", "Mine"}, {"elemental_mg_per_unit", mg}, {"unit", unit}}}},
              evening_of_seal);
    return home.done(plan_wished("helper"), evening_of_seal)["proposal"];
  };
  for (const char* unit : {"scoop", "chewable tablet"}) {
    const Json proposal = planned(unit, 100);
    EXPECT_EQ(proposal["trial"]["blinding"], "none") << unit;
    EXPECT_NE(proposal["remarks"].dump().find("cannot be blinded"), std::string::npos) << unit;
  }
  EXPECT_EQ(planned("tablet", 100)["trial"]["blinding"], "helper");
}

TEST(BlindedTrial, takes_no_comparator_that_the_person_is_allergic_to) {
  Home home;
  settle_in(home, "none");
  home.done({{"verb", "person"},
             {"person",
              {{"age", 40},
               {"sex", "male"},
               {"life_stage", "none"},
               {"egfr", 95},
               {"authority", "US"},
               {"conditions", Json::array()},
               {"medicines", Json::array()},
               {"supplements", Json::array()},
               {"allergies", {"cellulose"}}}}},
            evening_of_seal);
  const Json proposal = home.done(plan_wished("helper"), evening_of_seal)["proposal"];
  EXPECT_EQ(proposal["trial"]["blinding"], "none");
  EXPECT_NE(proposal["remarks"].dump().find("comparator stand in your way"), std::string::npos) << proposal["remarks"];
}

TEST(BlindedKit, has_codes_that_are_each_used_once_and_know_no_arm) {
  Home home;
  settle_sealed(home, "self");
  const Json reply = home.done({{"verb", "plan_kit"}}, evening_of_seal);
  EXPECT_TRUE(reply["strips"].is_null()) << "only somebody who prints gets the pages of codes";
  const Json strips = home.done({{"verb", "plan_kit"}, {"strips", true}}, evening_of_seal)["strips"];
  std::set<std::string> codes;
  for (const Json& sheet : strips)
    for (const Json& block : sheet["blocks"])
      if (block["kind"] == "codes")
        for (const Json& code : block["codes"]) codes.insert(code.get<std::string>());
  EXPECT_EQ(codes.size(), 4u);
  for (const Json& label : reply["kit"]["labels"])
    EXPECT_TRUE(codes.contains("TITRATE " + label["code"].get<std::string>()));
  EXPECT_EQ(home.done({{"verb", "plan_kit"}}, evening_of_day(2))["kit"], reply["kit"])
      << "asked again, it is the same kit";
  EXPECT_EQ(Json::parse(home.ask({{"verb", "plan_kit"}, {"again", true}}, evening_of_day(3)))["ok"], false)
      << "the first period has begun";
}

TEST(ImportWhileBlind, no_file_says_what_was_taken_on_a_day_of_study_capsules) {
  Home home;
  settle_sealed(home, "self");
  home.done({{"verb", "plan_kit"}}, evening_of_seal);
  const Json import = home.done({{"verb", "import"}, {"data", "a file"}}, evening_of_day(8))["import"];
  EXPECT_EQ(import["counts"]["refused"], 1);
  EXPECT_NE(import["lines"]["refused"][0]["why"].get<std::string>().find("study capsules"), std::string::npos);
  EXPECT_EQ(import["counts"]["new"], 1) << "how one slept is no secret";
}

}  // namespace
}  // namespace titrate
