#include "numerics/random.h"

#include "numerics/normal.h"

namespace titrate {
namespace {

constexpr std::uint64_t golden = 0x9e3779b97f4a7c15u;

std::uint64_t mixed_bits(std::uint64_t z) {
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return z ^ (z >> 31);
}

}  // namespace

RandomStream::RandomStream(std::uint64_t seed, std::uint64_t stream)
    : state_(mixed_bits(seed + golden) ^ mixed_bits(mixed_bits(stream) + golden)) {}

std::uint64_t RandomStream::next() { return mixed_bits(state_ += golden); }

double RandomStream::uniform() { return (double(next() >> 11) + 0.5) * 0x1p-53; }

void RandomStream::uniform(double* to, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) to[i] = (double(mixed_bits(state_ + (i + 1) * golden) >> 11) + 0.5) * 0x1p-53;
  state_ += count * golden;
}

double RandomStream::normal() { return normal_quantile(uniform()); }

}  // namespace titrate
