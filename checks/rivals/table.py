"""table.py FOLDER COMPILED: one Markdown table for each case of FOLDER/rounds.tsv, the medians of its rounds.

A line of rounds.tsv is case, tool, CPU seconds of one fit, mean and sd of the effect, effective sample size, remark.
COMPILED holds the seconds that each Stan program took to compile. Exit 1 where a program that fits the same model by
sampling disagrees with Titrate about the mean of the effect by more than five of its standard errors: speed beside a
wrong answer is worth nothing.
"""

import collections
import json
import pathlib
import statistics
import sys

ours = "Titrate"
families = {"gaussian": "Gaussian", "poisson": "Poisson", "ordinal": "ordinal, eleven levels"}


def duration(seconds):
    for unit, size in (("s", 1), ("ms", 1e-3)):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds * 1e6:.3g} µs"


def ratio(value):
    return f"{float(f'{value:.2g}'):,.0f}" if value >= 10 else f"{value:.2g}"


def main(folder, compiled):
    rounds = collections.defaultdict(lambda: collections.defaultdict(list))
    for line in (folder / "rounds.tsv").read_text().splitlines():
        case, tool, seconds, mean, sd, ess, remark = line.split("\t")
        rounds[case][tool].append((float(seconds), float(mean), float(sd), float(ess or "nan"), remark))

    wrong = []
    for case, tools in rounds.items():
        reference_folder = pathlib.Path(__file__).parents[1] / "reference" / case
        reference = json.loads((reference_folder / "reference.json").read_text())
        expected = reference["effect"]
        family = reference["family"]
        base = statistics.median(run[0] for run in tools[ours])
        base_mean = tools[ours][0][1]

        print(f"### {case}: {families[family]}\n")
        print("| program | CPU time of a fit, median (least to most of the rounds) | times Titrate's (by round) | effect: mean | sd "
              "| mean, from the reference, in its sds | effective draws | remark |")
        print("|---|---:|---:|---:|---:|---:|---:|---|")
        how = "dense quadrature" if "how" in expected else reference["engine"]
        print(f"| reference posterior | | | {expected['mean']:.4f} | {expected['sd']:.4f} | 0 | | {how} |")
        for tool, runs in tools.items():
            times = sorted(run[0] for run in runs)
            by_round = [run[0] / own[0] for run, own in zip(runs, tools[ours])]
            middle = sorted(runs)[len(runs) // 2]
            _, mean, sd, ess, remark = middle
            if tool == "rstan":
                seconds = (compiled / f"{family}.rds.seconds").read_text().strip()
                remark += f"; compiling it took {seconds} s more"
            off = (mean - expected["mean"]) / expected["sd"]
            print(f"| {tool} | {duration(statistics.median(times))} ({duration(times[0])} to {duration(times[-1])}) "
                      f"| {ratio(statistics.median(times) / base)} ({ratio(min(by_round))} to {ratio(max(by_round))}) | {mean:.4f} | {sd:.4f} | {off:+.4f} "
                  f"| {'' if ess != ess else round(ess)} | {remark} |")
            for _, mean, sd, ess, _ in runs:
                allowed = 5 * sd / ess**0.5 + reference["tolerance_sd"] * expected["sd"] if ess == ess else None
                if allowed is not None and abs(mean - base_mean) > allowed:
                    wrong.append(f"{case}: {tool} says {mean:.4f}, Titrate {base_mean:.4f}, allowed {allowed:.4f}")
        print()

    for sentence in wrong:
        print(sentence, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])))
