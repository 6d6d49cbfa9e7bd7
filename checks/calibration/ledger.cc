#include "ledger.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "base/require.h"

namespace titrate::calibration {

double count_of(const Counts& counts, const std::string& name) {
  const auto at = std::find_if(counts.begin(), counts.end(), [&](const auto& one) { return one.first == name; });
  require(at != counts.end(), "what a table shows was counted");
  return at->second;
}

Share share_of(const Counts& counts, const std::string& name) {
  const double people = count_of(counts, "people"), rate = count_of(counts, name) / people;
  return {rate, std::sqrt(rate * (1 - rate) / people)};
}

Ledger::Ledger(std::string folder) {
  if (folder.empty()) return;
  std::filesystem::create_directories(folder);
  file_ = folder + "/results.csv";
  if (std::ifstream whole(file_, std::ios::ate | std::ios::binary); whole && whole.tellg() > 0) {
    whole.seekg(-1, std::ios::end);
    if (whole.get() != '\n') std::ofstream(file_, std::ios::app) << '\n';  // cut off in the middle of a line
  }
  std::ifstream in(file_);
  std::map<std::string, Counts> open;
  for (std::string line; std::getline(in, line);) {
    const auto second = line.rfind(','), first = second == line.npos ? line.npos : line.rfind(',', second - 1);
    if (first == line.npos) continue;
    const std::string scenario = line.substr(0, first), name = line.substr(first + 1, second - first - 1);
    if (name == "done")
      all_[scenario] = std::move(open[scenario]), open.erase(scenario);
    else if (name == "begin")
      open[scenario].clear();
    else
      open[scenario].emplace_back(name, std::strtod(line.c_str() + second + 1, nullptr));
  }
}

const Counts* Ledger::find(const std::string& scenario) const {
  const auto at = all_.find(scenario);
  return at == all_.end() ? nullptr : &at->second;
}

void Ledger::add(const std::string& scenario, Counts counts) {
  if (!file_.empty()) {
    std::ofstream out(file_, std::ios::app);
    out << scenario << ",begin,1\n";
    char number[32];
    for (const auto& [name, value] : counts) {
      std::snprintf(number, sizeof number, "%.12g", value);
      out << scenario << ',' << name << ',' << number << '\n';
    }
    out << scenario << ",done,1\n" << std::flush;
    require(bool(out), "the results folder can be written to");
  }
  all_[scenario] = std::move(counts);
}

}  // namespace titrate::calibration
