#include "cli/say.h"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>

namespace titrate::cli {

Ending complain(const Problem& problem) {
  std::fprintf(stderr, "%s\n", describe(problem).c_str());
  return Ending::bad_input;
}

bool colours_on(int stream) {
  const char* refused = std::getenv("NO_COLOR");  // https://no-color.org: set and not empty
  return !(refused && *refused) && isatty(stream) == 1;
}

}  // namespace titrate::cli
