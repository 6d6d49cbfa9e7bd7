#pragma once

#include <array>
#include <optional>

#include "base/result.h"

namespace titrate {

using VaultKey = std::array<unsigned char, 32>;

/// Keeps the key that closes the order of a sealed plan, apart from the diary: who copies the diary's file alone cannot
/// read the order in it. One of the places where the outside world is replaced: a file of its own beside the diary
/// (edges/store/file_vault.h), or memory.
class Vault {
 public:
  virtual ~Vault() = default;
  /// The key that is there, or nothing.
  virtual Result<std::optional<VaultKey>> key() = 0;
  /// Keeps a key where there was none. A Problem where there is one already.
  virtual Result<Done> keep(const VaultKey& key) = 0;
};

/// For as long as the program runs.
class MemoryVault : public Vault {
 public:
  Result<std::optional<VaultKey>> key() override { return key_; }
  Result<Done> keep(const VaultKey& key) override {
    if (key_) return Problem{"There is a key already.", {.file = "vault"}, "Use the one that is there."};
    key_ = key;
    return Done{};
  }

 private:
  std::optional<VaultKey> key_;
};

}  // namespace titrate
