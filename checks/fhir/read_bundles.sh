#!/usr/bin/env bash
# read_bundles.sh PROGRAM: installs the readers, where they are not there yet; PROGRAM writes bundles into a new folder,
# and read_bundles.mjs reads them.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
# shellcheck source=../../scripts/say.sh
source "$root/scripts/say.sh"
# shellcheck source=../../scripts/node.sh
source "$root/scripts/node.sh"
use_node "$root"

use_package "$here" "readers of FHIR"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$1" "$folder"
node "$here/read_bundles.mjs" "$folder"
