#!/usr/bin/env bash
# No file of the tree names a folder of one person's machine.
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 2
found=$(git grep -nIE '(^|[^A-Za-z0-9_.~$}/-])/(home|root|work|Users|mnt)/' -- . ':!*package-lock.json' ':!checks/house/paths.sh')
[[ -z $found ]] || { echo "a path of one machine:"; echo "$found"; exit 1; }
