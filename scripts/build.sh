#!/usr/bin/env bash
# build.sh PRESET [-DNAME=VALUE...] [-- TARGET...]: configures when needed, and builds (CMakePresets.json says where).
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
source "$root/scripts/say.sh"

preset=$1 options=() targets=()
shift
while (($#)) && [[ $1 != -- ]]; do options+=("$1"); shift; done
(($#)) && shift
targets=("$@")

case $preset in
  release) build=$root/build ;;
  *) build=$root/build/$preset ;;
esac

# Configuring again is slow and ninja does it by itself when a CMakeLists.txt changes; only an option that differs needs us.
configured() {
  [[ -e $build/build.ninja && $build/build.ninja -nt $root/CMakePresets.json ]] || return 1
  local option name
  for option in "${options[@]}"; do
    name=${option#-D}
    grep -q "^${name%%=*}:[A-Z]*=${name#*=}\$" "$build/CMakeCache.txt" || return 1
  done
}

mkdir -p "$build"
exec 9>"$build/.lock"
flock 9 # two at once would write the same files

if ! configured; then
  say "Configuring ${build#"$root/"} ($preset)"
  cmake -S "$root" --preset "$preset" "${options[@]}" >/dev/null
fi
say "Building ${build#"$root/"}${targets[*]:+: ${targets[*]}}"
ninja -C "$build" --quiet "${targets[@]}" >&2
