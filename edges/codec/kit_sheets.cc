#include "codec/kit_sheets.h"

#include <algorithm>

#include "app/comparator.h"
#include "app/in_words.h"
#include "base/require.h"
#include "codec/catalog_tables.h"

namespace titrate::codec {
namespace {

Json a_text(const std::string& text) { return {{"kind", "text"}, {"text", text}}; }
Json strong(const std::string& text) { return {{"kind", "strong"}, {"text", text}}; }
Json steps(const std::vector<std::string>& items) { return {{"kind", "steps"}, {"items", items}}; }
Json a_sheet(const std::string& title, Json blocks) { return {{"title", title}, {"blocks", std::move(blocks)}}; }

std::string counted(int count, const std::string& one, const std::string& more) {
  return std::to_string(count) + " " + (count == 1 ? one : more);
}

std::string capsules(int count) { return counted(count, "capsule", "capsules"); }

struct Contents {
  std::string active, comparator;  ///< in words, of one capsule
};
Contents contents_in_words(const Study& study) {
  const auto& product = study.plan.as_sealed.product;
  const auto comparator = comparator_called(study.plan.as_sealed.trial.comparator, catalog());
  return {product ? "one whole " + product->unit.name + " of " + product->name + " (" +
                        number_in_words(study.portion.mg_each) + " mg of elemental magnesium)"
                  : "one whole unit of the product",
          comparator ? comparator->in_words : study.plan.as_sealed.trial.comparator};
}

std::vector<std::string> how_to_fill() {
  return {
      "Buy empty hard capsules of " + std::string(capsule_shell) +
          ", all of one size and one opaque colour, large enough to take one unit whole. Size 000 (about 26 mm long "
          "and 10 mm across) is the largest that most people can swallow.",
      "Try one of each content first: put the unit in whole and close the capsule. If it does not close, if it can be "
      "smelled or seen, or if the two kinds differ when you shake or weigh them in the hand, they cannot be blinded: "
      "make an unblinded plan instead.",
      "Never open, cut or crush a unit, and never fill loose powder: how much is in each could not be told any more.",
      "Do not do this with what is chewed, dissolved or sucked, with liquids, with slow-release or enteric-coated "
      "units, or with anything else than the two contents named here. When in doubt, ask a pharmacist.",
      "Wash and dry your hands. Fill all capsules of one content, close the bag, clear the table, and only then begin "
      "with the other content.",
      "Keep the packs of both products, with lot and expiry, until the trial is over."};
}

Json labels_block(const Kit& kit, int days_of_period, int periods, bool with_code) {
  Json labels = Json::array();
  for (const KitLabel& label : kit.labels)
    labels.push_back({{"big", "Period " + std::to_string(label.period)},
                      {"small", "of " + std::to_string(periods) + (with_code ? ". Bag " + label.code : std::string()) +
                                    ". " + capsules(kit.portion.capsules) + " a day for " +
                                    counted(days_of_period, "day", "days") + ". Keep from children."},
                      {"qr", with_code ? Json(qr_text_of(label)) : Json(nullptr)}});
  return {{"kind", "labels"}, {"labels", std::move(labels)}};
}

int days_of_period(const Trial& trial) {
  return trial.randomisation.kind == Randomisation::Kind::daily ? 1 : trial.randomisation.period_days;
}

std::vector<std::string> while_it_runs(const Study& study, bool helper) {
  std::vector<std::string> items{
      "On each day of a period take " + capsules(study.portion.capsules) +
          " from the bag of that period, and write it down: titrate today says which bag.",
      "For every limit, and for the hours to your medicines, each capsule counts as active (" +
          number_in_words(study.portion.mg_each) +
          " mg of magnesium). Take no other magnesium that titrate does not know of.",
      "Do not open, taste or compare capsules, and do not read the bags of other periods.",
      "On the last day of each period say which you believe it was, before you look at anything: titrate log guess "
      "active "
      "--confidence 70.",
      "If you feel ill: write it down, and do what titrate says. The guard does not need to know what is in the "
      "capsules."};
  items.push_back(helper ? "In an emergency open the sealed envelope, or type titrate plan open --reason '...': either "
                           "way it ends the trial. Whoever treats you must not wait for a program."
                         : "In an emergency type titrate plan open --reason '...': it says what you took, and ends the "
                           "trial. Until somebody knows better, count every capsule as magnesium.");
  return items;
}

}  // namespace

std::string qr_text_of(const KitLabel& label) { return "TITRATE " + label.code; }

Json persons_sheets(const Study& study) {
  require(study.kit.has_value(), "a kit was made");
  const Trial& trial = study.plan.as_sealed.trial;
  const Kit& kit = *study.kit;
  const bool helper = kit.made_for == Blinding::helper;
  const int periods = int(kit.labels.size()), days = days_of_period(trial);
  const Contents contents = contents_in_words(study);
  Json blocks = Json::array();
  blocks.push_back(a_text(trial.question));
  blocks.push_back(a_text(counted(periods, "bag", "bags") + ", one a period, each with " +
                          capsules(kit.capsules_in_a_bag) + ". Some bags hold " + contents.active +
                          " in each capsule, the others " + contents.comparator +
                          ". Which is which was drawn when the plan was sealed."));
  if (helper) {
    blocks.push_back(
        strong("This sheet and the labels are for both of you. The helper's sheet is not: do not print, open "
               "or read it yourself."));
    blocks.push_back(
        steps({"Give the labels to your helper, with both products and the empty capsules.",
               "The helper prints the helper's sheet (titrate plan kit --helper-sheet FILE), fills the bags, "
               "sticks a label on each, and takes the helper's sheet and its file away.",
               "You get the bags and the sealed envelope. Keep the envelope closed."}));
    blocks.push_back(
        a_text("Whoever holds the data folder of this program could break the blind, unless the helper "
               "closed the order with a passphrase when the plan was sealed."));
  } else {
    blocks.push_back(
        strong("Alone, nobody but you keeps you from looking. This way hides the order from somebody who does "
               "not want to know it; it cannot hide it from somebody who does."));
    blocks.push_back(steps(
        {"Take " + counted(periods, "opaque envelope", "opaque envelopes") +
             " that look exactly alike, and as many small bags. Print the two pages of codes, and delete the file.",
         "With the page \"Codes 1\": fill its bags with its content, " + capsules(kit.capsules_in_a_bag) +
             " a bag, put each into an envelope, close it, and stick one code on each. Put the page away.",
         "Clear the table. Do the same with the page \"Codes 2\".",
         "Put all envelopes into a large bag and shuffle them, eyes closed, for two minutes. Better: let them lie "
         "for a day, and let somebody else shuffle them.",
         "Now scan each code with a phone, and type what it says: titrate plan kit --bag CODE tells the period. "
         "Write only the period on that envelope, and stick its label on it.",
         "Destroy the pages of codes. Whoever keeps them can look up what is in which envelope."}));
  }
  Json sheets = Json::array();
  sheets.push_back(a_sheet("Study capsules: how it goes", blocks));
  sheets.push_back(a_sheet("While it runs", Json::array({steps(while_it_runs(study, helper))})));
  Json making = Json::array({steps(how_to_fill())});
  if (!helper) sheets.push_back(a_sheet("How to make the capsules", std::move(making)));
  sheets.push_back(a_sheet("Labels", Json::array({labels_block(kit, days, periods, helper)})));
  return sheets;
}

Json helpers_sheets(const Study& study, const Secret& secret) {
  require(study.kit.has_value(), "a kit was made");
  const Kit& kit = *study.kit;
  const Trial& trial = study.plan.as_sealed.trial;
  const Order order = order_of(trial, secret);
  const Contents contents = contents_in_words(study);
  const ArmNames arms = arm_names_of(trial);
  Json rows = Json::array(), in_envelope = Json::array();
  for (const KitLabel& label : kit.labels) {
    const bool on = order[std::size_t(label.period - 1)];
    rows.push_back(
        {label.code, std::to_string(label.period), on ? arms.on : arms.off, std::to_string(kit.capsules_in_a_bag)});
    in_envelope.push_back({"Period " + std::to_string(label.period), label.code, on ? arms.on : arms.off});
  }
  Json blocks = Json::array();
  blocks.push_back(
      strong("For the helper alone. Whoever takes the capsules must not see this sheet, nor the file it was "
             "printed from: delete the file, and keep the sheet until the trial is over."));
  blocks.push_back(a_text(arms.on + ": in each capsule " + contents.active + ". " + arms.off + ": in each capsule " +
                          contents.comparator + "."));
  blocks.push_back({{"kind", "table"}, {"head", {"Bag", "Period", "Content", "Capsules"}}, {"rows", rows}});
  blocks.push_back(steps(how_to_fill()));
  blocks.push_back(
      a_text("If two bags were mixed up, write down which, and record it when you notice: titrate plan kit "
             "--mixed-up CODE CODE. What was planned stays the answer, and what was taken is told beside it."));
  Json envelope = Json::array();
  envelope.push_back(
      strong("Open only in an emergency: it ends the trial. What is taken now is that of the period on the "
             "bag in use."));
  envelope.push_back({{"kind", "table"}, {"head", {"Period", "Bag", "Content"}}, {"rows", in_envelope}});
  envelope.push_back(
      a_text("Secret of the order (it opens the plan without a passphrase: titrate plan open "
             "--secret-file FILE --reason '...'):"));
  envelope.push_back({{"kind", "code"}, {"text", hex_of(secret)}});
  envelope.push_back({{"kind", "lines"}, {"items", {"Opened on, at", "By", "Why"}}});
  return Json::array(
      {a_sheet("Helper's sheet", std::move(blocks)), a_sheet("For the sealed envelope", std::move(envelope))});
}

Json strips_alone(const Study& study, const Secret& secret) {
  require(study.kit.has_value(), "a kit was made");
  const Order order = order_of(study.plan.as_sealed.trial, secret);
  const Contents contents = contents_in_words(study);
  Json sheets = Json::array();
  for (const bool on : {true, false}) {
    std::vector<std::string> codes;
    for (const KitLabel& label : study.kit->labels)
      if (order[std::size_t(label.period - 1)] == on) codes.push_back(qr_text_of(label));
    std::sort(codes.begin(), codes.end());  // by the code, which was drawn without the order
    Json blocks = Json::array();
    blocks.push_back(a_text("For " + counted(int(codes.size()), "envelope", "envelopes") + " with " +
                            capsules(study.kit->capsules_in_a_bag) +
                            " each. In each capsule: " + (on ? contents.active : contents.comparator) + "."));
    blocks.push_back(strong("Do not scan a code before all envelopes are closed and shuffled."));
    blocks.push_back({{"kind", "codes"}, {"codes", codes}});
    sheets.push_back(a_sheet(on ? "Codes 1" : "Codes 2", std::move(blocks)));
  }
  return sheets;
}

}  // namespace titrate::codec
