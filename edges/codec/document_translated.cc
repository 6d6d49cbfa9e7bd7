#include "codec/document_translated.h"

#include "codec/translated.h"

namespace titrate::codec {

Document in_german(Document document, std::vector<std::string>* missed) {
  const PhraseBook& book = german();
  each_text(document, [&](document::Text& text) {
    if (!text.as_written && !text.english.empty()) text.english = book.say(text.english, missed);
  });
  document.language = "de";
  return document;
}

}  // namespace titrate::codec
