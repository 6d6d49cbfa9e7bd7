#!/usr/bin/env bash
# run.sh [ROUNDS] [CASE...]: Titrate beside rstan, rjags, nlme and statsmodels, on the same data, in one run.
#
# Installs those programs from Debian, compiles the Stan programs once (into build/rivals), then times every program
# ROUNDS times (3), in turn, each in a process of its own on one core, and prints a Markdown table to stdout; docs/speed.md
# holds one. CPU time, not the clock: somebody else's load lengthens the clock, and CPU time only by what it does to the
# caches. The core is the last one, or RIVALS_CORE.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
# shellcheck source=../../scripts/say.sh
source "$root/scripts/say.sh"

rounds=${1:-3}
[[ $rounds =~ ^[1-9][0-9]*$ ]] || fail "The number of rounds is a whole number above zero, not \"$rounds\"."
cases=("${@:2}")
((${#cases[@]})) || cases=(g1 p1 o1)
core=${RIVALS_CORE:-$(($(nproc) - 1))}

"$root/scripts/install.sh" build bench rivals
"$root/scripts/build.sh" release -DTITRATE_BENCH=ON -- time_fit
out=$root/build/rivals
mkdir -p "$out"
cd "$here" # the R programs read each other

declare -A family=([g1]=gaussian [p1]=poisson [o1]=ordinal)
# Nothing of one person's may speak here: neither a profile nor a compiler's options; and one thread each.
export R_MAKEVARS_USER=$here/Makevars R_PROFILE_USER='' R_ENVIRON_USER='' OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1

for case in "${cases[@]}"; do
  model=${family[$case]-}
  [[ $model ]] || fail "\"$case\" is not one of the cases: g1, p1, o1."
  compiled=$out/$model.rds
  if [[ ! -e $compiled || -n $(find ./*.stan compile_stan.R Makevars -newer "$compiled") ]]; then
    say "Compiling $model.stan"
    Rscript --vanilla compile_stan.R "$model.stan" "$compiled" >"$out/$model.log" 2>&1 || fail "It did not compile: $out/$model.log"
  fi
done

pinned() { taskset -c "$core" "$@"; }
timed() {
  case $1 in
    engine) pinned "$root/build/time_fit" "$2" ;;
    stan) pinned Rscript --vanilla stan.R "../reference/$2" "$out/${family[$2]}.rds" "$3" 2>>"$out/stan.log" ;;
    jags) pinned Rscript --vanilla jags.R "../reference/$2" "$3" ;;
    gls) pinned Rscript --vanilla gls.R "../reference/$2" ;;
    # Debian's python, whatever else is on the path: that is where the package is.
    regressions) pinned /usr/bin/python3 regressions.py "../reference/$2" ;;
  esac
}

before=$(cut -d' ' -f1-3 /proc/loadavg)
: >"$out/rounds.tsv"
for ((round = 1; round <= rounds; ++round)); do
  for case in "${cases[@]}"; do
    tools=(engine stan)
    [[ $case != g1 ]] || tools+=(jags gls regressions)
    for tool in "${tools[@]}"; do
      say "Round $round of $rounds: $case, $tool"
      timed "$tool" "$case" "$round" >>"$out/rounds.tsv"
    done
  done
done

version() { dpkg-query -W -f '${Version}' "$1"; }
instructions="no AVX2"
if grep -qw avx2 /proc/cpuinfo; then instructions="AVX2, no AVX-512"; fi
if grep -qw avx512f /proc/cpuinfo; then instructions=AVX-512; fi
cat <<END
$(date -u +%Y-%m-%d), commit $(git -C "$root" rev-parse --short HEAD), $rounds rounds in turn, one core (number $core of $(nproc --all)).
Load average before and after: $before; $(cut -d' ' -f1-3 /proc/loadavg).
Machine: $(lscpu | sed -n 's/^Model name: *//p'), $(awk -F': ' '/cpu MHz/ { print int($2); exit }' /proc/cpuinfo) MHz, $instructions.
Programs: R $(version r-base-core), rstan $(version r-cran-rstan), JAGS $(version jags), nlme $(version r-cran-nlme), statsmodels $(version python3-statsmodels).

END
/usr/bin/python3 table.py "$out" "$out"
