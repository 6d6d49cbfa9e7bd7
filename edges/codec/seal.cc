#include "codec/seal.h"

#include <sodium.h>

#include <vector>

#include "base/require.h"

namespace titrate::codec {
namespace {

using Digest = std::array<unsigned char, crypto_hash_sha256_BYTES>;

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

/// libsodium, ready: once, whoever asks first.
void wake() {
  static const bool ready = sodium_init() >= 0;
  require(ready, "the library of cryptography could be started");
}

Digest digest_of(std::initializer_list<std::string_view> parts) {
  crypto_hash_sha256_state state;
  crypto_hash_sha256_init(&state);
  for (const std::string_view part : parts) crypto_hash_sha256_update(&state, bytes_of(part), part.size());
  Digest digest;
  crypto_hash_sha256_final(&state, digest.data());
  return digest;
}

std::string hex(const unsigned char* bytes, std::size_t size) {
  std::string text(2 * size + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), bytes, size);
  text.pop_back();
  return text;
}

std::optional<std::vector<unsigned char>> from_hex(std::string_view text, std::size_t size) {
  std::vector<unsigned char> bytes(size);
  std::size_t read = 0;
  if (text.size() != 2 * size ||
      sodium_hex2bin(bytes.data(), size, text.data(), text.size(), nullptr, &read, nullptr) != 0 || read != size)
    return std::nullopt;
  return bytes;
}

constexpr std::string_view by_passphrase = "argon2id:";
constexpr std::size_t shortest_passphrase = 10;

Problem about_passphrase(const char* what, const char* way_out) { return {what, {.file = "passphrase"}, way_out}; }

Result<VaultKey> key_of_passphrase(const std::string& passphrase, const unsigned char* salt) {
  VaultKey key;
  if (crypto_pwhash(key.data(), key.size(), passphrase.data(), passphrase.size(), salt, crypto_pwhash_OPSLIMIT_MODERATE,
                    crypto_pwhash_MEMLIMIT_MODERATE, crypto_pwhash_ALG_ARGON2ID13) != 0)
    return about_passphrase("there is not enough memory to make a key of the passphrase.",
                            "It takes a quarter of a GiB: close other programs, and ask again.");
  return key;
}

std::string_view as_text(const Secret& secret) { return {reinterpret_cast<const char*>(secret.data()), secret.size()}; }

std::array<char, 8> high_first(std::uint64_t number) {
  std::array<char, 8> bytes;
  for (int i = 7; i >= 0; --i, number >>= 8) bytes[std::size_t(i)] = char(number & 0xff);
  return bytes;
}

}  // namespace

std::string sha256(std::string_view bytes) {
  const Digest digest = digest_of({bytes});
  return hex(digest.data(), digest.size());
}

std::string sha256(std::istream& bytes) {
  crypto_hash_sha256_state state;
  crypto_hash_sha256_init(&state);
  std::vector<char> block(1u << 20);
  while (bytes) {
    bytes.read(block.data(), std::streamsize(block.size()));
    const std::string_view got(block.data(), std::size_t(bytes.gcount()));
    crypto_hash_sha256_update(&state, bytes_of(got), got.size());
  }
  Digest digest;
  crypto_hash_sha256_final(&state, digest.data());
  return hex(digest.data(), digest.size());
}

std::string canonical(const Json& json) {
  return nlohmann::json(json).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

Secret new_secret() {
  wake();
  Secret secret;
  randombytes_buf(secret.data(), secret.size());
  return secret;
}

std::string hex_of(const Secret& secret) { return hex(secret.data(), secret.size()); }

Result<Secret> secret_from_hex(std::string_view said) {
  std::string text(said);  // on paper it stands in groups
  std::erase_if(text, [](char one) { return one == ' ' || one == '\n' || one == '\r' || one == '\t'; });
  const auto bytes = from_hex(text, Secret{}.size());
  if (!bytes) return Problem{"a secret is 64 hexadecimal digits.", {.file = "secret"}, "Copy it as it was printed."};
  Secret secret;
  std::copy(bytes->begin(), bytes->end(), secret.begin());
  return secret;
}

std::string commitment_of(const Secret& secret, std::string_view protocol) {
  const Digest digest = digest_of({as_text(secret), protocol});
  return hex(digest.data(), digest.size());
}

Below numbers_of(const Secret& secret) {
  return below_from([secret, k = std::uint64_t{0}]() mutable {
    const auto number = high_first(k++);
    const Digest digest = digest_of({as_text(secret), "order", {number.data(), number.size()}});
    std::uint64_t word = 0;
    for (std::size_t i = 0; i < 8; ++i) word = word << 8 | digest[i];
    return word;
  });
}

std::string closed(const Secret& secret, const VaultKey& key) {
  wake();
  std::array<unsigned char, crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + sizeof(Secret)> box;
  randombytes_buf(box.data(), crypto_secretbox_NONCEBYTES);
  crypto_secretbox_easy(box.data() + crypto_secretbox_NONCEBYTES, secret.data(), secret.size(), box.data(), key.data());
  return hex(box.data(), box.size());
}

Result<Secret> opened(std::string_view text, const VaultKey& key) {
  constexpr std::size_t nonce = crypto_secretbox_NONCEBYTES, rest = crypto_secretbox_MACBYTES + sizeof(Secret);
  const auto box = from_hex(text, nonce + rest);
  Secret secret;
  if (!box || crypto_secretbox_open_easy(secret.data(), box->data() + nonce, rest, box->data(), key.data()) != 0)
    return Problem{"the sealed order does not open with this key.",
                   {.file = "order.key"},
                   "Restore order.key and titrate.db from the same backup; nothing was changed."};
  return secret;
}

Result<std::string> closed_with(const Secret& secret, const std::string& passphrase) {
  wake();
  if (passphrase.size() < shortest_passphrase)
    return about_passphrase("a passphrase has at least ten letters.",
                            "Take four or five words that nobody would guess.");
  std::array<unsigned char, crypto_pwhash_SALTBYTES> salt;
  randombytes_buf(salt.data(), salt.size());
  const auto key = key_of_passphrase(passphrase, salt.data());
  if (!key) return key.problem();
  return std::string(by_passphrase) + hex(salt.data(), salt.size()) + closed(secret, *key);
}

bool is_closed_with_passphrase(std::string_view closed) { return closed.starts_with(by_passphrase); }

Result<Secret> opened_with(std::string_view text, const std::string& passphrase) {
  wake();
  constexpr std::size_t salt_digits = 2 * crypto_pwhash_SALTBYTES;
  if (is_closed_with_passphrase(text)) text.remove_prefix(by_passphrase.size());
  const auto salt = from_hex(text.substr(0, salt_digits), crypto_pwhash_SALTBYTES);
  if (salt) {
    const auto key = key_of_passphrase(passphrase, salt->data());
    if (!key) return key.problem();
    if (auto secret = opened(text.substr(salt_digits), *key)) return secret;
  }
  return about_passphrase("the sealed order does not open with this passphrase.",
                          "Ask the helper to type it again; the sealed envelope of the kit opens it, too.");
}

Result<VaultKey> key_in(Vault& vault) {
  const auto there = vault.key();
  if (!there) return there.problem();
  if (*there) return **there;
  const VaultKey key = new_secret();
  if (const auto kept = vault.keep(key); !kept) return kept.problem();
  return key;
}

}  // namespace titrate::codec
