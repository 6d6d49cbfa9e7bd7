#include <fmt/core.h>

#include <filesystem>

#include "app/in_words.h"
#include "app/product_of_label.h"
#include "app/say_person.h"
#include "cli/clock.h"
#include "cli/label_text.h"
#include "cli/lines.h"
#include "cli/own_data.h"
#include "cli/say.h"
#include "cli/screening_text.h"
#include "cli/verbs.h"
#include "codec/catalog_tables.h"
#include "codec/file.h"
#include "codec/product_json.h"
#include "door/person_reply.h"
#include "labels/label.h"

namespace titrate::cli {
namespace {

void print(const Product& product, const PersonStanding& standing) {
  fmt::print("{}", wrapped(fmt::format("{}: {} mg of magnesium in a {}{}.", product.name,
                                       number_in_words(product.unit.elemental.in(elemental_milligram)),
                                       product.unit.name, product.unit.scored ? ", which may be halved" : ""),
                           "", "  "));
  fmt::print("{}", wrapped(product.supplement.alkaline
                               ? "It counts as alkaline: medicines that need acid are kept apart from it."
                               : "It does not count as alkaline.",
                           "", "  "));
  for (const std::string& remark : standing.product_remarks) fmt::print("{}", wrapped(remark, "", "  "));
}

Ending show(const ProductOptions& options, Records& records, const Said* said) {
  const auto notebook = open_notebook(records, "mine");
  if (!notebook) return complain(notebook.problem());
  const Catalog& catalog = codec::catalog();
  const Day today = current_day(*notebook, now());
  const PersonStanding standing = standing_on(notebook->says, catalog, today);
  if (options.json) {
    fmt::print("{}\n", door::printed_person_reply(*notebook, catalog, today, said));
  } else if (!notebook->says->product) {
    fmt::print("No product is chosen. Say it with titrate product set PRODUCT.json, or with the label's text.\n");
  } else {
    print(*notebook->says->product, standing);
    if (said) fmt::print("\n{}", change_text(said->change, colours_on(1)));
    if (standing.said && !standing.dose_may_be_suggested()) fmt::print("{}", wrapped(standing.why_no_dose(), "", "  "));
  }
  return standing.said && !standing.dose_may_be_suggested() ? Ending::refused : Ending::done;
}

/// The product of PRODUCT.json, of a label, or nothing after its question was asked.
Result<std::optional<Product>> product_said(const ProductOptions& options) {
  std::error_code ignored;
  const bool is_file = options.what == "-" || std::filesystem::is_regular_file(options.what, ignored);
  std::string bytes = options.what, name = "LABEL";
  if (is_file) {
    name = options.what == "-" ? "stdin" : options.what;
    auto read = codec::read_file(options.what);
    if (!read) return read.problem();
    bytes = std::move(read).value();
  }
  // A file of ours says its milligrams under a name that no label record has.
  if (bytes.find("\"elemental_mg_per_unit\"") != std::string::npos) {
    auto product = codec::product_from_json(bytes, name);
    if (!product) return product.problem();
    return std::optional(std::move(product).value());
  }
  const auto label = labels::label_from(bytes, name, codec::catalog());
  if (!label) return label.problem();
  const Resolved resolved = resolve(*label, codec::catalog(), day_of(now(), DayStart{}));
  std::optional<Product> product = product_of(*label, resolved, bytes, codec::catalog());
  if (!product) fmt::print("{}\n\nNothing was kept.\n", label_text(*label, resolved));
  return product;
}

}  // namespace

Ending product(const ProductOptions& options) {
  const bool set = options.action == "set";
  if (set == options.what.empty())
    return complain({set ? "It is not said which product." : "Only \"set\" takes a product.",
                     {},
                     "Write: titrate product set PRODUCT.json, titrate product set 'TEXT OF THE LABEL', or titrate "
                     "product show"});
  std::optional<Product> chosen;
  if (set) {
    const auto said = product_said(options);
    if (!said) return complain(said.problem());
    if (!*said) return Ending::refused;
    chosen = *said;
  }
  const auto diary = OwnDiary::open(options.data);
  if (!diary) return complain(diary.problem());
  Records& records = (*diary)->records();
  if (!chosen) return show(options, records, nullptr);
  const auto said = choose_product(records, codec::catalog(), {"mine", now(), ""}, *chosen);
  return said ? show(options, records, &*said) : complain(said.problem());
}

}  // namespace titrate::cli
