#!/usr/bin/env bash
# install.sh LIST...: installs what is missing of scripts/packages/LIST.txt. Nothing missing: no call of apt.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
source "$here/say.sh"

if ! command -v apt-get dpkg-query >/dev/null; then
  fail "This machine has no apt, so I cannot install what Titrate needs." \
    "It is listed in scripts/packages/; install it by other means and build as CONTRIBUTING.md says."
fi

lists=("${@/#/$here/packages/}")
mapfile -t wanted < <(sed 's/#.*//; /^[[:space:]]*$/d' "${lists[@]/%/.txt}")
mapfile -t present < <(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "${wanted[@]}" 2>/dev/null | sed -n 's/^installed //p' | sort -u)
mapfile -t missing < <(comm -23 <(printf '%s\n' "${wanted[@]}" | sort -u) <(printf '%s\n' "${present[@]}" | sort -u))
((${#missing[@]})) || exit 0

as_root=()
if ((EUID != 0)); then
  command -v sudo >/dev/null ||
    fail "These packages are missing, and only root can install them:" "  ${missing[*]}" "Run as root: apt-get install ${missing[*]}"
  as_root=(sudo)
fi

# The lock may be held by a daily update; waiting for it is kinder than failing.
apt() { "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=900 -o Dpkg::Use-Pty=0 -qq "$@" >&2; }

say "Installing ${missing[*]}"
apt update || say "The package lists could not be refreshed; trying with those that are here."
apt install -y --no-install-recommends "${missing[@]}" ||
  fail "apt could not install what Titrate needs." "Its own message is above. Once it is put right, run the same command again."
