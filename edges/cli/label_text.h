#pragma once

#include <string>

#include "catalog/label.h"

namespace titrate::cli {

/// What a label means, for a person, in at most 80 columns: the amount first, again in words, then how it is known,
/// what to mind, what is missing, and how to check a testing mark. Where it cannot tell: the one question.
std::string label_text(const Label& label, const Resolved& resolved);

}  // namespace titrate::cli
