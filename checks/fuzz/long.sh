#!/usr/bin/env bash
# long.sh [--seconds N] [PARSER...]: fuzzes each parser until it has had N seconds of CPU (120; 600 for zip, XML, JSON, CSV
# and label), two at a time, and prints a table of executions and coverage. What was found and how far each has come is kept
# in build/fuzz, so a run that was ended goes on where it was. A crash, a hang or a leak is kept there too, and ends it.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
fuzzers=$root/build/asan/checks/fuzz seeds=$here/seeds kept=$root/build/fuzz

# One parser, in stretches of a minute, so that little is lost when it is ended.
fuzz() {
  local parser=$1 owed=$2 spent=0 stretch executions=0 line TIMEFORMAT='%U %S' # of CPU, user and system
  local corpus=$kept/$parser/corpus state=$kept/$parser/state
  mkdir -p "$corpus" "$kept/$parser/found"
  [[ -f $state ]] && read -r spent executions _ <"$state"
  while ((spent < owed)); do
    stretch=$((owed - spent < 60 ? owed - spent : 60))
    if ! { time TITRATE_FORMAT=${parser#import/} "$fuzzers/fuzz_${parser%%/*}" -max_total_time="$stretch" -timeout=60 \
      -rss_limit_mb=4096 -print_final_stats=1 -artifact_prefix="$kept/$parser/found/" "$corpus" "$seeds/$parser" \
      >"$kept/$parser/log" 2>&1; } 2>"$kept/$parser/cpu"; then
      echo "$parser: found something; see $kept/$parser/log" >&2
      return 1
    fi
    line=$(grep -o 'cov: [0-9]* ft: [0-9]*' "$kept/$parser/log" | tail -1)
    executions=$((executions + $(sed -n 's/^stat::number_of_executed_units: *//p' "$kept/$parser/log")))
    spent=$((spent + $(awk '{ printf "%d", $1 + $2 + 1 }' "$kept/$parser/cpu")))
    echo "$spent $executions $line" >"$state"
  done
}
if [[ ${1-} == --one ]]; then fuzz "$2" "$3"; exit; fi

seconds=
if [[ ${1-} == --seconds ]]; then seconds=$2; shift 2; fi
parsers=("$@")
if ((!$#)); then
  mapfile -t parsers < <(cd "$seeds" && find . -type f -printf '%h\n' | sed 's,^\./,,' | sort -u)
fi
[[ -x $fuzzers/fuzz_import ]] || "$root/scripts/build.sh" asan -DTITRATE_TESTS=ON -- fuzzers

# Each of these reads a grammar of its own, the others stand on them.
owed() {
  case $1 in
    label | archive | import/apple_health | import/health_connect | import/fhir | import/csv | import/tidy | tidy_diary | log_json | door) echo 600 ;;
    *) echo 120 ;;
  esac
}

for parser in "${parsers[@]}"; do printf '%s %s\n' "$parser" "${seconds:-$(owed "$parser")}"; done |
  xargs -P 2 -L 1 "$here/long.sh" --one || failed=1

printf '| parser | seconds of CPU | executions | edges covered |\n|---|---:|---:|---:|\n'
for parser in "${parsers[@]}"; do
  [[ -f $kept/$parser/state ]] || continue
  read -r spent executions _ edges _ <"$kept/$parser/state"
  printf '| %s | %s | %s | %s |\n' "$parser" "$spent" "$executions" "$edges"
done
exit "${failed:-0}"
