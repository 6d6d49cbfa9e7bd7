#include "cli/own_data.h"

#include <cstdlib>

#include "cli/clock.h"
#include "cli/say.h"

namespace titrate::cli {
namespace {

std::optional<std::string> variable(const char* name) {
  const char* value = std::getenv(name);
  return value && *value ? std::optional<std::string>(value) : std::nullopt;
}

}  // namespace

Environment environment() { return {variable("XDG_DATA_HOME"), variable("HOME")}; }

Result<std::filesystem::path> data_folder(const std::string& chosen, const Environment& environment) {
  if (!chosen.empty()) return std::filesystem::path(chosen);
  if (environment.xdg_data_home && std::filesystem::path(*environment.xdg_data_home).is_absolute())
    return std::filesystem::path(*environment.xdg_data_home) / "titrate";
  if (environment.home) return std::filesystem::path(*environment.home) / ".local" / "share" / "titrate";
  return Problem{
      "I do not know where your data are kept: neither HOME nor XDG_DATA_HOME is set.", {}, "Say where: --data DIR"};
}

std::filesystem::path diary_file(const std::filesystem::path& folder) { return folder / "titrate.db"; }
std::filesystem::path order_key_file(const std::filesystem::path& folder) { return folder / "order.key"; }

DiaryFiles diary_files(const std::filesystem::path& folder) {
  return {diary_file(folder), order_key_file(folder), folder / "backups"};
}

OwnDiary::OwnDiary(std::filesystem::path its_folder, std::unique_ptr<SqliteRecords> sqlite)
    : folder(std::move(its_folder)),
      vault(order_key_file(folder)),
      backups(diary_files(folder)),
      sqlite_(std::move(sqlite)),
      backed_up_(*sqlite_, backups, now, [](const Problem& problem) { complain(problem); }) {}

Result<std::unique_ptr<OwnDiary>> OwnDiary::open(const std::string& chosen) {
  auto folder = data_folder(chosen, environment());
  if (!folder) return folder.problem();
  auto sqlite = SqliteRecords::open(diary_file(*folder));
  if (!sqlite) return sqlite.problem();
  return std::unique_ptr<OwnDiary>(new OwnDiary(*std::move(folder), *std::move(sqlite)));
}

Result<OpenNotebook> own_notebook(const std::string& chosen) {
  const auto folder = data_folder(chosen, environment());
  if (!folder) return folder.problem();
  std::error_code ignored;
  if (!std::filesystem::exists(diary_file(*folder), ignored)) return OpenNotebook{"mine", {}, {}};
  auto records = SqliteRecords::open(diary_file(*folder));
  if (!records) return records.problem();
  return open_notebook(**records, "mine");
}

}  // namespace titrate::cli
