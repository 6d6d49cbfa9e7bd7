#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace titrate::codec {

/// What closes backups: made of a passphrase once, kept in the clear. Whoever has it can close and cannot open, so that
/// a backup which is made while nobody is there needs no passphrase to lie about (docs/formats/backup.md).
struct BackupLock {
  std::array<unsigned char, 16> salt{};  ///< of Argon2id
  std::uint64_t operations = 0, memory = 0;
  std::array<unsigned char, 32> public_key{};  ///< X25519, of the key pair whose seed is Argon2id of the passphrase
  friend bool operator==(const BackupLock&, const BackupLock&) = default;
};

/// How hard a passphrase is made to guess: 3 passes over 256 MiB, half a second.
struct Hardness {
  std::uint64_t operations = 3, memory = 256u << 20;
};
Result<BackupLock> lock_of(const std::string& passphrase, const Hardness& hardness = {});

std::string text_of(const BackupLock& lock);
Result<BackupLock> lock_from_text(std::string_view text, const std::string& name);

/// The key of one closed file.
using StreamKey = std::array<unsigned char, 32>;

struct ClosedBytes {
  std::string bytes;
  StreamKey key{};  ///< to read back at once what was written; never kept
};

/// Closes with a key of its own (XChaCha20-Poly1305, libsodium's secretstream), which is closed with the lock.
ClosedBytes closed_bytes(std::string_view bytes, const BackupLock& lock);

bool are_closed(std::string_view bytes);  ///< by their first bytes

/// What was closed. A Problem for a wrong passphrase, for bytes that were changed, cut off or added anywhere, and for a
/// header that asks for more than 1 GiB of memory.
Result<std::string> opened_bytes(std::string_view closed, const std::string& passphrase, const std::string& name);
Result<std::string> opened_bytes(std::string_view closed, const StreamKey& key, const std::string& name);

}  // namespace titrate::codec
