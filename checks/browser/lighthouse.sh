#!/usr/bin/env bash
# lighthouse.sh PROGRAM: installs Lighthouse into lighthouse/, where it is not there yet, and runs lighthouse.mjs with it.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
# shellcheck source=../../scripts/say.sh
source "$root/scripts/say.sh"
# shellcheck source=../../scripts/node.sh
source "$root/scripts/node.sh"
use_node "$root"

# npm leaves this file behind when it is done
if [[ ! $here/lighthouse/node_modules/.package-lock.json -nt $here/lighthouse/package-lock.json ]]; then
  say "Installing Lighthouse"
  npm ci --prefix "$here/lighthouse" >&2
fi
exec node "$here/lighthouse.mjs" "$@"
