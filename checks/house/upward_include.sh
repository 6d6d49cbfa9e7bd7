#!/usr/bin/env bash
# upward_include.sh COMPILER ROOTS LAYER...: the layers come from the ground up. Proves that a file of a layer cannot
# include anything of a layer above it, and that the same include is fine from where it is allowed.
set -uo pipefail
export LC_ALL=C # the compiler's own words are compared
compiler=$1 roots=$2
shift 2
layers=("$@")
failed=0 tried=0

includes() { # ROOT HEADER
  "$compiler" -std=c++20 -fsyntax-only -I "$roots/$1" -x c++ - 2>&1 <<<"#include \"$2\""
}

for ((low = 0; low < ${#layers[@]}; ++low)); do
  for ((high = low + 1; high < ${#layers[@]}; ++high)); do
    header=$(find -L "$roots/${layers[high]}/${layers[high]}" -maxdepth 1 -name '*.h' -printf '%f\n' | sort | head -1)
    [[ $header ]] || continue
    said=$(includes "${layers[low]}" "${layers[high]}/$header") && said="it compiled"
    ((++tried))
    if [[ $said != *"${layers[high]}/$header"*"No such file"* && $said != *"'${layers[high]}/$header' file not found"* ]]; then
      echo "a file in ${layers[low]} can include ${layers[high]}/$header: $said"
      failed=1
    fi
  done
done

said=$(includes trial diary/diary.h) || { echo "trial uses diary, yet: $said"; failed=1; }
said=$(includes base diary/diary.h) && { echo "base does not use diary, yet it includes it"; failed=1; }
((tried > 0)) || { echo "nothing was tried"; failed=1; }
echo "$tried includes up the tree were tried"
exit $failed
