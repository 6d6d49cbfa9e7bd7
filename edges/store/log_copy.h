#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/backups.h"
#include "app/vault.h"
#include "base/result.h"
#include "codec/log_json.h"

namespace titrate::store {

/// A new diary's file at `to`, for its owner only, that holds the log of the diary at `from` row for row, and the key:
/// the copy that a backup is (docs/formats/backup.md). All of it is read in one transaction, so that what another
/// program writes at the same time is wholly in it or not at all, whatever lies in its -wal. The same log gives the
/// same bytes. Foods that the person imported are counted and left out: they are somebody else's facts.
Result<Done> copy_log(const std::filesystem::path& from, const std::filesystem::path& to,
                      const std::optional<VaultKey>& key);

/// The same from a log that was read from JSON.
Result<Done> write_log(const codec::WholeLog& log, const std::filesystem::path& to);

/// What stands in a copy, or in a diary: everything that a verification looks at. The file is brought to today's format
/// first, so a file that is to be left alone is copied before.
struct LogFile {
  codec::WholeLog log;              ///< as far as it can be read
  std::int64_t foods_left_out = 0;  ///< of a copy
  std::vector<BackupCheck> checks;  ///< each thing that was looked at, in order; after one that fails none follows
  bool holds() const;
  bool readable() const;            ///< all but the seal, which a file without its key cannot show
  std::string first_fault() const;  ///< "" where all of it holds
};
LogFile look_into(const std::filesystem::path& file);

/// The seal of each diary whose plan is sealed: does the key open the order, and does it fit the commitment?
std::vector<BackupCheck> seal_checks(const codec::WholeLog& log);

/// Puts the log of the file `from` in the place of that of `diary`, in one transaction: other programs that have the
/// diary open see the one or the other. The foods stay.
Result<Done> replace_log(const std::filesystem::path& diary, const std::filesystem::path& from);

/// Takes every entry out of a diary's file, for good: no page of the file and of its -wal holds a word of it
/// afterwards. Programs that have it open see an empty diary. The foods stay.
Result<Done> erase_log(const std::filesystem::path& diary);

}  // namespace titrate::store
