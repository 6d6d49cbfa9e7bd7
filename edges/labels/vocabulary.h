#pragma once

#include <set>
#include <string_view>

namespace titrate::labels {

/// Words of a label, English and German, in lower case, by what they mean to who reads it.
using Words = std::set<std::string_view>;

extern const Words per_words;  ///< "per capsule"
extern const Words serving_words;
extern const Words day_words;
extern const Words contain_words;  ///< "2 capsules contain"
extern const Words adjectives;     ///< may stand between a number and its unit
extern const Words link_words;     ///< what follows is what the compound before it holds
extern const Words source_words;   ///< what follows is what the element before it comes as
extern const Words filler;         ///< may stand between an amount and its name
extern const Words elemental_words;
extern const Words not_a_daily_value;  ///< after a percentage that is of no daily value
extern const Words us_words;           ///< whose daily value
extern const Words eu_words;
extern const Words audiences;  ///< "(Adults)"
extern const Words negations;
extern const Words other_nutrients;
extern const Words excipients;  ///< help the machines that press or fill, joined
extern const Words ends_like_a_salt;
extern const Words not_a_salt;  ///< although they end like one

/// Does this word end as the name of a salt does: "orotate", "Chelat"?
bool looks_like_a_salt(std::string_view word);

}  // namespace titrate::labels
