// Imports a generated table of 8 MB and one of 64 MB (of each of the other layouts 2 and 16 MB), each in a process of
// its own, and compares the peaks of their memory: a reader that keeps what it reads would need eight times as much.
// The files of the database are not memory.
#include <fcntl.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <functional>
#include <string>

#include "generated_foods.h"

namespace {

/// The peak of a process in kilobytes, or -1 where it failed.
long peak_of(const std::string& titrate, const std::filesystem::path& folder, const std::filesystem::path& data) {
  const pid_t child = fork();
  if (child == 0) {
    const int nowhere = open("/dev/null", O_WRONLY);
    dup2(nowhere, 1);
    execl(titrate.c_str(), "titrate", "foods", "--import", folder.c_str(), "--data", data.c_str(), nullptr);
    _exit(127);
  }
  int status = 0;
  rusage used{};
  if (wait4(child, &status, 0, &used) != child || !WIFEXITED(status) || WEXITSTATUS(status) != 0) return -1;
  return used.ru_maxrss;
}

}  // namespace

int main(int count, char** words) {
  if (count != 2) return std::fputs("Name the program.\n", stderr), 2;
  std::string folder = (std::filesystem::temp_directory_path() / "titrate-foods-XXXXXX").string();
  if (!mkdtemp(folder.data())) return std::fputs("No temporary folder can be made.\n", stderr), 2;
  const std::filesystem::path here = folder;
  using Foods = GeneratedFoods;
  const struct {
    const char* what;
    std::uint64_t megabytes;  ///< and eight times as many
    std::function<void(Foods, const std::filesystem::path&, std::uint64_t)> write;
  } layouts[] = {
      {"FoodData Central, CSV", 8, [](Foods f, const auto& to, auto bytes) { f.write(to, UINT64_MAX, bytes); }},
      {"FoodData Central, JSON", 2, [](Foods f, const auto& to, auto bytes) { f.write_fdc_json(to, bytes); }},
      {"Open Food Facts, JSON", 2, [](Foods f, const auto& to, auto bytes) { f.write_off_json(to, bytes); }},
      {"Open Food Facts, table", 2, [](Foods f, const auto& to, auto bytes) { f.write_off_csv(to, bytes); }},
  };
  bool flat = true;
  for (const auto& layout : layouts) {
    long peaks[2] = {-1, -1};
    for (const int i : {0, 1}) {
      const std::filesystem::path table = here / "table", data = here / "data";
      const std::uint64_t megabytes = layout.megabytes * (i == 0 ? 1 : 8);
      layout.write(Foods(1), table, megabytes << 20);
      peaks[i] = peak_of(words[1], table, data);
      std::printf("%-24s %3d MB: a peak of %.1f MB\n", layout.what, int(megabytes), double(peaks[i]) / 1024);
      std::filesystem::remove_all(table);
      std::filesystem::remove_all(data);
    }
    if (peaks[0] < 0 || peaks[1] < 0) std::fprintf(stderr, "%s: an import failed.\n", layout.what), flat = false;
    // Eight times the input may not cost a quarter more; a few MB are the caches of SQLite while they fill.
    flat = flat && peaks[1] <= peaks[0] + peaks[0] / 4 + 4096;
  }
  std::error_code ignored;
  std::filesystem::remove_all(here, ignored);
  return flat ? 0 : 1;
}
