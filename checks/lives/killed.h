#pragma once

#include <cstdint>
#include <string>

namespace titrate::lives {

/// Lives of the real program: each question is asked of a process of its own, which is killed (SIGKILL) at a random
/// moment of its work. What it had answered as done is in the diary that the next process opens; what it had not is
/// there wholly or not at all, and asked again under its key it is there once. Backups lie whole or not at all.
int killed_lives(const std::string& program, int count, int from, std::uint64_t seed);

}  // namespace titrate::lives
