#!/usr/bin/env bash
# The rule of includes is physical as long as nobody climbs over the wall.
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 2
found=$(grep -rnE '#include "(\.\.?/|[^"]*/\.\./|/)' core app edges checks --include='*.h' --include='*.cc')
[[ -z $found ]] || { echo "an include goes around the include roots:"; echo "$found"; exit 1; }
