#pragma once

#include <string_view>

#include "base/result.h"

namespace titrate {

/// What kind of number an outcome is. Source: docs/mathematics.md, section 1, has the density of each. Test:
/// family_test.cc.
enum class Family { gaussian, ordinal, poisson, negative_binomial, bernoulli };

const char* to_string(Family family);

/// The family of that name. A Problem for an unknown name.
Result<Family> family_named(std::string_view name);

}  // namespace titrate
