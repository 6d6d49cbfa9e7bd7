#include "server/first_page.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace titrate {
namespace {

constexpr std::array<std::string_view, 3> first_questions{
    R"("verb":"today","diary":"mine")",
    R"("verb":"follow","diary":"mine")",
    R"("verb":"next_dose","diary":"mine","taken":[])",
};

/// In an element of a page no text may end the element. In JSON "<" stands only inside of strings.
std::string inside_html(std::string_view json) {
  std::string text;
  text.reserve(json.size());
  for (const char c : json) {
    if (c == '<')
      text += "\\u003c";
    else
      text += c;
  }
  return text;
}

bool is_same_word(std::string_view a, std::string_view small) {
  return std::equal(a.begin(), a.end(), small.begin(), small.end(),
                    [](unsigned char one, char other) { return std::tolower(one) == other; });
}

}  // namespace

std::string with_first_answers(std::string_view html, std::string_view language,
                               const std::function<std::string(std::string_view request)>& ask) {
  std::string answers;
  for (const std::string_view question : first_questions) {
    const std::string request = std::string("{\"language\":\"").append(language).append("\",").append(question) + "}";
    answers += answers.empty() ? "[" : ",";
    answers.append("{\"request\":{")
        .append(question)
        .append("},\"reply\":")
        .append(inside_html(ask(request)))
        .append("}");
  }
  const std::size_t end = std::min(html.rfind("</body>"), html.size());
  return std::string(html.substr(0, end))
      .append("<script type=\"application/json\" id=\"answers\" data-language=\"")
      .append(language)
      .append("\">")
      .append(answers)
      .append("]</script>")
      .append(html.substr(end));
}

std::string_view language_of(std::string_view chosen, std::string_view wanted) {
  constexpr std::array<std::string_view, 2> spoken{"en", "de"};
  const auto known = [&](std::string_view tag) -> std::string_view {
    tag.remove_prefix(std::min(tag.find_first_not_of(' '), tag.size()));
    tag = tag.substr(0, tag.find_first_of("-;, "));
    const auto found = std::find_if(spoken.begin(), spoken.end(), [&](auto one) { return is_same_word(tag, one); });
    return found == spoken.end() ? std::string_view() : *found;
  };
  if (const auto language = known(chosen); !language.empty()) return language;
  while (!wanted.empty()) {
    const std::string_view tag = wanted.substr(0, wanted.find(','));
    if (const auto language = known(tag); !language.empty()) return language;
    wanted.remove_prefix(std::min(tag.size() + 1, wanted.size()));
  }
  return "en";
}

}  // namespace titrate
