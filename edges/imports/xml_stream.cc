#include "imports/xml_stream.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <memory>

namespace titrate::imports {
namespace {

/// What expat may hold: some hundred kilobytes for any real file.
constexpr std::size_t most_held = 8u << 20, xml_block = 64u << 10;

thread_local std::size_t held = 0;

constexpr std::size_t before_block = alignof(std::max_align_t);

void* take_memory(std::size_t size) {
  if (size > most_held || held + size > most_held) return nullptr;
  char* const block = static_cast<char*>(std::malloc(size + before_block));
  if (!block) return nullptr;
  held += size;
  std::memcpy(block, &size, sizeof size);
  return block + before_block;
}

void give_memory(void* given) {
  if (!given) return;
  char* const block = static_cast<char*>(given) - before_block;
  std::size_t size = 0;
  std::memcpy(&size, block, sizeof size);
  held -= size;
  std::free(block);
}

void* change_memory(void* given, std::size_t size) {
  void* const taken = take_memory(size);
  if (!given || !taken) return taken;
  std::size_t before = 0;
  std::memcpy(&before, static_cast<char*>(given) - before_block, sizeof before);
  std::memcpy(taken, given, std::min(before, size));
  give_memory(given);
  return taken;
}

/// Makes XML letters of bytes, block by block: a letter that is cut in two by the end of a block waits for the next.
class Letters {
 public:
  const std::string& of(std::string_view block) {
    waiting_.append(block);
    text_.clear();
    std::size_t at = 0;
    while (at < waiting_.size()) {
      const std::size_t plain = first_unusual(at);
      text_.append(waiting_, at, plain - at);
      if ((at = plain) == waiting_.size()) break;
      const auto byte = static_cast<unsigned char>(waiting_[at]);
      if (byte < 0x80) {
        text_ += no_text, ++at;
        continue;
      }
      const std::size_t size = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      if (waiting_.size() - at < size && !block.empty() && begins_well(at)) break;
      if (waiting_.size() - at >= size && is_letter(std::string_view(waiting_).substr(at, size)))
        text_.append(waiting_, at, size), at += size;
      else
        text_ += no_text, ++at;
    }
    waiting_.erase(0, at);
    return text_;
  }

