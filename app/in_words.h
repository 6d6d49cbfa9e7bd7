#pragma once

#include <string>

#include "app/open_notebook.h"

namespace titrate {

std::string number_in_words(double number);  ///< "4", "0.5", "200": no more digits than it has
std::string day_in_words(Day day);           ///< "1 March 2026"

/// An event as said to a person: "pain 4, for 1 March 2026", "200 mg magnesium, for 1 March 2026", "no dose, ...".
std::string event_in_words(const Event& event, const OpenNotebook& notebook, const Catalog& catalog);

}  // namespace titrate
