#pragma once

#include <filesystem>

#include "app/vault.h"

namespace titrate {

/// The key in a file of its own, `order.key` beside the diary: 32 bytes, readable by its owner only. A file of another
/// length, or that cannot be read or made, is a Problem; it is never overwritten.
class FileVault : public Vault {
 public:
  explicit FileVault(std::filesystem::path file) : file_(std::move(file)) {}
  Result<std::optional<VaultKey>> key() override;
  Result<Done> keep(const VaultKey& key) override;

 private:
  std::filesystem::path file_;
};

}  // namespace titrate