 private:
  /// Where something stands that is no letter of ASCII.
  std::size_t first_unusual(std::size_t at) const {
    while (at < waiting_.size()) {
      const auto byte = static_cast<unsigned char>(waiting_[at]);
      if (byte >= 0x80 || (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r')) break;
      ++at;
    }
    return at;
  }
  /// Is what there is of the letter the beginning of one?
  bool begins_well(std::size_t at) const {
    const auto rest = std::string_view(waiting_).substr(at + 1);
    return std::all_of(rest.begin(), rest.end(), [](char c) { return (c & 0xc0) == 0x80; });
  }
  /// Neither too long for what it says, nor half a pair of surrogates, nor U+FFFE or U+FFFF, nor beyond U+10FFFF.
  static bool is_letter(std::string_view bytes) {
    unsigned letter = static_cast<unsigned char>(bytes[0]) & (0xffu >> (bytes.size() + 1));
    if (static_cast<unsigned char>(bytes[0]) < 0xc2 || static_cast<unsigned char>(bytes[0]) > 0xf4) return false;
    for (const char c : bytes.substr(1)) {
      if ((c & 0xc0) != 0x80) return false;
      letter = letter << 6 | (static_cast<unsigned char>(c) & 0x3f);
    }
    const unsigned least = bytes.size() == 2 ? 0x80 : bytes.size() == 3 ? 0x800 : 0x10000;
    return letter >= least && letter <= 0x10ffff && (letter < 0xd800 || letter > 0xdfff) && (letter & 0xfffe) != 0xfffe;
  }
  std::string waiting_, text_;
};

struct Walk {
  XML_Parser parser = nullptr;
  std::size_t lines_before = 0;
  const std::function<void(const XmlTag&, std::size_t)>& begins;
  const std::function<void(std::string_view)>& ends;

  static void XMLCALL begin(void* self, const char* name, const char** attributes) {
    const Walk& walk = *static_cast<Walk*>(self);
    walk.begins({name, attributes}, walk.lines_before + XML_GetCurrentLineNumber(walk.parser));
  }
  static void XMLCALL end(void* self, const char* name) { static_cast<Walk*>(self)->ends(name); }
};

Problem not_well_formed(const Reading& reading, const Walk& walk) {
  const XML_Error error = XML_GetErrorCode(walk.parser);
  const Place place{.file = reading.part.name(), .line = walk.lines_before + XML_GetCurrentLineNumber(walk.parser)};
  if (error == XML_ERROR_NO_MEMORY)
    return {"A part of this file is larger than anything that the program writes.", place, "Export it anew."};
  if (error == XML_ERROR_NO_ELEMENTS || error == XML_ERROR_UNCLOSED_TOKEN)
    return {"This file ends before its end: the export or the copy was cut off.", place, "Export or copy it anew."};
  return {"This XML cannot be read: " + std::string(XML_ErrorString(error)) + ".", place, "Export it anew."};
}

}  // namespace

std::string_view XmlTag::operator[](std::string_view attribute) const {
  for (const char** at = attributes_; at[0]; at += 2)
    if (attribute == at[0]) return at[1];
  return {};
}

std::string XmlTag::text() const {
  constexpr std::size_t longest = 400;
  std::string written = "<" + std::string(name_);
  for (const char** at = attributes_; at[0] && written.size() < longest; at += 2) {
    std::string_view value(at[1]);
    if (value.size() > longest) value = value.substr(0, value.find_last_of(" ,;:", longest) + 1);
    written += " " + std::string(at[0]) + "=\"" + std::string(value) + "\"";
  }
  return written + ">";
}

std::size_t place_of_root(std::string_view text, std::string_view root) {
  const std::string tag = "<" + std::string(root);
  std::size_t at = text.find(tag);
  while (at != text.npos && at + tag.size() < text.size() && !std::strchr(" \t\r\n>/", text[at + tag.size()]))
    at = text.find(tag, at + 1);
  return at;
}

Result<Done> walk_xml(const Reading& reading, std::string_view root,
                      const std::function<void(const XmlTag& tag, std::size_t line)>& begins,
                      const std::function<void(std::string_view name)>& ends) {
  const auto from = place_of_root(reading.part.head(), root);
  if (from == std::string_view::npos)
    return Problem{"This XML has no <" + std::string(root) + "> at its beginning.",
                   {.file = reading.part.name()},
                   "Check that it is the file that the program wrote."};
  const std::string_view before = std::string_view(reading.part.head()).substr(0, from);

  static const XML_Memory_Handling_Suite bounded{take_memory, change_memory, give_memory};
  held = 0;
  // "UTF-8" whatever its declaration says: the stream is.
  const std::unique_ptr<std::remove_pointer_t<XML_Parser>, decltype(&XML_ParserFree)> parser(
      XML_ParserCreate_MM("UTF-8", &bounded, nullptr), &XML_ParserFree);
  Walk walk{parser.get(), std::size_t(std::count(before.begin(), before.end(), '\n')), begins, ends};
  XML_SetUserData(parser.get(), &walk);
  XML_SetElementHandler(parser.get(), Walk::begin, Walk::end);

  const auto in = reading.part.text();
  in->ignore(std::streamsize(from));
  std::string block(xml_block, '\0');
  Letters letters;
  double read = 0;
  for (bool last = false; !last;) {
    in->read(block.data(), std::streamsize(block.size()));
    const std::size_t size = std::size_t(in->gcount());
    last = size == 0;
    const std::string& text = letters.of(std::string_view(block).substr(0, size));
    if (XML_Parse(parser.get(), text.data(), int(text.size()), last) != XML_STATUS_OK)
      return not_well_formed(reading, walk);
    // How long the file is nobody knows before its end: the share of it that is read approaches one.
    read += double(size);
    if (!reading.progress.keep_going(read / (read + (64u << 20))))
      return Problem{"The reading was stopped before the end of the file.",
                     {.file = reading.part.name()},
                     "Nothing was taken over. Start it again when you like."};
    if (const auto problem = reading.into.too_much(reading.part.name())) return *problem;
  }
  return Done{};
}

}  // namespace titrate::imports
