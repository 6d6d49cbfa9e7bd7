#pragma once

#include <expat.h>

#include <cstddef>
#include <functional>
#include <istream>
#include <optional>
#include <string>
#include <string_view>

#include "imports/format.h"

namespace titrate::imports {

/// The attributes of a tag, as they stand there.
class XmlTag {
 public:
  XmlTag(std::string_view name, const char** attributes) : name_(name), attributes_(attributes) {}
  std::string_view name() const { return name_; }
  std::string_view operator[](std::string_view attribute) const;  ///< empty where there is none
  std::string text() const;                                       ///< `<Record type="..." value="...">`, for messages

 private:
  std::string_view name_;
  const char** attributes_;
};

/// Walks XML of any size from the tag `<root ...>` on, in flat memory.
///
/// What stands before that tag is passed over: the declaration and the whole DTD. So a DTD may be as malformed as the
/// one that Apple wrote in 2022, no entity is ever declared, none is expanded, and none from elsewhere is fetched.
/// Bytes that are no UTF-8 or no XML become the letter U+FFFD, and the text around them is read. What the parser may
/// keep is bounded: a tag of megabytes, a million names or a tower of tags is a Problem, as is XML that is not well
/// formed or cut off.
Result<Done> walk_xml(const Reading& reading, std::string_view root,
                      const std::function<void(const XmlTag& tag, std::size_t line)>& begins,
                      const std::function<void(std::string_view name)>& ends);

/// Where the tag stands in a text, or npos.
std::size_t place_of_root(std::string_view text, std::string_view root);

/// The letter that stands for what is no text.
inline constexpr std::string_view no_text = "\xef\xbf\xbd";

}  // namespace titrate::imports
