#pragma once

#include <span>
#include <string_view>

namespace titrate {

/// A file of the tree that was put into the binary at build time (cmake/embed.cmake).
struct EmbeddedFile {
  std::string_view name;  ///< path relative to the folder it was embedded from
  std::string_view bytes;
};

/// The tables of core/catalog, as the text that the codec reads.
std::span<const EmbeddedFile> catalog_files();

/// What the program says, in German: the tables of core/language.
std::span<const EmbeddedFile> german_files();

/// The built web page.
std::span<const EmbeddedFile> page_files();

/// openapi.yaml, which describes the door.
std::span<const EmbeddedFile> api_description_files();

}  // namespace titrate
