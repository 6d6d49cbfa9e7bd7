#include "door/handle.h"

#include "codec/catalog_tables.h"
#include "codec/translated.h"
#include "door/verbs.h"

namespace titrate::door {
namespace {

struct Verb {
  const char* name;
  Answer (*answer)(Room&, Fields&);
};

constexpr Verb verbs[] = {
    {"about", about},
    {"today", today},
    {"record", record},
    {"undo", undo},
    {"history", history},
    {"diary", diary},
    {"track", track},
    {"settings", settings},
    {"example", example},
    {"review", review},
    {"report", report},
    {"fit", fit},
    {"convert", convert},
    {"rehearse", rehearse},
    {"foods", foods},
    {"intake", intake},
    {"screen", screen},
    {"evidence", evidence},
    {"mechanism", mechanism},
    {"label", label},
    {"ladder", ladder},
    {"plan_new", plan_new},
    {"plan", plan},
    {"plan_lock", plan_lock},
    {"plan_amend", plan_amend},
    {"plan_open", plan_open},
    {"plan_verify", plan_verify},
    {"plan_pause", plan_pause},
    {"plan_resume", plan_resume},
    {"decide", decide},
    {"plan_kit", plan_kit},
    {"follow", follow},
    {"redo", redo},
    {"late", late},
    {"person", person},
    {"product", product},
    {"next_dose", next_dose},
    {"pre_start", pre_start},
    {"backup", backup},
    {"reminders", reminders},
    {"import", import},
    {"imports", imports},
    {"import_undo", import_undo},
};

const Verb* find_verb(const std::string& name) {
  for (const Verb& verb : verbs)
    if (verb.name == name) return &verb;
  return nullptr;
}

std::string known_verbs() {
  std::string names;
  for (const Verb& verb : verbs) names += (names.empty() ? "" : ", ") + std::string(verb.name);
  return names;
}

/// What is asked for; English where nothing is, or what is asked for is no language of ours: `answer_to` says so.
bool wants_german(const Json& request) {
  const auto language = request.find("language");
  return language != request.end() && *language == "de";
}

Answer answer_to(Room& room, Result<Json>& object, const std::optional<Moment>& now) {
  if (!object) return object.problem();
  if (now && !object->contains("now")) (*object)["now"] = to_string(*now);
  const auto name = object->find("verb");
  if (name == object->end() || !name->is_string())
    return Problem{"there is no verb.", {.file = "verb"}, "Say what is asked. Verbs I know: " + known_verbs() + "."};
  const Verb* verb = find_verb(name->get<std::string>());
  if (!verb) return Problem{"I do not know this verb.", {.file = "verb"}, "Verbs I know: " + known_verbs() + "."};
  Fields fields(*object, verb->name);
  fields.text("verb");
  fields.one_of("language", {"en", "de"});
  auto answer = verb->answer(room, fields);
  if (!answer) return fields.with_path(answer.problem());
  return answer;
}

/// A failure of ours, which no caller can put right but somebody should hear of.
Problem our_failure(const char* what) {
  return {std::string("Titrate failed: ") + what + ".",
          {.file = "request"},
          "Look at what the diary says before you ask again: it may have been written. Please report this sentence."};
}

Answer answer_or_failure(Room& room, Result<Json>& request, const std::optional<Moment>& now) {
  try {
    return answer_to(room, request, now);
  } catch (const std::bad_alloc&) {
    return our_failure("the memory did not suffice");
  } catch (const std::exception& failure) {
    return our_failure(failure.what());
  }
}

std::string reply_of(Answer answer, const PhraseBook* language) {
  Json::object_t fields;
  fields.reserve(1 + (answer ? answer->size() : 1));  // an object that grows copies everything that is in it
  fields.emplace_back("ok", answer.ok());
  if (answer)
    for (auto field = answer->begin(); field != answer->end(); ++field)
      fields.emplace_back(field.key(), std::move(field.value()));
  else
    fields.emplace_back("problem", problem_json(answer.problem()));
  Json reply(std::move(fields));
  if (language) translate(reply, *language);
  return text_of_json(reply);
}

}  // namespace

std::string handle(Records& records, Progress& progress, std::string_view request, std::optional<Moment> now,
                   const Ports& ports) {
  try {
    PlainFoodTable built_in(catalog());
    Room room{records,     progress,      catalog(),      ports.foods ? *ports.foods : built_in,
              ports.vault, ports.backups, ports.importer, ports.printer};
    auto asked = json_object_of(request, "request");
    if (asked.ok() && wants_german(*asked)) room.language = &german();
    return reply_of(answer_or_failure(room, asked, now), room.language);
  } catch (...) {  // the reply itself could not be made; this one needs nothing
    return R"({"ok":false,"problem":{"what":"Titrate failed to word its answer.","where":"","way_out":"Please report it."}})";
  }
}

}  // namespace titrate::door
