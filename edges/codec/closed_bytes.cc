#include "codec/closed_bytes.h"

#include <sodium.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "base/require.h"

namespace titrate::codec {
namespace {

constexpr std::string_view closed_begins = "TITRATE CLOSED BACKUP 1\n";
constexpr std::string_view lock_begins = "titrate-lock-1 ";
constexpr std::size_t in_a_chunk = 64u << 10;
constexpr std::size_t closed_key = sizeof(StreamKey) + crypto_box_SEALBYTES;
constexpr std::size_t lock_size = 16 + 8 + 8 + 32;
constexpr std::size_t front_size = closed_begins.size() + lock_size + closed_key;
constexpr std::size_t header_size = front_size + crypto_secretstream_xchacha20poly1305_HEADERBYTES;
constexpr std::size_t overhead = crypto_secretstream_xchacha20poly1305_ABYTES;
constexpr std::uint64_t most_memory = 1u << 30, most_operations = 20;

static_assert(crypto_pwhash_SALTBYTES == 16 && crypto_box_PUBLICKEYBYTES == 32 && crypto_box_SEEDBYTES == 32 &&
              crypto_secretstream_xchacha20poly1305_KEYBYTES == sizeof(StreamKey));

void wake_for_backups() {
  static const bool ready = sodium_init() >= 0;
  require(ready, "the library of cryptography could be started");
}

const unsigned char* bytes_in(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
unsigned char* bytes_of_text(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

void put_number(std::string& text, std::uint64_t number) {
  for (int shift = 56; shift >= 0; shift -= 8) text.push_back(char(number >> shift & 0xff));
}

std::uint64_t number_at(std::string_view text) {
  std::uint64_t number = 0;
  for (int i = 0; i < 8; ++i) number = number << 8 | static_cast<unsigned char>(text[std::size_t(i)]);
  return number;
}

std::string bytes_of_lock(const BackupLock& lock) {
  std::string bytes(lock.salt.begin(), lock.salt.end());
  put_number(bytes, lock.operations);
  put_number(bytes, lock.memory);
  bytes.append(lock.public_key.begin(), lock.public_key.end());
  return bytes;
}

BackupLock lock_in(std::string_view bytes) {
  BackupLock lock;
  std::copy_n(bytes.begin(), lock.salt.size(), lock.salt.begin());
  lock.operations = number_at(bytes.substr(16));
  lock.memory = number_at(bytes.substr(24));
  std::copy_n(bytes.begin() + 32, lock.public_key.size(), lock.public_key.begin());
  return lock;
}

bool may_be_asked(const BackupLock& lock) {
  return lock.operations >= crypto_pwhash_OPSLIMIT_MIN && lock.operations <= most_operations &&
         lock.memory >= crypto_pwhash_MEMLIMIT_MIN && lock.memory <= most_memory;
}

struct KeyPair {
  std::array<unsigned char, 32> open{}, secret{};
  KeyPair() = default;
  KeyPair(const KeyPair&) = default;
  ~KeyPair() { sodium_memzero(secret.data(), secret.size()); }
};

/// Nothing: the memory did not suffice.
std::optional<KeyPair> key_pair_of(const std::string& passphrase, const BackupLock& lock) {
  std::array<unsigned char, 32> seed{};
  if (crypto_pwhash(seed.data(), seed.size(), passphrase.data(), passphrase.size(), lock.salt.data(), lock.operations,
                    std::size_t(lock.memory), crypto_pwhash_ALG_ARGON2ID13) != 0)
    return std::nullopt;
  KeyPair pair;
  crypto_box_seed_keypair(pair.open.data(), pair.secret.data(), seed.data());
  sodium_memzero(seed.data(), seed.size());
  return pair;
}

Problem no_memory() {
  return {
      "There is not enough memory to try a passphrase: it takes 256 MB.", {}, "Close other programs, and try again."};
}

Problem changed(const std::string& name) {
  return {"this backup was changed or cut off after it was written.",
          {.file = name},
          "Take another backup; nothing was changed."};
}

}  // namespace

Result<BackupLock> lock_of(const std::string& passphrase, const Hardness& hardness) {
  wake_for_backups();
  BackupLock lock;
  randombytes_buf(lock.salt.data(), lock.salt.size());
  lock.operations = hardness.operations;
  lock.memory = hardness.memory;
  const auto pair = key_pair_of(passphrase, lock);
  if (!pair) return no_memory();
  lock.public_key = pair->open;
  return lock;
}

std::string text_of(const BackupLock& lock) {
  const std::string bytes = bytes_of_lock(lock);
  std::string hex(2 * bytes.size() + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), bytes_in(bytes), bytes.size());
  hex.back() = '\n';
  return std::string(lock_begins) + hex;
}

Result<BackupLock> lock_from_text(std::string_view text, const std::string& name) {
  const Problem wrong{
      "this is not the lock of backups.", {.file = name}, "Set the passphrase again: titrate backup --set-passphrase."};
  while (!text.empty() && text.back() == '\n') text.remove_suffix(1);
  std::string bytes(lock_size, '\0');
  std::size_t read = 0;
  if (text.substr(0, lock_begins.size()) != lock_begins || text.size() != lock_begins.size() + 2 * lock_size)
    return wrong;
  const std::string_view hex = text.substr(lock_begins.size());
  if (sodium_hex2bin(bytes_of_text(bytes), lock_size, hex.data(), hex.size(), nullptr, &read, nullptr) != 0 ||
      read != lock_size)
    return wrong;
  const BackupLock lock = lock_in(bytes);
  if (!may_be_asked(lock)) return wrong;
  return lock;
}

ClosedBytes closed_bytes(std::string_view bytes, const BackupLock& lock) {
  wake_for_backups();
  ClosedBytes made;
  crypto_secretstream_xchacha20poly1305_keygen(made.key.data());
  std::array<unsigned char, closed_key> key;
  require(crypto_box_seal(key.data(), made.key.data(), made.key.size(), lock.public_key.data()) == 0,
          "a lock closes any key");
  std::string& out = made.bytes;
  out = std::string(closed_begins) + bytes_of_lock(lock);
  out.append(key.begin(), key.end());
  const std::string front = out;
  crypto_secretstream_xchacha20poly1305_state state;
  std::array<unsigned char, crypto_secretstream_xchacha20poly1305_HEADERBYTES> header;
  crypto_secretstream_xchacha20poly1305_init_push(&state, header.data(), made.key.data());
  out.append(header.begin(), header.end());
  std::vector<unsigned char> chunk(in_a_chunk + overhead);
  do {
    const std::string_view part = bytes.substr(0, in_a_chunk);
    bytes.remove_prefix(part.size());
    const bool last = bytes.empty();
    unsigned long long size = 0;
    // Each chunk vouches for what stands before the stream, so that nobody can put another lock in front of it.
    crypto_secretstream_xchacha20poly1305_push(
        &state, chunk.data(), &size, bytes_in(part), part.size(), bytes_in(front), front.size(),
        last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE);
    out.append(chunk.begin(), chunk.begin() + std::ptrdiff_t(size));
  } while (!bytes.empty());
  return made;
}

bool are_closed(std::string_view bytes) { return bytes.substr(0, closed_begins.size()) == closed_begins; }

Result<std::string> opened_bytes(std::string_view closed, const StreamKey& key, const std::string& name) {
  wake_for_backups();
  if (!are_closed(closed) || closed.size() < header_size) return changed(name);
  const std::string_view front = closed.substr(0, front_size);
  crypto_secretstream_xchacha20poly1305_state state;
  if (crypto_secretstream_xchacha20poly1305_init_pull(&state, bytes_in(closed.substr(front_size)), key.data()) != 0)
    return changed(name);
  closed.remove_prefix(header_size);
  std::string opened;
  std::vector<unsigned char> chunk(in_a_chunk);
  for (bool last = false; !last;) {
    const std::string_view part = closed.substr(0, in_a_chunk + overhead);
    closed.remove_prefix(part.size());
    unsigned long long size = 0;
    unsigned char tag = 0;
    if (part.size() < overhead ||
        crypto_secretstream_xchacha20poly1305_pull(&state, chunk.data(), &size, &tag, bytes_in(part), part.size(),
                                                   bytes_in(front), front.size()) != 0)
      return changed(name);
    opened.append(chunk.begin(), chunk.begin() + std::ptrdiff_t(size));
    last = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
    if (last != closed.empty()) return changed(name);  // cut off at the end of a chunk, or something was added
  }
  return opened;
}

Result<std::string> opened_bytes(std::string_view closed, const std::string& passphrase, const std::string& name) {
  wake_for_backups();
  if (!are_closed(closed) || closed.size() < header_size) return changed(name);
  const BackupLock lock = lock_in(closed.substr(closed_begins.size()));
  if (!may_be_asked(lock)) return changed(name);
  const auto pair = key_pair_of(passphrase, lock);
  if (!pair) return no_memory();
  if (sodium_memcmp(pair->open.data(), lock.public_key.data(), pair->open.size()) != 0)
    return Problem{"this passphrase does not open the backup, or the beginning of the file was changed.",
                   {.file = name},
                   "Try the passphrase that was set when it was made; nothing was changed."};
  StreamKey key{};
  if (crypto_box_seal_open(key.data(), bytes_in(closed.substr(closed_begins.size() + lock_size)), closed_key,
                           pair->open.data(), pair->secret.data()) != 0)
    return changed(name);
  auto opened = opened_bytes(closed, key, name);
  sodium_memzero(key.data(), key.size());
  return opened;
}

}  // namespace titrate::codec
