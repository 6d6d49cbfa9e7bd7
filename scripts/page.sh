#!/usr/bin/env bash
# page.sh OUT: builds the web page into the folder OUT. Called by the build (cmake/page.cmake).
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
source "$root/scripts/say.sh"
source "$root/scripts/node.sh"
use_node "$root"
cd "$root/web"

# npm leaves this file behind when it is done
if [[ ! node_modules/.package-lock.json -nt package-lock.json ]]; then npm ci --no-fund --no-audit; fi
npm run --silent build -- --outDir "$1" --emptyOutDir --logLevel warn
