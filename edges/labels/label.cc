#include "labels/label.h"

#include "codec/json.h"
#include "codec/text.h"
#include "labels/dsld.h"
#include "labels/off.h"
#include "labels/text.h"

namespace titrate::labels {
namespace {

// A label is a page, and a record of one product some hundred kB; more is another kind of file.
constexpr std::size_t largest_text = 64u << 10, largest_record = 1u << 20;

Problem too_long(std::size_t bytes, const std::string& name) {
  return {"this has " + codec::size_in_words(bytes) + ", more than any label.",
          {.file = name},
          "Give one product's label, or the record of one product."};
}

}  // namespace

Result<Label> label_from(std::string_view bytes, const std::string& name, const Catalog& catalog) {
  if (bytes.size() > largest_record) return too_long(bytes.size(), name);
  const Result<std::string_view> text = codec::text_of(bytes, name);
  if (!text) return text.problem();
  const std::size_t first = text->find_first_not_of(" \t\r\n");
  if (first == text->npos)
    return Problem{"there is no text here.", {.file = name}, "Type what the label prints beside the word Magnesium."};
  if ((*text)[first] != '{') {
    if (text->size() > largest_text) return too_long(text->size(), name);
    return label_from_text(*text, catalog);
  }
  const auto json = codec::json_object_of(*text, name);
  if (!json) return json.problem();
  if (is_dsld(*json)) return label_from_dsld(*json, catalog);
  if (is_open_food_facts(*json)) return label_from_open_food_facts(*json, catalog);
  return Problem{"this JSON is no label that I know.",
                 {.file = name},
                 "I know a label of the NIH database (with ingredientRows) and a product of Open Food Facts (with "
                 "nutriments). Or type the label's text."};
}

}  // namespace titrate::labels
