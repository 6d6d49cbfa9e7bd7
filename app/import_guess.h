#pragma once

#include <optional>
#include <string>

#include "app/import_plan.h"

namespace titrate {

/// What one item would become, or the question that decides it.
struct ImportGuess {
  ImportTarget target;
  std::string why;
  std::optional<ImportQuestion> question;
};

/// `all_whole`: its numbers in the file are whole ones. A scale of whole numbers takes no others.
ImportGuess guess_target(const FoundItem& item, bool all_whole, const std::string& format, const OpenNotebook& notebook,
                         const Catalog& catalog);

/// How many milligrams one of a unit is; nothing where it is no mass.
std::optional<double> mg_in_unit(const std::string& unit);

/// The file's number of an item times this is the number of the outcome: 60 from hours to minutes, 1 where no unit says
/// otherwise. Nothing where the two units are of different things.
std::optional<double> factor_between(const std::string& from, const std::string& to);

/// "Meds/Supplements: Magnesium glycinate (mg)": "Magnesium glycinate".
std::string bare_item(const std::string& name);

/// Does this name mean magnesium, or a compound of it?
bool names_magnesium(const Catalog& catalog, const std::string& name);

}  // namespace titrate
