// Imports a generated table of 8 MB and one of 64 MB, each in a process of its own, and compares the peaks of their
// memory: a reader that keeps what it reads would need eight times as much. The files of the database are not memory.
#include <fcntl.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
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
  long peaks[2] = {-1, -1};
  const std::uint64_t megabytes[2] = {8, 64};
  for (int i = 0; i < 2; ++i) {
    const auto table = here / ("table" + std::to_string(i));
    GeneratedFoods(1).write(table, UINT64_MAX, megabytes[i] << 20);
    peaks[i] = peak_of(words[1], table, here / ("data" + std::to_string(i)));
    std::printf("%3d MB: a peak of %.1f MB\n", int(megabytes[i]), double(peaks[i]) / 1024);
  }
  std::error_code ignored;
  std::filesystem::remove_all(here, ignored);
  if (peaks[0] < 0 || peaks[1] < 0) return std::fputs("An import failed.\n", stderr), 1;
  // Eight times the input may not cost a quarter more; a few MB are the caches of SQLite while they fill.
  return peaks[1] <= peaks[0] + peaks[0] / 4 + 4096 ? 0 : 1;
}
