#!/usr/bin/env bash
# same_fits.sh PROGRAM PROGRAM FOLDER: two builds of fits_printed say the same within 1e-9 of each number's unit.
set -euo pipefail
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
"$1" "$3" >"$here/one"
"$2" "$3" >"$here/other"
paste -d ' ' "$here/one" "$here/other" | awk '
  NF != 6 || $1 != $4 { print "the two do not print the same numbers: " $0; wrong++; next }
  { off = ($2 - $5) / $3; if (off < 0) off = -off }
  !(off <= 1e-9) { print $1 ": " $2 " and " $5 ", apart by " off " of " $3; wrong++ }
  off > most { most = off; where = $1 }
  END {
    print NR " numbers, at most " most + 0 " apart (" where ")"
    exit NR < 2000 || wrong > 0
  }'
