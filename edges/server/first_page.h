#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace titrate {

/// What the view of an evening asks before it can show anything (web/src/ahead/questions.ts asks the same).
///
/// `html` with the answers in it, as JSON in an element that runs nothing: a page that finds them there need not ask.
/// `ask` is the door. `language` is that of the answers, "en" or "de".
std::string with_first_answers(std::string_view html, std::string_view language,
                               const std::function<std::string(std::string_view request)>& ask);

/// The language that somebody reads: the one that was chosen, else the first of the wanted ones ("de-AT,de;q=0.9,en")
/// that we speak, else English. The page decides in the same way (web/src/ahead/language.ts).
std::string_view language_of(std::string_view chosen, std::string_view wanted);

}  // namespace titrate
