// foods_speed [FOODS]: how long a search takes, over the built-in table and over a generated one of 500,000 foods (or
// FOODS) in the layout of FoodData Central, imported as a person would. Questions: words of the table, their
// beginnings, two words, slips of typing. Prints percentiles of processor time; asserts nothing.
#include <stdlib.h>
#include <time.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "codec/catalog_tables.h"
#include "codec/food_formats.h"
#include "generated_foods.h"
#include "store/food_import.h"
#include "store/food_index.h"

namespace {

using namespace titrate;
/// Of this thread: other people's work on the machine does not count.
double processor_milliseconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return 1e3 * double(now.tv_sec) + double(now.tv_nsec) / 1e6;
}

double milliseconds_since(double begun) { return processor_milliseconds() - begun; }

/// A question about a name: a word, two words, a beginning, or a word with a slip.
std::string question_about(const std::string& name, GeneratedFoods& dice) {
  const std::vector<std::string> words = food_words(name);
  if (words.empty()) return "milk";
  std::string word = words[dice.below(words.size())];
  switch (dice.below(4)) {
    case 0:
      return word;
    case 1:
      return word + " " + words[dice.below(words.size())];
    case 2:
      return word.substr(0, 2 + dice.below(4));
    default:
      if (word.size() > 4) std::swap(word[1 + dice.below(word.size() - 3)], word[word.size() - 2]);
      return word;
  }
}

void measure(const char* what, FoodTable& table, const std::vector<std::string>& questions) {
  const double first = processor_milliseconds();
  (void)table.search("milk", 10).ok();
  std::printf("%-28s first question %.1f ms;", what, milliseconds_since(first));
  std::vector<double> times;
  std::string slowest;
  for (const std::string& question : questions) {
    const double begun = processor_milliseconds();
    const auto answer = table.search(question, 10);
    const double took = milliseconds_since(begun);
    if (!answer.ok()) std::printf(" %s\n", describe(answer.problem()).c_str()), std::exit(1);
    if (times.empty() || took > *std::max_element(times.begin(), times.end())) slowest = question;
    times.push_back(took);
  }
  std::sort(times.begin(), times.end());
  const auto at = [&](double share) { return times[std::size_t(share * double(times.size() - 1))]; };
  std::printf(" p50 %.2f, p90 %.2f, p99 %.2f, most %.2f ms (\"%s\"), %zu questions\n", at(0.5), at(0.9), at(0.99),
              times.back(), slowest.c_str(), times.size());
}

}  // namespace

int main(int count, char** words) {
  std::setvbuf(stdout, nullptr, _IOLBF, 0);
  const std::uint64_t foods = count > 1 ? std::strtoull(words[1], nullptr, 10) : 500'000;
  const Catalog& catalog = codec::catalog();
  GeneratedFoods dice(2);
  constexpr int questions = 2000;

  std::vector<std::string> about_built_in, about_generated;
  for (int i = 0; i < questions; ++i) {
    about_built_in.push_back(question_about(catalog.foods[dice.below(catalog.foods.size())].name, dice));
    about_generated.push_back(question_about(dice.name(), dice));
  }
  FoodIndex built_in(catalog, {});
  measure("built-in table", built_in, about_built_in);

  std::string folder = (std::filesystem::temp_directory_path() / "titrate-foods-XXXXXX").string();
  if (!mkdtemp(folder.data())) return std::fputs("No temporary folder can be made.\n", stderr), 2;
  const std::filesystem::path here = folder, file = here / "titrate.db";
  GeneratedFoods(1).write(here / "table", foods, 0);
  const double begun = processor_milliseconds();
  {
    auto import = FoodImport::begin(file, false);
    if (!import || !codec::read_foods((here / "table").string(), catalog, (*import)->sink())) return 1;
    if (!(*import)->keep(*parse_moment("2026-03-01T12:00:00+00:00"), "table", "generated")) return 1;
  }
  std::printf("%llu generated foods: imported in %.1f s, a file of %.0f MB\n", static_cast<unsigned long long>(foods),
              milliseconds_since(begun) / 1000, double(std::filesystem::file_size(file)) / 1e6);
  FoodIndex both(catalog, file);
  measure("with the generated table", both, about_generated);
  std::error_code ignored;
  std::filesystem::remove_all(here, ignored);
  return 0;
}
