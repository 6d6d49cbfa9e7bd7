#!/usr/bin/env bash
# tidy.sh BUILD: the short list of .clang-tidy, over every file that the build knows.
set -o pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 2
git ls-files -z 'core/*.cc' 'app/*.cc' 'edges/*.cc' ':!*_test.cc' | xargs -0 -n 4 -P "$(nproc)" clang-tidy-14 -p "$1" --quiet
