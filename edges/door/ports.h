#pragma once

#include "app/backups.h"
#include "app/foods.h"
#include "app/importer.h"
#include "app/printer.h"
#include "app/vault.h"

namespace titrate::door {

/// The parts of the outside world that somebody at the door may have. What is not there is said by the verb that needs
/// it.
struct Ports {
  FoodTable* foods = nullptr;    ///< nothing: foods are looked up in the built-in table alone
  Vault* vault = nullptr;        ///< nowhere to keep a key: no plan is sealed or opened
  Backups* backups = nullptr;    ///< nowhere to keep a copy
  Importer* importer = nullptr;  ///< nothing reads files of other programs
  Printer* printer = nullptr;    ///< nothing that prints: no PDF is made
};

}  // namespace titrate::door
