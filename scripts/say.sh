# Sourced by the scripts: how they speak. All of it goes to stderr, so that the stdout of `./run review x --json` is JSON.
# shellcheck shell=bash

say() { printf '» %s\n' "$*" >&2; }

fail() {
  printf '\n%s\n' "$@" >&2
  exit 2
}
