#include "codec/seal.h"

#include <gtest/gtest.h>

#include <sstream>

#include <map>
#include <set>

namespace titrate::codec {
namespace {

TEST(Sha256, of_a_stream_is_that_of_its_bytes) {
  const std::string bytes(3'000'000, 'a');  // more than one block
  std::istringstream in(bytes);
  EXPECT_EQ(sha256(in), sha256(bytes));
}

TEST(Seal, sha256_is_that_of_the_standard) {  // FIPS 180-4, the examples of NIST
  EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(sha256(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(Seal, one_value_has_one_text) {
  EXPECT_EQ(canonical(Json::parse(R"({ "b": [1, 2.50], "a": {"z": null, "y": "é"} })")),
            R"({"a":{"y":"é","z":null},"b":[1,2.5]})");
  EXPECT_EQ(canonical(Json::parse(R"({"a": 1, "b": 2})")), canonical(Json::parse(R"({"b": 2, "a": 1})")));
}

TEST(Seal, a_commitment_is_the_hash_of_secret_and_protocol) {
  Secret secret{};
  for (std::size_t i = 0; i < secret.size(); ++i) secret[i] = static_cast<unsigned char>('A' + i);
  EXPECT_EQ(commitment_of(secret, "{}"), sha256("ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`{}"));
  EXPECT_EQ(secret_from_hex(hex_of(secret)).value(), secret);
  EXPECT_FALSE(secret_from_hex("12"));
  EXPECT_FALSE(secret_from_hex(std::string(64, 'g')));
}

TEST(Seal, the_numbers_of_a_secret_can_be_drawn_again_by_anybody) {
  const Secret secret = secret_from_hex(std::string(64, '0')).value();
  // By another program: printf '%064d0' ... ; the first word is the beginning of SHA-256(32 zero bytes "order" 8 zero
  // bytes).
  const std::string first = sha256(std::string(32, '\0') + "order" + std::string(8, '\0'));
  const std::uint64_t word = std::stoull(first.substr(0, 16), nullptr, 16);
  const Below below = numbers_of(secret);
  EXPECT_EQ(below(1'000'003), word % 1'000'003);
  const std::uint64_t second =
      std::stoull(sha256(std::string(32, '\0') + "order" + std::string(7, '\0') + '\1').substr(0, 16), nullptr, 16);
  EXPECT_EQ(below(1'000'003), second % 1'000'003);
}

TEST(Seal, new_secrets_draw_every_order_about_as_often) {
  std::map<Order, int> seen;
  const Orders orders{Randomisation::Kind::blocks, 4, 2};
  for (int i = 0; i < 6000; ++i) ++seen[draw_exactly(orders, numbers_of(new_secret()))];
  ASSERT_EQ(seen.size(), 6u);
  for (const auto& [order, times] : seen) EXPECT_NEAR(times, 1000, 150);  // five standard deviations of 29
}

TEST(Seal, opens_with_its_own_key_and_with_no_other) {
  const VaultKey key = new_secret(), other = new_secret();
  const Secret secret = new_secret();
  const std::string text = closed(secret, key);
  EXPECT_EQ(opened(text, key).value(), secret);
  EXPECT_FALSE(opened(text, other));
  EXPECT_EQ(text.find(hex_of(secret)), std::string::npos);
  EXPECT_NE(closed(secret, key), text) << "the same secret is never closed to the same text";
  for (std::size_t i = 0; i < text.size(); i += 7) {
    std::string changed = text;
    changed[i] = changed[i] == '0' ? '1' : '0';
    EXPECT_FALSE(opened(changed, key)) << i;
  }
  EXPECT_FALSE(opened("", key));
}

TEST(Seal, a_vault_makes_its_key_once) {
  MemoryVault vault;
  const VaultKey key = key_in(vault).value();
  EXPECT_EQ(key_in(vault).value(), key);
}

}  // namespace
}  // namespace titrate::codec
