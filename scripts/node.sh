# Sourced: puts a node that is new enough for the page's build on the PATH.
# shellcheck shell=bash
#
# Vite 8 wants 20.19 or newer and a bare Debian 12 has 18. Where node is older or absent, Debian's node and npm fetch a
# newer node from the npm registry into .tools/, which is used for this project only.

node_is_new_enough() {
  local version major minor
  version=$("$1" --version 2>/dev/null) || return 1
  IFS=. read -r major minor _ <<<"${version#v}"
  ((major > 20 || (major == 20 && minor >= 19)))
}

use_node() {
  local root=$1 own="$1/.tools/node_modules/node/bin"
  if node_is_new_enough node && command -v npm >/dev/null; then return; fi
  if ! node_is_new_enough "$own/node"; then
    "$root/scripts/install.sh" node
    say "Fetching a newer node into .tools/ (Debian's is $(node --version); the page needs 20.19 or newer)"
    # npm takes a folder with a package.json above it for the project, and --prefix alone does not stop it.
    mkdir -p "$root/.tools"
    [[ -e $root/.tools/package.json ]] || echo '{"private": true}' >"$root/.tools/package.json"
    npm install --prefix "$root/.tools" --no-fund --no-audit --no-update-notifier node@22 >&2
    node_is_new_enough "$own/node" || fail "The node in .tools/ does not start." "Remove .tools/ and run the same command again."
  fi
  export PATH="$own:$PATH"
}

# use_package FOLDER WHAT: what FOLDER/package-lock.json names, where it is not there yet. npm leaves the file that is
# asked for here behind when it is done.
use_package() {
  [[ $1/node_modules/.package-lock.json -nt $1/package-lock.json ]] && return
  say "Installing $2"
  npm ci --prefix "$1" >&2
}
