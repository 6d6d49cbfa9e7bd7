#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "codec/translated.h"
#include "imports/format.h"

namespace titrate::imports {

inline void expect_german(const std::string& english) {
  std::vector<std::string> missed;
  codec::german().say(english, &missed);
  for (const std::string& one : missed) ADD_FAILURE() << "has no German: " << one << "\nin: " << english;
}

/// What a file says. Whatever a reader words on the way has its German: so each file of each test of a reader is a
/// question to the book of phrases too.
inline Result<FileFindings> findings_in_german(const Part& part, const FindingsAsked& asked, Progress& progress) {
  auto found = findings_of(part, asked, progress);
  if (!found) {
    expect_german(found.problem().what);
    expect_german(found.problem().way_out);
    return found;
  }
  expect_german(found->in_words);
  for (const std::string& remark : found->remarks) expect_german(remark);
  for (const FoundItem& item : found->items) expect_german(item.remark);
  for (const ListedRecord& record : found->listed) expect_german(record.why);
  return found;
}

}  // namespace titrate::imports
