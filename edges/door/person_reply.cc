#include "door/person_reply.h"

#include <algorithm>

#include "codec/person_json.h"
#include "codec/product_json.h"
#include "codec/screening_json.h"

namespace titrate::door {

using namespace codec;  // as in door/verbs.h

namespace {

/// When what stands was said: the last standing event of its kind.
template <class What>
Json said_at(const OpenNotebook& notebook) {
  const auto& standing = notebook.says->standing;
  for (auto event = notebook.log.rbegin(); event != notebook.log.rend(); ++event)
    if (std::holds_alternative<What>(event->what) &&
        std::find(standing.begin(), standing.end(), event->id) != standing.end())
      return to_string(event->entered);
  return nullptr;
}

}  // namespace

Json person_reply(const OpenNotebook& notebook, const Catalog& catalog, Day today, const Said* said) {
  const Notebook& says = notebook.says;
  const PersonStanding standing = standing_on(says, catalog, today);
  const std::string why_no_dose = standing.why_no_dose();
  return {{"person", says.sheet ? sheet_json(*says.sheet) : Json(nullptr)},
          {"person_said_at", said_at<PersonSaid>(notebook)},
          {"product", says.product ? product_json(*says.product) : Json(nullptr)},
          {"product_said_at", said_at<ProductChosen>(notebook)},
          {"product_remarks", standing.product_remarks},
          {"screening", screening_json(standing.screened, catalog, today)},
          {"why_no_dose", why_no_dose.empty() ? Json(nullptr) : Json(why_no_dose)},
          {"event", said ? Json(said->event.id) : Json(nullptr)},
          {"saved_at", said ? Json(to_string(said->event.entered)) : Json(nullptr)},
          {"change", said ? change_json(said->change) : Json(nullptr)}};
}

std::string printed_person_reply(const OpenNotebook& notebook, const Catalog& catalog, Day today, const Said* said) {
  return person_reply(notebook, catalog, today, said).dump(2, ' ', false, Json::error_handler_t::replace);
}

}  // namespace titrate::door
