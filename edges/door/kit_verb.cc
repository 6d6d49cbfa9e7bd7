#include "app/write_event.h"
#include "codec/kit_sheets.h"
#include "door/asked.h"

namespace titrate::door {
namespace {

Problem about_kit(std::string what, std::string way_out) {
  return {std::move(what), {.file = "plan"}, std::move(way_out)};
}

Json kit_json(const Kit& kit) { return Json::parse(json_of(kit)); }

/// Codes from the operating system's random numbers; the order's secret has no part in them.
Kit fresh_kit(const Study& study) {
  return kit_of(study.plan.as_sealed.trial, study.blinding, study.portion, numbers_of(new_secret()));
}

/// The two bags, as the kit calls them.
Result<std::pair<std::string, std::string>> two_bags(const std::vector<std::string>& codes, const Kit& kit) {
  const KitLabel* one = codes.size() == 2 ? label_called(kit, codes[0]) : nullptr;
  const KitLabel* other = codes.size() == 2 ? label_called(kit, codes[1]) : nullptr;
  if (one && other && one != other) return std::pair(one->code, other->code);
  return Problem{"these are not two bags of this kit.", {.file = "mixed_up"}, "Give the codes on their two labels."};
}

}  // namespace

Answer plan_kit(Room& room, Fields& fields) {
  const Asked asked = asked_to_write(fields);
  const auto mixed_up = fields.texts("mixed_up");
  const bool again = fields.flag("again").value_or(false);
  const bool for_helper = fields.flag("helper_sheet").value_or(false);
  const bool strips = fields.flag("strips").value_or(false);
  const auto bag = fields.text("bag");
  const auto made_for = fields.one_of("for", {"helper", "self"});
  const Opener by{fields.text("passphrase"), std::nullopt};
  if (auto problem = fields.problem()) return *problem;
  const auto notebook = open_notebook(room.records, asked.diary);
  if (!notebook) return notebook.problem();
  const Notebook& says = notebook->says;
  const Day today = current_day(*notebook, asked.now);
  auto study = study_of(*notebook, room.catalog, asked.now);
  if (!study)
    return about_kit(says.locked ? "the sealed plan is not blinded, so there is no kit." : "no plan was sealed.",
                     "A kit is of a plan made with titrate plan new --blinding helper (or self), and sealed.");
  if (made_for && *made_for != to_string(study->blinding))
    return about_kit(std::string("the plan was sealed for ") +
                         (study->blinding == Blinding::helper ? "a helper." : "somebody alone."),
                     "Leave --helper and --alone out, or end this trial and plan another.");
  const bool begun = study->on(today).period > 0 || study->on(today).phase == PlanDay::Phase::after;
  if (mixed_up) {
    if (!study->kit) return about_kit("no kit was made.", "Make it first: titrate plan kit.");
    auto two = two_bags(*mixed_up, *study->kit);
    if (!two) return two.problem();
    study->kit->mixed_up.push_back(std::move(two).value());
  } else if (!study->hidden) {
    return about_kit("the order is open, and the kit has done its work.", "titrate review answers.");
  } else if (!study->kit || again) {
    if (begun)
      return about_kit(
          "the first period has begun, and capsules are made before it.",
          study->kit ? "Keep the kit that was made." : "End this trial (titrate plan open) and plan another.");
    study->kit = fresh_kit(*study);
  }
  const bool is_new = mixed_up || again || !says.kit;
  if (is_new) {
    const auto written = write_event(room.records, asked, KitMade{today, json_of(*study->kit)});
    if (!written) return written.problem();
  }
  Json answer{{"kit", kit_json(*study->kit)}, {"made", is_new},    {"sheets", Json::array()},
              {"helper_sheets", nullptr},     {"strips", nullptr}, {"bag", nullptr}};
  if (mixed_up) return answer;
  if (bag) {
    const KitLabel* label = label_called(*study->kit, *bag);
    if (!label) return Problem{"no bag of this kit has this code.", {.file = "bag"}, "Type it as the phone shows it."};
    answer["bag"] = {{"code", label->code}, {"period", label->period}};
    return answer;
  }
  answer["sheets"] = persons_sheets(*study);
  const bool alone = study->kit->made_for == Blinding::self;
  if (for_helper && alone)
    return Problem{"this kit is for somebody alone, so there is no helper's sheet.",
                   {.file = "helper_sheet"},
                   "Leave it out; titrate plan kit --out writes what you need."};
  if (strips && !alone)
    return Problem{"this kit is for a helper, who needs no pages of codes.", {.file = "strips"}, "Leave it out."};
  if (!for_helper && !strips) return answer;
  if (!room.vault) return about_kit("this program was started without the key of the order.", "Use a data folder.");
  const auto secret = secret_of(says, study->plan, *room.vault, by);
  if (!secret) return secret.problem();
  (alone ? answer["strips"] : answer["helper_sheets"]) =
      alone ? strips_alone(*study, *secret) : helpers_sheets(*study, *secret);
  return answer;
}

}  // namespace titrate::door
