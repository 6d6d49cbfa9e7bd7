#pragma once

#include <span>
#include <string>
#include <vector>

#include "base/embedded.h"
#include "codec/json.h"
#include "language/phrase_book.h"

namespace titrate::codec {

/// The program's sentences in German, from core/language/tables/german, read once.
const PhraseBook& german();

/// The same from the text of tables, each of two columns, `english` and `german`. A Problem names table and line.
Result<PhraseBook> german_from(std::span<const EmbeddedFile> files);

/// One word in small letters, which may be a name of the contract. Where nobody said that people read it, it is one.
bool could_be_code(std::string_view text);

/// Says a reply in another language: whatever the program worded, and nothing that the person wrote, that a caller
/// sends back, or that is a code. What is already written (json_writer.h) was said by who wrote it. What no phrase
/// matches stays in English, and is appended to `missed`.
void translate(Json& reply, const PhraseBook& book, std::vector<std::string>* missed = nullptr);

}  // namespace titrate::codec
