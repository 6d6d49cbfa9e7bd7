#include "imports/archive.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <cstring>
#include <filesystem>
#include <iterator>

#include "imports/findings_for_test.h"

namespace titrate::imports {
namespace {

using for_test::archive_of;
using for_test::read;

constexpr const char* tidy_day = "day,dose_mg,pain\n2026-03-01,200,6\n";

std::string zip_number(std::uint64_t number, std::size_t width) {
  std::string bytes;
  for (std::size_t i = 0; i < width; ++i) bytes += char(number >> (8 * i) & 0xff);
  return bytes;
}

std::uint32_t zip_crc(const std::string& bytes) {  // as the format defines it, bit by bit
  std::uint32_t crc = 0xffffffff;
  for (const char byte : bytes) {
    crc ^= static_cast<unsigned char>(byte);
    for (int i = 0; i < 8; ++i) crc = crc >> 1 ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc;
}

/// A member that is stored as it is, and what can be untrue of it.
struct ZipMember {
  std::string name, content;
  std::uint32_t crc = zip_crc(content), packed = std::uint32_t(content.size()),
                unpacked = std::uint32_t(content.size());
  std::uint16_t flags = 0;
  std::string extra{};
  std::optional<std::uint32_t> at{};  ///< of its local header; nothing: where it is
};

/// An archive by the bytes of its definition (APPNOTE 4.3): local headers, central directory, its end.
std::string zip_bytes(const std::vector<ZipMember>& members, std::optional<std::uint16_t> count = std::nullopt) {
  std::string bytes, directory;
  for (const ZipMember& one : members) {
    const std::string common = zip_number(one.flags, 2) + zip_number(0, 2) + zip_number(0, 4) + zip_number(one.crc, 4) +
                               zip_number(one.packed, 4) + zip_number(one.unpacked, 4) +
                               zip_number(one.name.size(), 2) + zip_number(one.extra.size(), 2);
    const std::size_t at = bytes.size();
    if (!one.at) bytes += "PK\3\4" + zip_number(45, 2) + common + one.name + one.extra + one.content;
    directory += "PK\1\2" + zip_number(45, 2) + zip_number(45, 2) + common + zip_number(0, 2) + zip_number(0, 2) +
                 zip_number(0, 2) + zip_number(0, 4) + zip_number(one.at.value_or(std::uint32_t(at)), 4) + one.name +
                 one.extra;
  }
  const std::uint16_t entries = count.value_or(std::uint16_t(members.size()));
  return bytes + directory + "PK\5\6" + zip_number(0, 4) + zip_number(entries, 2) + zip_number(entries, 2) +
         zip_number(directory.size(), 4) + zip_number(bytes.size(), 4) + zip_number(0, 2);
}

std::string why_not(std::string archive) {
  const auto found = read(std::move(archive));
  return found.ok() ? "" : found.problem().what;
}

bool has_words(const std::string& text, const char* words) { return text.find(words) != text.npos; }

TEST(Archive, its_members_are_read_stored_and_packed) {
  EXPECT_EQ(why_not(archive_of({{"folder/diary.csv", tidy_day}})), "");
  EXPECT_EQ(why_not(archive_of({{"diary.csv", tidy_day}}, false)), "");
  EXPECT_EQ(why_not(zip_bytes({{"diary.csv", tidy_day}})), "");
}

TEST(Archive, names_are_utf8_and_for_messages_alone) {
  const auto members = members_of(*part_of_bytes(archive_of({{"Téléchargements/каша.csv", tidy_day}}), "export.zip"));
  ASSERT_TRUE(members.ok());
  EXPECT_EQ(members->front()->name(), "export.zip: Téléchargements/каша.csv");
}

TEST(Archive, a_name_without_letters_of_utf8_or_with_control_characters_can_be_shown) {
  const auto members = members_of(*part_of_bytes(
      zip_bytes({{"\x81\x9a.csv", tidy_day}, {"\x1b[2J.csv", tidy_day}, {std::string(5000, 'n'), tidy_day}}),
      "export.zip"));
  ASSERT_TRUE(members.ok());
  for (const auto& member : *members) {
    EXPECT_EQ(member->name().find('\x1b'), std::string::npos);
    EXPECT_LT(member->name().size(), 250u);
    EXPECT_EQ(member->kind(), Bytes::text);
  }
}

TEST(Archive, nothing_is_ever_written_under_the_name_of_a_member) {
  const auto folder = std::filesystem::temp_directory_path() / "titrate-archive-test";
  std::filesystem::create_directories(folder);
  const std::string outside = (folder / "evil.csv").string();
  const std::string database = "SQLite format 3" + std::string(1, '\0') + std::string(2000, 'x');
  for (const std::string& name :
       {std::string("../../../../../../../../") + outside, outside, std::string("..\\..\\evil.csv")}) {
    EXPECT_EQ(why_not(archive_of({{name, tidy_day}})), "");
    (void)read(archive_of({{name, database}}));  // one that wants a path on the disk
    const auto members = members_of(*part_of_bytes(archive_of({{name, database}}), "export.zip"));
    ASSERT_TRUE(members.ok());
    const auto path = members->front()->file();
    ASSERT_TRUE(path.ok());
    EXPECT_NE(*path, std::filesystem::path(outside));
    EXPECT_EQ(std::filesystem::file_size(*path), database.size());
  }
  EXPECT_TRUE(std::filesystem::is_empty(folder));
  std::filesystem::remove(folder);
}

TEST(Archive, what_was_written_to_the_disk_is_gone_with_its_part) {
  std::filesystem::path path;
  {
    const auto members = members_of(*part_of_bytes(archive_of({{"a", "text"}}), "export.zip"));
    path = *members->front()->file();
    EXPECT_TRUE(std::filesystem::exists(path));
    EXPECT_EQ(std::filesystem::status(path).permissions() & std::filesystem::perms::others_read,
              std::filesystem::perms::none);
  }
  EXPECT_FALSE(std::filesystem::exists(path));
}

TEST(Archive, a_bomb_is_left_at_what_a_program_might_write) {
  // 66 MB of one letter in some sixty kilobytes, which starts as a diary does.
  const std::string bomb = archive_of({{"diary.csv", tidy_day + std::string(66u << 20, '\n')}});
  ASSERT_LT(bomb.size(), 200'000u);
  EXPECT_TRUE(has_words(why_not(bomb), "unpacks to far more than any program writes"));
}

TEST(Archive, a_bomb_that_claims_to_be_packed_large_is_left_too) {
  std::string bomb = archive_of({{"diary.csv", tidy_day + std::string(66u << 20, '\n')}});
  // What it is packed to, in the central directory (offset 20 of its entry): four gigabytes, nearly.
  const auto entry = bomb.rfind("PK\1\2");
  for (std::size_t i = 0; i < 4; ++i) bomb[entry + 20 + i] = "\xf0\xff\xff\xff"[i];
  EXPECT_NE(why_not(bomb), "");
}

TEST(Archive, a_thousand_names_of_the_same_bytes_unpack_to_no_more_than_one_archive_may) {
  const std::string much = tidy_day + std::string(60u << 20, '\n');
  std::string bytes = archive_of({{"diary.csv", much}});
  // The one entry of the directory once more, a thousand times: each leads to the same bytes.
  const auto entry = bytes.rfind("PK\1\2"), end = bytes.rfind("PK\5\6");
  const std::string one = bytes.substr(entry, end - entry);
  std::string overlapping = bytes.substr(0, entry);
  for (int i = 0; i < 1000; ++i) overlapping += one;
  overlapping += "PK\5\6" + zip_number(0, 4) + zip_number(1000, 2) + zip_number(1000, 2) +
                 zip_number(one.size() * 1000, 4) + zip_number(entry, 4) + zip_number(0, 2);
  const auto members = members_of(*part_of_bytes(overlapping, "export.zip"));
  if (!members) return;  // an archive that libzip will not open is as good
  std::uint64_t read = 0;
  for (const auto& member : *members) {
    const auto in = member->bytes();
    std::string block(1u << 20, '\0');
    do {
      in->read(block.data(), std::streamsize(block.size()));
      read += std::uint64_t(in->gcount());
    } while (*in);
    if (member->fault()) break;
  }
  EXPECT_LE(read, (512ull << 20) + (overlapping.size() * 1000));
  EXPECT_TRUE(members->back()->fault() || read < much.size() * 1000);
}

TEST(Archive, an_archive_in_an_archive_is_not_looked_into) {
  EXPECT_TRUE(has_words(why_not(archive_of({{"inner.zip", archive_of({{"diary.csv", tidy_day}})}})), "No format"));
}

TEST(Archive, more_members_than_any_export_has_are_refused) {
  std::vector<ZipMember> many;
  for (int i = 0; i < 20'001; ++i) many.push_back({"m" + std::to_string(i), ""});
  EXPECT_TRUE(has_words(why_not(zip_bytes(many)), "more parts than any export"));
}

TEST(Archive, a_count_of_members_that_is_a_lie_is_no_trouble) {
  EXPECT_NE(why_not(zip_bytes({{"diary.csv", tidy_day}}, 65'534)), "");
  (void)why_not(zip_bytes({{"diary.csv", tidy_day}, {"diary.csv", tidy_day}}, 1));
  (void)why_not(zip_bytes({{"diary.csv", tidy_day}}, 0));
}

TEST(Archive, sizes_of_zip64_that_are_lies_are_a_problem_or_read_and_take_no_memory) {
  for (const std::uint64_t lie :
       {std::uint64_t(0), std::uint64_t(1) << 40, ~std::uint64_t(0), std::uint64_t(1) << 63}) {
    ZipMember one{"diary.csv", tidy_day};
    one.packed = one.unpacked = 0xffffffff;  // "see the extra field"
    one.extra = zip_number(1, 2) + zip_number(16, 2) + zip_number(lie, 8) + zip_number(lie, 8);
    (void)why_not(zip_bytes({one}));
    one.extra = zip_number(1, 2) + zip_number(16, 2) + zip_number(lie, 8) + zip_number(std::strlen(tidy_day), 8);
    (void)why_not(zip_bytes({one}));
    // The end of a directory of ZIP64, with as many entries as it likes.
    std::string bytes = zip_bytes({{"diary.csv", tidy_day}}, 0xffff);
    const auto end = bytes.rfind("PK\5\6");
    const std::string end64 = "PK\6\6" + zip_number(44, 8) + zip_number(45, 2) + zip_number(45, 2) + zip_number(0, 4) +
                              zip_number(0, 4) + zip_number(lie, 8) + zip_number(lie, 8) + zip_number(60, 8) +
                              zip_number(40, 8);
    bytes = bytes.substr(0, end) + end64 + "PK\6\7" + zip_number(0, 4) + zip_number(end, 8) + zip_number(1, 4) +
            bytes.substr(end);
    EXPECT_NE(why_not(bytes), "");
  }
}

TEST(Archive, a_member_with_a_password_is_said_to_have_one) {
  ZipMember locked{"diary.csv", tidy_day};
  locked.flags = 1;
  EXPECT_TRUE(has_words(why_not(zip_bytes({locked})), "password"));
}

TEST(Archive, a_sum_that_is_wrong_is_a_problem_and_nothing_of_it_is_kept) {
  ZipMember wrong{"diary.csv", tidy_day};
  wrong.crc ^= 1;
  EXPECT_TRUE(has_words(why_not(zip_bytes({wrong})), "damaged"));
}

TEST(Archive, bytes_that_changed_on_the_way_are_a_problem) {
  std::string rows = tidy_day;
  for (int i = 2; i < 29; ++i) rows += "2026-02-" + std::string(i < 10 ? "0" : "") + std::to_string(i) + ",200,6\n";
  const std::string whole = archive_of({{"diary.csv", rows}});
  for (std::size_t at = 60; at < 120; at += 7) {
    std::string changed = whole;
    changed[at] = char(changed[at] ^ 0x55);
    EXPECT_NE(why_not(changed), "") << at;
  }
}

TEST(Archive, one_that_is_cut_off_anywhere_is_a_problem) {
  const std::string whole = archive_of({{"diary.csv", tidy_day}, {"other.txt", "x"}});
  for (std::size_t size = 4; size < whole.size(); ++size) EXPECT_NE(why_not(whole.substr(0, size)), "") << size;
}

TEST(Archive, one_that_is_empty_holds_nothing_that_anybody_knows) {
  EXPECT_TRUE(has_words(why_not(zip_bytes({})), "No format"));
}

TEST(Archive, folders_pictures_and_what_a_mac_adds_are_not_looked_at) {
  const auto members = members_of(*part_of_bytes(
      zip_bytes({{"folder/", ""}, {"a.JPG", "x"}, {"__MACOSX/diary.csv", tidy_day}, {"diary.csv", tidy_day}}), "x"));
  ASSERT_TRUE(members.ok());
  EXPECT_EQ(members->size(), 1u);
}

TEST(Archive, keeps_only_the_members_that_are_wanted) {
  const auto archive = part_of_bytes(archive_of({{"a.csv", "a,b\n"}, {"diary.csv", tidy_day}}), "x");
  const auto members = members_of(*archive, [](const Part& part) { return part.header().size() == 3; });
  ASSERT_TRUE(members.ok());
  EXPECT_EQ(members->size(), 1u);
}

TEST(Archive, beginnings_that_fill_the_memory_are_refused) {
  // 2,000 members that begin like a diary and go on for 64 kB, in an archive of some hundred kilobytes.
  std::string bytes = archive_of({{"diary.csv", tidy_day + std::string(64u << 10, '\n')}});
  const auto entry = bytes.rfind("PK\1\2"), end = bytes.rfind("PK\5\6");
  const std::string one = bytes.substr(entry, end - entry);
  std::string many = bytes.substr(0, entry);
  for (int i = 0; i < 2000; ++i) many += one;
  many += "PK\5\6" + zip_number(0, 4) + zip_number(2000, 2) + zip_number(2000, 2) + zip_number(one.size() * 2000, 4) +
          zip_number(entry, 4) + zip_number(0, 2);
  EXPECT_TRUE(has_words(why_not(many), "more parts than any export"));
}

}  // namespace
}  // namespace titrate::imports
