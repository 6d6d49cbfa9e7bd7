#include "codec/catalog_tables.h"

#include <sodium.h>

#include <algorithm>
#include <array>

#include "catalog/catalog.h"
#include "codec/catalog_rows.h"

namespace titrate::codec {
namespace {

/// Reads tables until the first that cannot be read. A table that is not there is empty: faults_of() says whether the
/// catalog can do without it.
class Tables {
 public:
  explicit Tables(std::span<const EmbeddedFile> files) : files_(files) {}

  template <class Row>
  Tables& read(const std::string& name, std::vector<Row>& rows, Row (*row_in)(RowReader&)) {
    const auto file =
        std::find_if(files_.begin(), files_.end(), [&](const EmbeddedFile& one) { return one.name == name; });
    if (!problem_ && file != files_.end()) problem_ = read_table(*file, rows, row_in);
    return *this;
  }
  const std::optional<Problem>& problem() const { return problem_; }

 private:
  template <class Row>
  static std::optional<Problem> read_table(const EmbeddedFile& file, std::vector<Row>& rows,
                                           Row (*row_in)(RowReader&)) {
    const Result<Csv> csv = read_csv(file.bytes, std::string(file.name));
    if (!csv) return csv.problem();
    RowReader reader(*csv);
    for (std::size_t i = 1; i < csv->rows(); ++i) {
      reader.move_to(i);
      rows.push_back(row_in(reader));
      if (reader.problem()) return reader.problem();
    }
    return csv->rows() > 1 ? reader.column_that_nobody_reads() : std::nullopt;
  }

  std::span<const EmbeddedFile> files_;
  std::optional<Problem> problem_;
};

std::string hash_of(std::span<const EmbeddedFile> files) {
  std::vector<EmbeddedFile> sorted(files.begin(), files.end());
  std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  crypto_hash_sha256_state state;
  crypto_hash_sha256_init(&state);
  const auto add = [&](std::string_view bytes) {
    const std::string size = std::to_string(bytes.size()) + '\n';
    crypto_hash_sha256_update(&state, reinterpret_cast<const unsigned char*>(size.data()), size.size());
    crypto_hash_sha256_update(&state, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  };
  for (const EmbeddedFile& file : sorted) add(file.name), add(file.bytes);
  std::array<unsigned char, crypto_hash_sha256_BYTES> digest;
  crypto_hash_sha256_final(&state, digest.data());
  std::array<char, 2 * crypto_hash_sha256_BYTES + 1> hex;
  sodium_bin2hex(hex.data(), hex.size(), digest.data(), digest.size());
  return hex.data();
}

}  // namespace

Result<Catalog> catalog_from(std::span<const EmbeddedFile> files) {
  Catalog catalog;
  catalog.hash = hash_of(files);
  Tables tables(files);
  tables.read("substances.csv", catalog.substances, substance_in)
      .read("limits.csv", catalog.limits, limit_in)
      .read("kinetics.csv", catalog.kinetics, kinetics_in)
      .read("instruments.csv", catalog.instruments, instrument_in)
      .read("effect_priors.csv", catalog.effect_priors, effect_prior_in)
      .read("bare_thresholds.csv", catalog.bare_thresholds, bare_threshold_in)
      .read("interactions.csv", catalog.interactions, interaction_in)
      .read("drug_classes.csv", catalog.drug_classes, drug_class_in)
      .read("ingredients.csv", catalog.ingredients, ingredient_in)
      .read("adverse_effects.csv", catalog.adverse_effects, adverse_effect_in)
      .read("help_numbers.csv", catalog.help_numbers, help_numbers_in)
      .read("foods.csv", catalog.foods, food_in)
      .read("food_nutrients.csv", catalog.food_nutrients, food_content_in)
      .read("nutrient_codes.csv", catalog.nutrient_codes, nutrient_code_in)
      .read("requirements.csv", catalog.requirements, requirement_in)
      .read("conditions.csv", catalog.conditions, condition_in)
      .read("outcomes.csv", catalog.outcomes, outcome_domain_in)
      .read("evidence.csv", catalog.evidence, evidence_in)
      .read("labs.csv", catalog.labs, lab_in)
      .read("mechanisms.csv", catalog.mechanisms, mechanism_in)
      .read("claims.csv", catalog.claims, claim_in)
      .read("forms.csv", catalog.forms, form_in)
      .read("quality.csv", catalog.quality, quality_in)
      .read("countries.csv", catalog.countries, country_in)
      .read("trial_defaults.csv", catalog.trial_defaults, trial_defaults_in);
  if (tables.problem()) return *tables.problem();
  return catalog;
}

const Catalog& catalog() {
  static const Catalog shipped = [] {
    Result<Catalog> read = catalog_from(catalog_files());
    if (!read)
      throw BrokenPromise("broken promise: the catalog in the program can be read: " + describe(read.problem()));
    read->medicine_names.make(*read);
    return std::move(read).value();
  }();
  return shipped;
}

}  // namespace titrate::codec
