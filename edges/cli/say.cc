#include "cli/say.h"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>

#include "cli/lines.h"

namespace titrate::cli {

Ending complain(const Problem& problem) {
  const std::string text = describe(problem);
  std::fputs(isatty(STDERR_FILENO) ? for_terminal(text).c_str() : (text + "\n").c_str(), stderr);
  return Ending::bad_input;
}

bool colours_on(int stream) {
  const char* refused = std::getenv("NO_COLOR");  // https://no-color.org: set and not empty
  return !(refused && *refused) && isatty(stream) == 1;
}

}  // namespace titrate::cli
