#include "model/model.h"

#include <array>
#include <utility>

namespace titrate {
namespace {
constexpr std::array<std::pair<Family, const char*>, 5> names{{{Family::gaussian, "gaussian"},
                                                               {Family::ordinal, "ordinal"},
                                                               {Family::poisson, "poisson"},
                                                               {Family::negative_binomial, "negative_binomial"},
                                                               {Family::bernoulli, "bernoulli"}}};
}

const char* to_string(Family family) {
  for (const auto& [known, name] : names)
    if (known == family) return name;
  return "gaussian";
}

Result<Family> family_named(std::string_view name) {
  for (const auto& [family, known] : names) {
    if (name != known) continue;
    if (family == Family::gaussian) return family;
    return Problem{"the family \"" + std::string(name) + "\" is not built yet; this version fits gaussian models only.",
                   {},
                   "Ask for gaussian: a rating is then treated as a number, and the answer says so."};
  }
  return Problem{
      "\"" + std::string(name) + "\" is not a family of outcomes.", {}, "The one that this version fits is gaussian."};
}

}  // namespace titrate
