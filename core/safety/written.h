#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace titrate {

/// What a person wrote, as words that can be compared (catalog/names.h), with one space between them: "Crohn's Disease"
/// is "crohns disease".
std::string plain_words(std::string_view written);

/// Does `words` hold all of `name`, word by word and in its order? Both are plain words.
bool holds_words(std::string_view words, std::string_view name);

/// Are two plain words one slip apart? One letter too many, too few, wrong, or two changed about, in five letters or
/// more; two slips in ten or more. Equal words are not a slip.
bool is_a_slip(std::string_view one, std::string_view other);

/// The parts of a list in one line: "diabetes, asthma and gout".
std::vector<std::string> parts_of(std::string_view written);

}  // namespace titrate
