#include "codec/closed_bytes.h"

#include <gtest/gtest.h>

namespace titrate::codec {
namespace {

const Hardness soft{.operations = 1, .memory = 8192};

BackupLock soft_lock() { return lock_of("correct horse", soft).value(); }

TEST(ClosedBytes, whoever_has_the_passphrase_reads_them) {
  const BackupLock lock = soft_lock();
  for (const std::size_t size : {0u, 1u, 65535u, 65536u, 65537u, 200000u}) {
    std::string bytes(size, 'x');
    for (std::size_t i = 0; i < size; ++i) bytes[i] = char(i * 31 % 251);
    const auto closed = closed_bytes(bytes, lock);
    EXPECT_TRUE(are_closed(closed.bytes));
    EXPECT_EQ(opened_bytes(closed.bytes, std::string("correct horse"), "f").value(), bytes) << size;
    EXPECT_EQ(opened_bytes(closed.bytes, closed.key, "f").value(), bytes) << size;
  }
}

TEST(ClosedBytes, no_other_passphrase_does) {
  const auto closed = closed_bytes("a diary", soft_lock());
  for (const char* wrong : {"", "correct hors", "correct horse ", "Correct horse"}) {
    const auto opened = opened_bytes(closed.bytes, std::string(wrong), "f");
    ASSERT_FALSE(opened) << wrong;
    EXPECT_NE(opened.problem().what.find("passphrase"), std::string::npos);
  }
}

TEST(ClosedBytes, no_byte_can_be_changed_cut_off_or_added) {
  const auto closed = closed_bytes("a diary", soft_lock());
  for (std::size_t i = 0; i < closed.bytes.size(); ++i) {
    std::string changed = closed.bytes;
    changed[i] = char(changed[i] ^ 1);
    EXPECT_FALSE(opened_bytes(changed, closed.key, "f")) << "byte " << i;
    EXPECT_FALSE(opened_bytes(closed.bytes.substr(0, i), closed.key, "f")) << "cut at " << i;
  }
  EXPECT_FALSE(opened_bytes(closed.bytes + "x", closed.key, "f"));
}

TEST(ClosedBytes, whole_parts_can_not_be_left_out_or_exchanged) {
  const std::string bytes(3 * 65536, 'x');
  const auto closed = closed_bytes(bytes, soft_lock());
  const std::size_t chunk = 65536 + 17, front = closed.bytes.size() - 3 * chunk;
  const auto part = [&](std::size_t i) { return closed.bytes.substr(front + i * chunk, chunk); };
  const std::string begin = closed.bytes.substr(0, front);
  EXPECT_TRUE(opened_bytes(begin + part(0) + part(1) + part(2), closed.key, "f"));
  EXPECT_FALSE(opened_bytes(begin + part(0) + part(1), closed.key, "f"));
  EXPECT_FALSE(opened_bytes(begin + part(1) + part(0) + part(2), closed.key, "f"));
  EXPECT_FALSE(opened_bytes(begin + part(0) + part(2), closed.key, "f"));
}

TEST(ClosedBytes, the_same_bytes_are_closed_differently_each_time) {
  const BackupLock lock = soft_lock();
  EXPECT_NE(closed_bytes("a diary", lock).bytes, closed_bytes("a diary", lock).bytes);
}

TEST(ClosedBytes, a_header_that_asks_for_a_terabyte_is_refused_before_it_gets_it) {
  auto closed = closed_bytes("a diary", soft_lock()).bytes;
  closed[24 + 16 + 8 + 2] = 1;  // memory: 2^40
  EXPECT_FALSE(opened_bytes(closed, std::string("correct horse"), "f"));
}

TEST(BackupLock, comes_back_from_its_text_and_holds_no_passphrase) {
  const BackupLock lock = soft_lock();
  EXPECT_EQ(lock_from_text(text_of(lock), "lock").value(), lock);
  EXPECT_EQ(text_of(lock).find("horse"), std::string::npos);
  for (const char* text : {"", "titrate-lock-1 ", "titrate-lock-1 00", "something else"})
    EXPECT_FALSE(lock_from_text(text, "lock")) << text;
}

}  // namespace
}  // namespace titrate::codec
