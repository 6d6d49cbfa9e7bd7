#!/usr/bin/env bash
# .clang-format is followed. To put it right: scripts/format.sh
set -o pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 2
git ls-files -z '*.h' '*.cc' | xargs -0 clang-format-14 --dry-run -Werror ||
  { echo "Put it right with: scripts/format.sh"; exit 1; }
