#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "app/open_notebook.h"
#include "base/result.h"
#include "store/file_backups.h"
#include "store/file_vault.h"
#include "store/sqlite_records.h"

namespace titrate::cli {

/// The environment as far as it says where a person's data are kept; what is not set is nothing.
struct Environment {
  std::optional<std::string> xdg_data_home;
  std::optional<std::string> home;
};
Environment environment();

/// The folder of this person's data: `chosen` (--data) when there is one, else $XDG_DATA_HOME/titrate, else
/// ~/.local/share/titrate. A relative $XDG_DATA_HOME is passed over, as its specification says. A Problem when nothing
/// says where. The folder is not made here: the store makes it, for its owner only.
Result<std::filesystem::path> data_folder(const std::string& chosen, const Environment& environment);

/// The person's own diary, to be read. Where no file is, it is empty, and none is made.
Result<OpenNotebook> own_notebook(const std::string& chosen);

/// The files of the diary in that folder.
DiaryFiles diary_files(const std::filesystem::path& folder);

/// The person's own diary, open to be read and written, with its key and its backups. The first write of a day makes
/// the backup of that day; one that fails is said on stderr, and what was written stays written.
class OwnDiary {
 public:
  static Result<std::unique_ptr<OwnDiary>> open(const std::string& chosen);

  std::filesystem::path folder;
  FileVault vault;
  FileBackups backups;
  Records& records() { return backed_up_; }

 private:
  OwnDiary(std::filesystem::path its_folder, std::unique_ptr<SqliteRecords> sqlite);
  std::unique_ptr<SqliteRecords> sqlite_;
  BackedUpRecords backed_up_;
};

/// The diary's file in that folder.
std::filesystem::path diary_file(const std::filesystem::path& folder);
/// The key that closes the order of a sealed plan, in a file beside it.
std::filesystem::path order_key_file(const std::filesystem::path& folder);

}  // namespace titrate::cli
