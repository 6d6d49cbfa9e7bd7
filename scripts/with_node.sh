#!/usr/bin/env bash
# with_node.sh COMMAND...: runs it with a node that is new enough on the PATH.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
source "$root/scripts/say.sh"
source "$root/scripts/node.sh"
use_node "$root"
exec "$@"
