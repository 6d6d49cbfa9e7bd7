#include "trial/family.h"

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
  for (const auto& [family, known] : names)
    if (name == known) return family;
  return Problem{"\"" + std::string(name) + "\" is not a family of outcomes.",
                 {},
                 "Families here: gaussian, ordinal, poisson, negative_binomial, bernoulli."};
}

}  // namespace titrate
