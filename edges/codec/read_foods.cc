#include <filesystem>
#include <fstream>

#include "codec/food_formats.h"
#include "codec/row_stream.h"
#include "codec/text.h"

namespace titrate::codec {
namespace {

namespace fs = std::filesystem;

constexpr const char* what_can_be_read =
    "I read: a folder with the CSV files of USDA FoodData Central, its JSON, and the exports of Open Food Facts "
    "(tab-separated, or one JSON object a line).";

/// The names of the files of a FoodData Central download.
constexpr const char* foods_file = "food.csv";
constexpr const char* amounts_file = "food_nutrient.csv";
constexpr const char* nutrients_file = "nutrient.csv";
constexpr const char* servings_file = "food_portion.csv";

enum class FoodLayout { not_known, fdc_csv, fdc_json, off_csv, off_json };

/// By the first bytes, which hold the header of a table or the first fields of an object.
FoodLayout layout_of(std::string_view front) {
  if (front.starts_with("\xef\xbb\xbf")) front.remove_prefix(3);
  const std::string_view header = front.substr(0, front.find('\n'));
  const auto has = [](std::string_view text, std::string_view part) { return text.find(part) != text.npos; };
  const std::size_t first = front.find_first_not_of(" \t\r\n");
  if (first != front.npos && (front[first] == '{' || front[first] == '[')) {
    if (has(front, "\"fdcId\"") || has(front, "\"foodNutrients\"") || has(front, "\"FoundationFoods\""))
      return FoodLayout::fdc_json;
    if (has(front, "\"nutriments\"") || has(front, "\"product_name") || has(front, "\"code\""))
      return FoodLayout::off_json;
    return FoodLayout::not_known;
  }
  if (has(header, "\t") && has(header, "code") && has(header, "product_name")) return FoodLayout::off_csv;
  if (has(header, "fdc_id") || (has(header, "unit_name") && has(header, "nutrient_nbr"))) return FoodLayout::fdc_csv;
  return FoodLayout::not_known;
}

Problem cannot_open(const std::string& path) {
  return {"this file cannot be opened.", {.file = path}, "Check the spelling, and whether you may read it."};
}

Result<FoodsSeen> read_fdc_folder(const fs::path& folder, const Catalog& catalog, FoodSink& sink) {
  FoodsSeen seen;
  seen.layout = "USDA FoodData Central, CSV";
  UsdaNutrients nutrients = usda_nutrients(catalog);
  const auto read = [&](const char* file, bool needed, const auto& reader) -> Result<Done> {
    const std::string path = (folder / file).string();
    std::ifstream in(path, std::ios::binary);
    if (!in && !needed) return Done{};
    if (!in)
      return Problem{"this file of the download is missing.",
                     {.file = path},
                     std::string("Unpack the whole download into one folder: ") + foods_file + ", " + amounts_file +
                         ", " + nutrients_file + "."};
    return reader(in, path);
  };
  using In = std::istream;
  using Name = const std::string;
  if (auto done = read(nutrients_file, false,
                       [&](In& in, Name& name) { return read_fdc_nutrients(in, name, nutrients, seen); });
      !done)
    return done.problem();
  if (auto done = read(foods_file, true, [&](In& in, Name& name) { return read_fdc_foods(in, name, sink, seen); });
      !done)
    return done.problem();
  if (auto done = read(amounts_file, true,
                       [&](In& in, Name& name) { return read_fdc_amounts(in, name, nutrients, sink, seen); });
      !done)
    return done.problem();
  if (auto done =
          read(servings_file, false, [&](In& in, Name& name) { return read_fdc_servings(in, name, sink, seen); });
      !done)
    return done.problem();
  return seen;
}

}  // namespace

Result<FoodsSeen> read_foods(const std::string& path, const Catalog& catalog, FoodSink& sink) {
  std::error_code ignored;
  if (fs::is_directory(path, ignored)) return read_fdc_folder(path, catalog, sink);
  std::ifstream in(path, std::ios::binary);
  if (!in) return cannot_open(path);
  std::string front(1u << 16, '\0');
  in.read(front.data(), std::streamsize(front.size()));
  front.resize(std::size_t(in.gcount()));
  if (front.empty()) return Problem{"this file is empty.", {.file = path}, what_can_be_read};
  if (front.starts_with("\x1f\x8b") || front.starts_with("PK"))
    return Problem{"this is a packed file.", {.file = path}, "Unpack it first (gunzip FILE, or unzip FILE)."};
  in.clear();
  in.seekg(0);
  FoodsSeen seen;
  Result<Done> done = Done{};
  switch (layout_of(front)) {
    case FoodLayout::fdc_csv:
      return read_fdc_folder(fs::path(path).parent_path(), catalog, sink);
    case FoodLayout::fdc_json:
      seen.layout = "USDA FoodData Central, JSON";
      done = read_fdc_json(in, path, usda_nutrients(catalog), sink, seen);
      break;
    case FoodLayout::off_csv:
      seen.layout = "Open Food Facts, tab-separated";
      done = read_off_csv(in, path, open_food_facts_names(catalog), sink, seen);
      break;
    case FoodLayout::off_json:
      seen.layout = "Open Food Facts, JSON";
      done = read_off_json(in, path, open_food_facts_names(catalog), sink, seen);
      break;
    case FoodLayout::not_known:
      return Problem{"this is not a food table that I know.", {.file = path}, what_can_be_read};
  }
  if (!done) return done.problem();
  return seen;
}

}  // namespace titrate::codec
