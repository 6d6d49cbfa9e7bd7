#include "catalog/names.h"

namespace titrate {

std::string plain_name(std::string_view name) {
  std::string bare;
  for (const char c : name) {
    if (c == ' ' || c == '-' || c == '_' || c == '\t') continue;
    bare += c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
  }
  return bare;
}

}  // namespace titrate
