#!/usr/bin/env bash
# `./run review x --json | jq` must see JSON only, from any folder.
set -uo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd / || exit 2
said=$("$root/run" --version 2>/dev/null) || { echo "./run --version failed"; exit 1; }
[[ $said == "titrate "* && $(wc -l <<<"$said") == 1 ]] || { echo "stdout of ./run --version: $said"; exit 1; }
