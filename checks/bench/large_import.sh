#!/usr/bin/env bash
# large_import.sh [MEGABYTES]: makes an Apple Health export of that size (2048), imports it, prints the records, the peak of
# memory and the seconds, and deletes it. Asserts nothing. The file is made in $TMPDIR.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
megabytes=${1-2048}
[[ -x $root/build/large_import ]] || "$root/scripts/build.sh" release -DTITRATE_TESTS=ON -- large_import
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$root/build/large_import" write "$folder/export.xml" "$megabytes"
"$root/build/large_import" read "$folder/export.xml"
