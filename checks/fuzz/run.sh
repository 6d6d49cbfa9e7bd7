#!/usr/bin/env bash
# run.sh FUZZER SEEDS SECONDS: fuzzes for a while, from the seeds. What it finds is left beside the fuzzer, with its name said.
set -euo pipefail
fuzzer=$1 seeds=$2 seconds=$3
corpus=$(mktemp -d)
trap 'rm -rf "$corpus"' EXIT
cd "$(dirname "$fuzzer")"
# The new inputs go into the first folder; the seeds of the tree stay as they are.
"$fuzzer" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=4096 -verbosity=0 -print_final_stats=1 "$corpus" "$seeds"
