#include "codec/catalog_tables.h"

#include <sodium.h>

#include <algorithm>
#include <array>

#include "codec/csv.h"
#include "codec/number.h"
#include "codec/text.h"

namespace titrate::codec {
namespace {

/// Reads the cells of one row by the name of their column; the first that is wrong is the problem of the whole table.
class RowReader {
 public:
  explicit RowReader(const Csv& csv) : csv_(csv) {}
  void move_to(std::size_t row) { row_ = row; }

  std::string text(std::string_view column) {
    const Cell* found = cell(column);
    return found ? std::string(found->text) : std::string();
  }
  std::optional<double> maybe_number(std::string_view column) {
    const Cell* found = cell(column);
    if (!found || found->text.empty()) return std::nullopt;
    const Result<double> number = number_in(csv_, *found, NumberOf::measure);
    if (!number) return keep(number.problem()), std::nullopt;
    return *number;
  }
  double number(std::string_view column) {
    const std::optional<double> found = maybe_number(column);
    if (!found) refuse(column, "a number is missing here.", "Write one.");
    return found.value_or(0);
  }
  bool yes(std::string_view column) {
    const std::string said = text(column);
    if (said != "yes" && said != "no") refuse(column, quoted(said) + " is neither yes nor no.", "Write yes or no.");
    return said == "yes";
  }
  std::optional<Direction> direction(std::string_view column) {
    const std::string said = text(column);
    if (said == "lower") return Direction::lower;
    if (said == "higher") return Direction::higher;
    if (!said.empty())
      refuse(column, quoted(said) + " is not a direction.", "Write lower or higher, or leave it empty.");
    return std::nullopt;
  }
  std::vector<std::string> list(std::string_view column) {
    std::vector<std::string> parts;
    const std::string all = text(column);
    for (std::size_t at = 0; at < all.size();) {
      const std::size_t end = std::min(all.find('|', at), all.size());
      parts.push_back(all.substr(at, end - at));
      at = end + 1;
    }
    return parts;
  }
  Source source() { return {text("citation"), text("confidence")}; }
  const std::optional<Problem>& problem() const { return problem_; }

 private:
  const Cell* cell(std::string_view column) {
    const auto at = find_column(csv_, column);
    if (!at) {
      keep(csv_.problem(csv_.header()[0], "the column " + quoted(column) + " is missing.", "Add it to the header."));
      return nullptr;
    }
    return &csv_.row(row_)[*at];
  }
  void refuse(std::string_view column, std::string what, std::string way_out) {
    if (const Cell* found = cell(column)) keep(csv_.problem(*found, std::move(what), std::move(way_out)));
  }
  void keep(Problem problem) {
    if (!problem_) problem_ = std::move(problem);
  }
  const Csv& csv_;
  std::size_t row_ = 0;
  std::optional<Problem> problem_;
};

template <class Row, class Read>
std::optional<Problem> read_table(std::span<const EmbeddedFile> files, const std::string& name, std::size_t columns,
                                  std::vector<Row>& rows, Read read) {
  const auto file = std::find_if(files.begin(), files.end(), [&](const EmbeddedFile& one) { return one.name == name; });
  if (file == files.end())
    return Problem{"this table of the catalog is missing.", {.file = name}, "Add it to core/catalog/tables."};
  const Result<Csv> csv = read_csv(file->bytes, name);
  if (!csv) return csv.problem();
  if (csv->header().size() != columns)
    return csv->problem(
        csv->header()[0],
        "this table has " + std::to_string(csv->header().size()) + " columns, not " + std::to_string(columns) + ".",
        "A column that the program does not read has no place in the catalog.");
  RowReader reader(*csv);
  for (std::size_t i = 1; i < csv->rows(); ++i) {
    reader.move_to(i);
    rows.push_back(read(reader));
    if (reader.problem()) return reader.problem();
  }
  return std::nullopt;
}

/// A table without which the program describes and does not decide.
template <class Row, class Read>
std::optional<Problem> read_if_there(std::span<const EmbeddedFile> files, const std::string& name, std::size_t columns,
                                     std::vector<Row>& rows, Read read) {
  const bool there = std::any_of(files.begin(), files.end(), [&](const EmbeddedFile& one) { return one.name == name; });
  return there ? read_table(files, name, columns, rows, read) : std::nullopt;
}

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
  if (const auto problem = read_table(files, "limits.csv", 6, catalog.limits, [](RowReader& row) {
        return SupplementalLimit{.id = row.text("id"),
                                 .authority = row.text("authority"),
                                 .amount = row.number("elemental_mg_per_day") * elemental_milligram_per_day,
                                 .reason = row.text("reason"),
                                 .source = row.source()};
      }))
    return *problem;
  if (const auto problem = read_table(files, "kinetics.csv", 6, catalog.kinetics, [](RowReader& row) {
        return Kinetics{.id = row.text("id"),
                        .half_life_median_days = row.number("half_life_median_days"),
                        .half_life_log_sd = row.number("half_life_log_sd"),
                        .reason = row.text("reason"),
                        .source = row.source()};
      }))
    return *problem;
  if (const auto problem = read_table(files, "instruments.csv", 12, catalog.instruments, [](RowReader& row) {
        return Instrument{.id = row.text("id"),
                          .label = row.text("label"),
                          .names = row.list("names"),
                          .lowest = row.number("lowest"),
                          .highest = row.number("highest"),
                          .whole_numbers = row.yes("whole_numbers"),
                          .better = row.direction("better"),
                          .unit = row.text("unit"),
                          .kinetics = row.text("kinetics"),
                          .smallest_worthwhile = row.maybe_number("smallest_worthwhile"),
                          .source = row.source()};
      }))
    return *problem;
  if (const auto problem = read_if_there(files, "effect_priors.csv", 6, catalog.effect_priors, [](RowReader& row) {
        return EffectPrior{.id = row.text("id"),
                           .mean = row.number("mean"),
                           .sd = row.number("sd"),
                           .reason = row.text("reason"),
                           .source = row.source()};
      }))
    return *problem;
  if (const auto problem = read_if_there(files, "bare_thresholds.csv", 11, catalog.bare_thresholds, [](RowReader& row) {
        return BareThreshold{.id = row.text("id"),
                             .shortest_period = int(row.number("shortest_period")),
                             .longest_period = int(row.number("longest_period")),
                             .fewest_days = int(row.number("fewest_days")),
                             .most_days = int(row.number("most_days")),
                             .better = row.number("better"),
                             .people = int(row.number("people")),
                             .seed = std::uint64_t(row.number("seed")),
                             .upper_95 = row.number("upper_95"),
                             .source = row.source()};
      }))
    return *problem;
  return catalog;
}

const Catalog& catalog() {
  static const Catalog shipped = [] {
    Result<Catalog> read = catalog_from(catalog_files());
    if (!read)
      throw BrokenPromise("broken promise: the catalog in the program can be read: " + describe(read.problem()));
    return std::move(read).value();
  }();
  return shipped;
}

}  // namespace titrate::codec
