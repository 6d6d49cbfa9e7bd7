#!/usr/bin/env bash
# run.sh FOLDER PARSER SECONDS: fuzzes one parser for a while, from its seeds, with the fuzzers in FOLDER. A parser is
# called by its folder of seeds: "label", "import/bearable". What it finds is left beside the fuzzers, with its name said.
set -euo pipefail
folder=$1 parser=$2 seconds=$3
seeds=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)/seeds/$parser
export TITRATE_FORMAT=${parser#import/}
corpus=$(mktemp -d)
trap 'rm -rf "$corpus"' EXIT
cd "$folder"
# The new inputs go into the first folder; the seeds of the tree stay as they are.
"./fuzz_${parser%%/*}" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=4096 -verbosity=0 -print_final_stats=1 "$corpus" "$seeds"
