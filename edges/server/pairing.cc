#include "server/pairing.h"

#include <sodium.h>

#include "base/require.h"

namespace titrate {
namespace {

constexpr std::size_t digits = 8;

}  // namespace

Pairing::Pairing(Clock::time_point begun) : begun_(begun) {
  require(sodium_init() >= 0, "libsodium starts");
  for (std::size_t i = 0; i < digits; ++i) code_ += char('0' + randombytes_uniform(10));
}

std::string Pairing::shown() const { return code_.substr(0, digits / 2) + " " + code_.substr(digits / 2); }

Pairing::Tried Pairing::tried(std::string_view typed, Clock::time_point now) {
  if (tries_ >= most_tries || now - begun_ > holds_for) return Tried::over;
  ++tries_;
  std::string given;
  for (const char c : typed)
    if (c != ' ' && c != '-') given += c;
  if (given.size() != digits || sodium_memcmp(given.data(), code_.data(), digits) != 0) return Tried::wrong;
  tries_ = most_tries;
  return Tried::in;
}

}  // namespace titrate
