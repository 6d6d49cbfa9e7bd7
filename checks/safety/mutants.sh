#!/usr/bin/env bash
# mutants.sh [NAME or PROGRAM...]: switches each control of docs/safety.md off, one at a time, in a copy of the tree, and
# asks whether a test notices. Prints a table; fails when a mutant lives. The controls are in mutants.txt:
#
#   name | file | what to find (once, extended regular expression) | what to put there | test program
set -euo pipefail
root=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.." && pwd)
source "$root/scripts/say.sh"
copy=${TITRATE_MUTANTS-$root/build/mutants}
mkdir -p "$copy/tree"
# Only what differs is copied, and becomes new by it: a time that was carried over could be older than what was built
# from the file before.
(cd "$root" && git ls-files) | sort >"$copy/files"
(cd "$copy/tree" && find . -type f -printf '%P\n' | sort | comm -13 "$copy/files" - | xargs -r -d '\n' rm)
while IFS= read -r file; do
  cmp --silent "$root/$file" "$copy/tree/$file" && continue
  mkdir -p "$copy/tree/$(dirname "$file")"
  cp "$root/$file" "$copy/tree/$file"
done <"$copy/files"
chosen=$(awk -F ' [|] ' -v OFS='\037' -v wanted=" $* " '!/^#/ && NF == 5 {
  $1 = $1
  if (wanted ~ /^ +$/ || index(wanted, " " $1 " ") || index(wanted, " " $5 " ")) print
}' "$root/checks/safety/mutants.txt")
[[ -n $chosen ]] || fail "No control and no program is called $*." "checks/safety/mutants.txt has their names."
programs=$(awk -F '\037' '{print $5}' <<<"$chosen" | sort -u)

cmake -S "$copy/tree" -B "$copy/build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_CXX_FLAGS_RELEASE="-O1" \
  -DTITRATE_TESTS=ON -DTITRATE_PAGE=OFF -DTITRATE_WERROR=OFF >/dev/null
# shellcheck disable=SC2086 # a list of words
ninja -C "$copy/build" --quiet $programs >&2

run() { (cd "$copy/build" && TITRATE_SOURCE="$copy/tree" RC_PARAMS="seed=1" timeout 300 "./$1" --gtest_brief=1 "${@:2}" 2>&1); }
for program in $programs; do run "$program" >/dev/null || fail "$program fails without any mutant." "Mend it first."; done

alive=0 count=0
printf '%-46s %s\n' control 'noticed by'
while IFS=$'\037' read -r name file find put program; do
  count=$((count + 1))
  if [[ $(grep --extended-regexp --count -- "$find" "$copy/tree/$file") != 1 ]]; then
    printf '%-46s %s\n' "$name" "NOT FOUND once in $file"; alive=$((alive + 1)); continue
  fi
  sed --in-place --regexp-extended "s~$find~$put~" "$copy/tree/$file"
  if ! ninja -C "$copy/build" --quiet "$program" >/dev/null 2>&1; then
    noticed="NOBODY (it does not compile, so nothing was tried)" alive=$((alive + 1))
  elif said=$(run "$program" --gtest_fail_fast); then
    noticed="NOBODY" alive=$((alive + 1))
  else
    noticed=$(sed -n 's/^\[  FAILED  \] \([A-Za-z/]*\.[A-Za-z0-9_/]*\).*/\1/p' <<<"$said" | head -1)
  fi
  printf '%-46s %s\n' "$name" "${noticed:-a crash}"
  cp "$root/$file" "$copy/tree/$file"
done <<<"$chosen"
echo "$((count - alive)) of $count controls are watched."
((alive == 0))
