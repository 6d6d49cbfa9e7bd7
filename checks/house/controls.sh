#!/usr/bin/env bash
# Each control of checks/safety/mutants.txt can still be switched off: its line is in its file, once. The mutants
# themselves take an hour (checks/safety/mutants.sh), and would be the last to hear of a line that was renamed.
set -euo pipefail
root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.." && pwd)
source "$root/scripts/say.sh"

lost=0
while IFS=$'\037' read -r name file find; do
  [[ $(grep --extended-regexp --count -- "$find" "$root/$file") == 1 ]] && continue
  echo "$name: not found once in $file" >&2
  lost=$((lost + 1))
done < <(awk -F ' [|] ' -v OFS='\037' '!/^#/ && NF == 5 {print $1, $2, $3}' "$root/checks/safety/mutants.txt")
((lost == 0)) || fail "$lost controls cannot be switched off any more." "Correct their lines in checks/safety/mutants.txt."
