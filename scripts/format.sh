#!/usr/bin/env bash
# Lays out every C++ file as .clang-format says.
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 2
git ls-files -z '*.h' '*.cc' | xargs -0 clang-format-14 -i
