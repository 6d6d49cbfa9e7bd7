// Runs one target over the files of a folder, and over every beginning of each: what a fuzzer would try first, in a
// moment and with any compiler.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "target.h"

int main(int count, char** words) {
  if (count != 2) return std::fputs("Name the folder of seeds.\n", stderr), 2;
  int files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(words[1])) {
    std::ostringstream bytes;
    bytes << std::ifstream(entry.path(), std::ios::binary).rdbuf();
    const std::string all = bytes.str();
    const auto* data = reinterpret_cast<const std::uint8_t*>(all.data());
    const std::size_t step = 1 + all.size() / 200;
    for (std::size_t size = 0; size < all.size(); size += step) LLVMFuzzerTestOneInput(data, size);
    LLVMFuzzerTestOneInput(data, all.size());
    ++files;
  }
  std::printf("Every promise was kept for %d seed(s) and their beginnings.\n", files);
  return files > 0 ? 0 : 1;
}
