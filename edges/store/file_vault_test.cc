#include "store/file_vault.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>

#include "store/temporary_folder.h"

namespace titrate {
namespace {

VaultKey some_key() {
  VaultKey key{};
  for (std::size_t i = 0; i < key.size(); ++i) key[i] = static_cast<unsigned char>(7 * i + 3);
  return key;
}

TEST(FileVault, gives_the_key_that_it_keeps_to_its_owner_only) {
  const store::TemporaryFolder folder;
  FileVault vault(folder / "order.key");
  EXPECT_EQ(vault.key().value(), std::nullopt);
  ASSERT_TRUE(vault.keep(some_key()));
  EXPECT_EQ(FileVault(folder / "order.key").key().value(), some_key());
  struct stat kept {};
  ASSERT_EQ(::stat((folder / "order.key").c_str(), &kept), 0);
  EXPECT_EQ(kept.st_mode & 0777u, 0600u);
}

TEST(FileVault, never_overwrites_a_key) {
  const store::TemporaryFolder folder;
  FileVault vault(folder / "order.key");
  ASSERT_TRUE(vault.keep(some_key()));
  EXPECT_FALSE(vault.keep(VaultKey{}));
  EXPECT_EQ(vault.key().value(), some_key());
}

TEST(FileVault, a_file_of_another_length_is_no_key) {
  const store::TemporaryFolder folder;
  for (const char* bytes : {"", "too short", "this one is longer than thirty-two bytes are"}) {
    std::ofstream(folder / "order.key", std::ios::binary) << bytes;
    EXPECT_FALSE(FileVault(folder / "order.key").key()) << bytes;
  }
}

}  // namespace
}  // namespace titrate
