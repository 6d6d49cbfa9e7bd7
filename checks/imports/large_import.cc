// large_import                      imports a generated export of 8 MB and one of 64 MB of every format that people
// have
//                                   in such sizes, each in a process of its own, and compares the peaks of their memory
// large_import write FILE MEGABYTES writes an export.xml of ten years
// large_import read FILE            imports a file; prints what it held, the peak of memory and the seconds that it
// took
#include <fcntl.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>

#include "generated_exports.h"
#include "imports/format.h"

namespace {

using namespace titrate;

int read(const std::string& file) {
  const auto begun = std::chrono::steady_clock::now();
  Progress progress;
  const auto part = imports::part_of_file(file, file);
  if (!part) return std::fputs(describe(part.problem()).c_str(), stderr), 1;
  const auto found = imports::findings_of(**part, {}, progress);
  if (!found) return std::fputs(describe(found.problem()).c_str(), stderr), 1;
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begun;
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  std::printf("%s: %lld records, %zu entries; a peak of %.1f MB, %.1f s\n", found->in_words.c_str(),
              static_cast<long long>(found->records), found->entries.size(), double(used.ru_maxrss) / 1024,
              took.count());
  return found->entries.empty();
}

/// The peak of a process that reads the file, in kilobytes, or -1 where it failed.
long peak_of_reading(const char* self, const std::filesystem::path& file) {
  const pid_t child = fork();
  if (child == 0) {
    const int nowhere = open("/dev/null", O_WRONLY);
    dup2(nowhere, 1);
    execl(self, self, "read", file.c_str(), nullptr);
    _exit(127);
  }
  int status = 0;
  rusage used{};
  if (wait4(child, &status, 0, &used) != child || !WIFEXITED(status) || WEXITSTATUS(status) != 0) return -1;
  return used.ru_maxrss;
}

bool all_flat(const char* self, const std::filesystem::path& folder) {
  const GeneratedExports exports(60);
  using Path = std::filesystem::path;
  const struct {
    const char* what;
    std::function<void(const Path&, std::uint64_t)> write;
  } formats[] = {
      {"Apple Health", [&](const Path& to, std::uint64_t bytes) { exports.write_apple_health(to, bytes); }},
      {"Apple Health, archive", [&](const Path& to, std::uint64_t bytes) { exports.write_apple_archive(to, bytes); }},
      {"Health Connect", [&](const Path& to, std::uint64_t bytes) { exports.write_health_connect(to, bytes); }},
      {"Samsung Health", [&](const Path& to, std::uint64_t bytes) { exports.write_samsung_health(to, bytes); }},
      {"Sleep as Android", [&](const Path& to, std::uint64_t bytes) { exports.write_sleep_as_android(to, bytes); }},
      {"Google Fit", [&](const Path& to, std::uint64_t bytes) { exports.write_google_fit(to, bytes); }},
  };
  bool flat = true;
  for (const auto& format : formats) {
    long peaks[2] = {-1, -1};
    for (const int i : {0, 1}) {
      const Path file = folder / "export";
      format.write(file, i == 0 ? 8u << 20 : 64u << 20);
      peaks[i] = peak_of_reading(self, file);
      std::printf("%-22s %2d MB: a peak of %.1f MB\n", format.what, i == 0 ? 8 : 64, double(peaks[i]) / 1024);
      std::filesystem::remove(file);
    }
    if (peaks[0] < 0 || peaks[1] < 0) std::fprintf(stderr, "%s: an import failed.\n", format.what), flat = false;
    constexpr long a_few_megabytes = 4096;
    flat = flat && peaks[1] <= peaks[0] + a_few_megabytes;
  }
  return flat;
}

}  // namespace

int main(int count, char** words) {
  const std::string verb = count > 1 ? words[1] : "";
  if (verb == "read" && count == 3) return read(words[2]);
  if (verb == "write" && count == 4) {
    GeneratedExports(3650).write_apple_health(words[2], std::strtoull(words[3], nullptr, 10) << 20);
    return 0;
  }
  if (count != 1)
    return std::fputs("large_import, large_import write FILE MEGABYTES, large_import read FILE\n", stderr), 2;
  std::string folder = (std::filesystem::temp_directory_path() / "titrate-imports-XXXXXX").string();
  if (!mkdtemp(folder.data())) return std::fputs("No temporary folder can be made.\n", stderr), 2;
  const bool flat = all_flat(words[0], folder);
  std::error_code ignored;
  std::filesystem::remove_all(folder, ignored);
  return flat ? 0 : 1;
}
