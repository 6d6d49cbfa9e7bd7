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

use_package "$here/lighthouse" "Lighthouse"
exec node "$here/lighthouse.mjs" "$@"
