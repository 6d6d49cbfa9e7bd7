#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace titrate::codec {

/// The largest file that is read. A diary of a hundred years is under 4 MB; more is another kind of file.
inline constexpr std::size_t largest_file = 64u << 20;

/// The bytes of a file as text: UTF-8, with a byte order mark skipped. The view points into `bytes`.
///
/// A Problem, with the way out, for: nothing at all; more than `largest_file`; UTF-16 and UTF-32; a picture, an
/// archive, a spreadsheet, a database, recognised by their first bytes and never by their name; a control character or
/// NUL; bytes that are not UTF-8.
Result<std::string_view> text_of(std::string_view bytes, const std::string& name);

/// The place of `length` bytes at `at` in a text, with its line, for a Problem.
Place place_in(std::string_view text, std::size_t at, std::size_t length, const std::string& name);

/// "71.3 MB", "12 bytes".
std::string size_in_words(std::size_t bytes);

/// The Problem for a file that is too large, said from its size alone.
Problem too_large(std::size_t bytes, const std::string& name);

/// Are the eight characters at `at` plain ASCII? No may be said in vain: what is no goes the careful way.
bool eight_plain(const char* at);

/// Is all of it UTF-8?
bool is_utf8(std::string_view text);

/// A quotation of the person's own text for a message: in double quotes, control characters shown as '?', cut at 40
/// characters.
std::string quoted(std::string_view text);

/// The text with A to Z in lower case.
std::string lower(std::string_view text);

}  // namespace titrate::codec
