#!/usr/bin/env bash
# Every page of docs/ that a file of the tree points to is there.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 2
failed=0
while read -r page; do
  [[ -e $page ]] || { echo "$page is not there, but these point to it:"; git grep -lF "$page"; failed=1; }
done < <(git grep -hoE '\bdocs/[a-z_/-]+\.md' | sort -u)
exit $failed
