#include "codec/import_json.h"

#include "codec/screening_json.h"

namespace titrate::codec {
namespace {

const char* import_word(FoundItem::Kind kind) {
  switch (kind) {
    case FoundItem::Kind::outcome:
      return "outcome";
    case FoundItem::Kind::supplement:
      return "supplement";
    case FoundItem::Kind::medicine:
      return "medicine";
    case FoundItem::Kind::side_effect:
      return "side_effect";
    case FoundItem::Kind::note:
      return "note";
    case FoundItem::Kind::context:
      break;
  }
  return "context";
}

const char* import_word(FoundName::Kind kind) {
  switch (kind) {
    case FoundName::Kind::medicine:
      return "medicine";
    case FoundName::Kind::supplement:
      return "supplement";
    case FoundName::Kind::condition:
      return "condition";
    case FoundName::Kind::allergy:
      break;
  }
  return "allergy";
}

const char* import_word(PlannedItem::By by) {
  switch (by) {
    case PlannedItem::By::said:
      return "said";
    case PlannedItem::By::saved:
      return "saved";
    case PlannedItem::By::guessed:
      break;
  }
  return "guessed";
}

const char* import_word(PlannedName::Says says) {
  switch (says) {
    case PlannedName::Says::on_the_sheet:
      return "on_the_sheet";
    case PlannedName::Says::over:
      return "over";
    case PlannedName::Says::the_dose:
      return "the_dose";
    case PlannedName::Says::findings:
      return "findings";
    case PlannedName::Says::nothing_in_our_rules:
      return "nothing_in_our_rules";
    case PlannedName::Says::could_not_check:
      break;
  }
  return "could_not_check";
}

/// What this means for the person, as a sentence.
const char* import_sentence(PlannedName::Says says) {
  switch (says) {
    case PlannedName::Says::on_the_sheet:
      return "It is on your sheet already.";
    case PlannedName::Says::over:
      return "The file says that it is over, so it is not put on your sheet.";
    case PlannedName::Says::the_dose:
      return "It is, or may be, the dose that this diary follows, so it is not listed beside itself.";
    case PlannedName::Says::findings:
      return "Our rules speak of it.";
    case PlannedName::Says::nothing_in_our_rules:
      return nothing_in_our_rules_means;
    case PlannedName::Says::could_not_check:
      break;
  }
  return "We have never heard of it, or of a part of it, so it could not be checked: ask a pharmacist.";
}

Json day_or_null(const std::optional<Day>& day) { return day ? Json(to_string(*day)) : Json(nullptr); }

Json import_item_json(const PlannedItem& planned) {
  return {{"name", planned.item.name},
          {"kind", import_word(planned.item.kind)},
          {"unit", planned.item.unit},
          {"lowest", number_json(planned.item.lowest)},
          {"highest", number_json(planned.item.highest)},
          {"target", to_string(planned.target)},
          {"by", import_word(planned.by)},
          {"why", planned.why},
          {"remark", planned.item.remark},
          {"days", planned.days},
          {"from", day_or_null(planned.from)},
          {"to", day_or_null(planned.to)}};
}

Json import_question_json(const ImportQuestion& question) {
  Json answers = Json::array();
  for (const ImportQuestion::Answer& answer : question.answers)
    answers.push_back({{"target", answer.target}, {"means", answer.means}});
  return {{"item", question.item}, {"question", question.question}, {"answers", std::move(answers)}};
}

Json import_name_json(const PlannedName& name) {
  Json findings = Json::array();
  for (const Finding& finding : name.findings) findings.push_back(finding_json(finding));
  return {{"name", name.found.name},
          {"kind", import_word(name.found.kind)},
          {"detail", name.found.detail},
          {"last", day_or_null(name.found.last)},
          {"current", name.found.current},
          {"says", import_word(name.says)},
          {"means", import_sentence(name.says)},
          {"findings", std::move(findings)},
          {"added", name.added}};
}

Json import_lines_json(const ImportLines& lines) {
  Json list = Json::array();
  for (const ImportLine& line : lines.first)
    list.push_back({{"day", to_string(line.day)},
                    {"item", line.item},
                    {"line", line.line},
                    {"text", line.text},
                    {"why", line.why}});
  return list;
}

template <class T, class OneJson>
Json import_list_json(const std::vector<T>& all, const OneJson& one_json) {
  Json list = Json::array();
  for (const T& one : all) list.push_back(one_json(one));
  return list;
}

}  // namespace

Json import_json(const Brought& brought) {
  const ImportPlan& plan = brought.plan;
  const auto* import = brought.event ? std::get_if<Imported>(&brought.event->what) : nullptr;
  const auto not_understood = [](const ListedRecord& one) {
    return Json{{"file", one.file}, {"line", one.line}, {"text", one.text}, {"why", one.why}};
  };
  return {{"format", plan.format},
          {"in_words", plan.in_words},
          {"event", brought.event ? Json(brought.event->id) : Json(nullptr)},
          {"entries", import ? import->entries : 0},
          {"counts",
           {{"new", plan.fresh.count},
            {"duplicate", plan.duplicate.count},
            {"conflicting", plan.conflicting.count},
            {"doubted", plan.doubted.count},
            {"refused", plan.refused.count},
            {"left_out", plan.left_out.count},
            {"not_understood", plan.not_understood},
            {"passed_over", plan.passed_over},
            {"records", plan.records}}},
          {"items", import_list_json(plan.items, import_item_json)},
          {"questions", import_list_json(plan.questions, import_question_json)},
          {"names", import_list_json(plan.names, import_name_json)},
          {"lines",
           {{"new", import_lines_json(plan.fresh)},
            {"duplicate", import_lines_json(plan.duplicate)},
            {"conflicting", import_lines_json(plan.conflicting)},
            {"doubted", import_lines_json(plan.doubted)},
            {"refused", import_lines_json(plan.refused)},
            {"left_out", import_lines_json(plan.left_out)},
            {"not_understood", import_list_json(plan.listed, not_understood)}}},
          {"remarks", plan.remarks}};
}

Json imports_json(const std::vector<PastImport>& imports) {
  return import_list_json(imports, [](const PastImport& past) {
    return Json{{"id", past.id},
                {"format", past.import.format},
                {"sha256", past.import.sha256},
                {"entered", to_string(past.entered)},
                {"entries", past.import.entries},
                {"from", day_or_null(past.from)},
                {"to", day_or_null(past.to)},
                {"stands", past.stands},
                {"mapping", past.import.mapping.empty() ? Json::object() : Json(past.import.mapping)}};
  });
}

}  // namespace titrate::codec
