#!/usr/bin/env bash
# core/ opens no file, asks no clock, starts no thread, rolls no dice of its own (tests may: they are not core).
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 2

headers='fstream|iostream|filesystem|thread|mutex|shared_mutex|condition_variable|future|atomic|random|ctime|time\.h|unistd\.h|sys/[a-z]+\.h'
calls='(system|steady|high_resolution|utc)_clock::now|std::time\(|std::clock\(|std::rand\(|getenv|std::system\(|thread_local|random_device|\b(printf|fprintf|puts|fputs|fopen|freopen|fread|fwrite|scanf)\('

found=$(grep -rnE "#include <($headers)>|$calls" core --include='*.h' --include='*.cc' | grep -v '_test\.cc:')
[[ -z $found ]] || { echo "core must not know the world:"; echo "$found"; exit 1; }

# what the weakest of the compilers lacks (docs/architecture.md)
found=$(grep -rnE '#include <(format|expected|source_location)>|std::ranges::sort|std::views|std::format|std::expected' core app --include='*.h' --include='*.cc')
[[ -z $found ]] || { echo "not on all compilers:"; echo "$found"; exit 1; }
