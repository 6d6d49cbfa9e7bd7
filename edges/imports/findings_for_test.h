#pragma once

#include <gtest/gtest.h>
#include <zip.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "imports/format.h"
#include "imports/german_for_test.h"

/// What tests of readers ask of findings, and archives for them to read.
namespace titrate::imports::for_test {

inline Result<FileFindings> read(std::string bytes, const FindingsAsked& asked = {}, const std::string& name = "file") {
  Progress progress;
  return findings_in_german(*part_of_bytes(std::move(bytes), name), asked, progress);
}

/// What is found, where finding it is not what the test is about.
inline FileFindings found_in(std::string bytes, const FindingsAsked& asked = {}) {
  auto found = read(std::move(bytes), asked);
  EXPECT_TRUE(found.ok()) << describe(found.problem());
  return found.ok() ? std::move(found).value() : FileFindings{};
}

inline const FoundItem* item_of(const FileFindings& found, const std::string& name) {
  const auto at =
      std::find_if(found.items.begin(), found.items.end(), [&](const auto& one) { return one.name == name; });
  return at == found.items.end() ? nullptr : &*at;
}

/// The value of an item on a day; nothing where there is none.
inline std::optional<double> value_of(const FileFindings& found, const std::string& name, const std::string& day) {
  for (const FoundEntry& one : found.entries)
    if (found.items[one.item].name == name && one.day == parse_day(day)) return one.entry.maybe();
  return std::nullopt;
}

inline bool says(const FileFindings& found, const std::string& words) {
  return std::any_of(found.remarks.begin(), found.remarks.end(),
                     [&](const std::string& one) { return one.find(words) != one.npos; });
}

/// A zip archive, as libzip writes it.
inline std::string archive_of(const std::vector<std::pair<std::string, std::string>>& members, bool packed = true) {
  zip_source_t* const bytes = zip_source_buffer_create(nullptr, 0, 0, nullptr);
  zip_t* const archive = zip_open_from_source(bytes, ZIP_TRUNCATE, nullptr);
  zip_source_keep(bytes);
  for (const auto& [name, content] : members) {
    zip_source_t* const one = zip_source_buffer(archive, content.data(), content.size(), 0);
    const auto at = zip_file_add(archive, name.c_str(), one, ZIP_FL_ENC_UTF_8);
    zip_set_file_compression(archive, zip_uint64_t(at), packed ? ZIP_CM_DEFLATE : ZIP_CM_STORE, 9);
  }
  EXPECT_EQ(zip_close(archive), 0);
  zip_stat_t stat;
  zip_source_stat(bytes, &stat);
  std::string made(stat.size, '\0');
  zip_source_open(bytes);
  EXPECT_EQ(zip_source_read(bytes, made.data(), made.size()), zip_int64_t(made.size()));
  zip_source_close(bytes);
  zip_source_free(bytes);
  return made;
}

}  // namespace titrate::imports::for_test
