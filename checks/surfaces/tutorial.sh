#!/usr/bin/env bash
# tutorial.sh TITRATE TUTORIAL: types what the tutorial types, in a new home, and looks whether the program says what stands there.
#
# A line that begins with a dollar is a command. Those below it must be lines of what it says, in their order; … stands for
# anything within a line, and alone on a line for any lines.
set -uo pipefail
titrate=$(realpath "$1") tutorial=$(realpath "$2")
here=$(mktemp -d)
trap 'rm -rf "$here"' EXIT
mkdir "$here/bin" && ln -s "$titrate" "$here/bin/titrate"
export PATH=$here/bin:$PATH XDG_DATA_HOME=$here/home
cd "$here" || exit 2
cp "$(dirname "$tutorial")"/*.csv "$(dirname "$tutorial")"/*.json . || exit 2

failed=0 typed=0 said=() at=0 gap=false inside=false
wrong() { echo "WRONG: $*"; failed=1; }

types() { # COMMAND
  bash -c "$1" >out 2>err </dev/null
  local ended=$?
  ((ended == 0)) || { wrong "$1 ended with $ended"; cat out err; }
  mapfile -t said < <(cat out err)
  at=0 gap=false
  typed=$((typed + 1))
}

reads() { # LINE: it is the next line of what was said, or after … one of the next
  local wanted=${1//\\/\\\\} i
  wanted=${wanted//\*/\\*} wanted=${wanted//\?/\\?} wanted=${wanted//\[/\\[}
  wanted=${wanted//…/*}
  for ((i = at; i < ${#said[@]}; ++i)); do
    # shellcheck disable=SC2053 # a pattern
    [[ ${said[i]} == $wanted ]] && { at=$((i + 1)) gap=false; return; }
    $gap || break
  done
  wrong "after line $at it does not say: $1"
  printf '  %s\n' "${said[@]}"
}

while IFS= read -r line; do
  if [[ $line == '```'* ]]; then
    $inside && inside=false || inside=true
  elif $inside && [[ $line == '$ '* ]]; then
    types "${line#\$ }"
  elif $inside && [[ $line == … ]]; then
    gap=true
  elif $inside; then
    reads "$line"
  fi
done <"$tutorial"

((typed > 10)) || wrong "only $typed commands were found"
((failed == 0)) && echo "$typed commands say what the tutorial says."
exit "$failed"
