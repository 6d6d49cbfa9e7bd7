#pragma once

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

/// A table of foods that nobody grew, in the layout of FoodData Central: for sizes, not for truths.
class GeneratedFoods {
 public:
  explicit GeneratedFoods(std::uint64_t seed) : state_(seed) {}

  /// Words of the trade first, made-up brands behind them: a vocabulary of some 60,000 words.
  std::string name() {
    static constexpr const char* foods[] = {"ALMOND",   "MILK",   "CHOCOLATE", "BREAD",   "BEANS",  "SPINACH",
                                            "YOGURT",   "CEREAL", "COFFEE",    "RICE",    "PASTA",  "CHEESE",
                                            "TOMATO",   "OAT",    "HONEY",     "PEANUT",  "BUTTER", "SAUCE",
                                            "CRACKERS", "JUICE",  "SOUP",      "CHICKEN", "TOFU",   "SEEDS"};
    static constexpr const char* kinds[] = {"ORGANIC", "ROASTED",   "SALTED", "DARK",   "WHOLE",   "FROZEN",
                                            "CANNED",  "SWEETENED", "RAW",    "SMOKED", "VANILLA", "SPICY"};
    std::string text = foods[below(24)];
    for (std::uint64_t more = below(3); more > 0; --more) text += std::string(", ") + foods[below(24)];
    text += std::string(" ") + kinds[below(12)];
    return text + " " + brand(below(60'000));
  }
  std::uint64_t below(std::uint64_t end) {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return (state_ >> 33) % end;
  }

  /// food.csv and food_nutrient.csv of so many foods, until the two have `bytes` (0: no end but the foods).
  void write(const std::filesystem::path& folder, std::uint64_t foods, std::uint64_t bytes) {
    std::filesystem::create_directories(folder);
    std::ofstream food(folder / "food.csv", std::ios::binary), amounts(folder / "food_nutrient.csv", std::ios::binary);
    food << "\"fdc_id\",\"data_type\",\"description\",\"food_category_id\",\"publication_date\"\n";
    amounts
        << "\"id\",\"fdc_id\",\"nutrient_id\",\"amount\",\"data_points\",\"derivation_id\",\"min\",\"max\",\"median\","
           "\"loq\",\"footnote\",\"min_year_acqured\"\n";
    std::uint64_t written = 0;
    for (std::uint64_t i = 1; i <= foods && (bytes == 0 || written < bytes); ++i) {
      const std::string id = std::to_string(100'000 + i);
      const std::string row = "\"" + id + "\",\"" + (i % 50 == 0 ? "sr_legacy_food" : "branded_food") + "\",\"" +
                              name() + "\",\"\",\"2020-11-13\"\n";
      food << row;
      written += row.size();
      for (const char* nutrient : {"1003", "1008", "1087", "1090", "1093"}) {
        if (std::string(nutrient) == "1090" && below(2) == 0) continue;  // half of the products do not print it
        const std::string amount = "\"" + std::to_string(10 * i) + "\",\"" + id + "\",\"" + nutrient + "\",\"" +
                                   std::to_string(below(300)) + "\",\"\",\"71\",\"\",\"\",\"\",\"\",\"\",\"\"\n";
        amounts << amount;
        written += amount.size();
      }
    }
  }

  /// One file of `bytes` in another layout: a download of FoodData Central as JSON, or a table or lines of Open Food
  /// Facts.
  void write_fdc_json(const std::filesystem::path& file, std::uint64_t bytes) {
    std::ofstream out(file, std::ios::binary);
    std::uint64_t written = 0;
    out << "{\"BrandedFoods\": [";
    for (std::uint64_t i = 1; written < bytes; ++i) {
      const std::string food =
          std::string(i > 1 ? ",\n" : "") + "{\"foodClass\": \"Branded\", \"description\": \"" + name() +
          "\", \"foodNutrients\": [{\"type\": \"FoodNutrient\", \"id\": " + std::to_string(10 * i) +
          ", \"nutrient\": {\"id\": 1090, \"number\": \"304\", \"name\": \"Magnesium, Mg\", "
          "\"unitName\": \"mg\"}, \"amount\": " +
          std::to_string(below(300)) + "}], \"fdcId\": " + std::to_string(100'000 + i) + "}";
      out << food;
      written += food.size();
    }
    out << "]}\n";
  }
  void write_off_json(const std::filesystem::path& file, std::uint64_t bytes) {
    std::ofstream out(file, std::ios::binary);
    std::uint64_t written = 0;
    for (std::uint64_t i = 1; written < bytes; ++i) {
      const std::string food = "{\"code\": \"" + std::to_string(4'000'000'000'000 + i) + "\", \"product_name\": \"" +
                               name() + "\", \"nutriments\": {\"magnesium_100g\": 0." +
                               std::to_string(100 + below(200)) + "}}\n";
      out << food;
      written += food.size();
    }
  }
  void write_off_csv(const std::filesystem::path& file, std::uint64_t bytes) {
    std::ofstream out(file, std::ios::binary);
    out << "code\turl\tproduct_name\tserving_size\tserving_quantity\tmagnesium_100g\n";
    std::uint64_t written = 0;
    for (std::uint64_t i = 1; written < bytes; ++i) {
      const std::string food = std::to_string(4'000'000'000'000 + i) + "\thttp://example.org/" + std::to_string(i) +
                               "\t" + name() + "\t30 g\t30\t0." + std::to_string(100 + below(200)) + "\n";
      out << food;
      written += food.size();
    }
  }

 private:
  static std::string brand(std::uint64_t number) {
    static constexpr const char* parts[] = {"BA", "CE", "DI", "FO", "GU", "LA", "ME", "NI", "PO", "RU", "SA", "TE"};
    std::string word;
    for (int i = 0; i < 5; ++i, number /= 12) word += parts[number % 12];
    return word;
  }
  std::uint64_t state_;
};
