import type { Promised } from "../../answer";
import { magnesium, number, percent, plural } from "./format";
import { in_unit } from "./outcomes";

const graded = ["none", "mild", "limiting", "severe", "life-threatening"];

export const answer = {
  heading: "Answer",
  question: "Outcome",
  smallest: "Smallest change that would matter to me",
  smallest_help: "Optional, in the same units; a sign is not needed.",
  ask: "Ask again",
  better_heading: "Which way is better?",
  lower: "Lower is better",
  higher: "Higher is better",
  working: "Working it out…",
  undecided_text: "This is an estimate and not a decision.",
  verdicts: {
    keep_taking: "Keep taking it",
    raise: "Raise the dose",
    lower: "Lower the dose",
    stop_taking: "Stop taking it",
    carry_on: "Carry on as planned",
    undecided: "Undecided",
    withhold: "Do not take it",
  },
  continue: "Continue",
  stop: "Stop",
  effect_heading: "The effect",
  strip: (label: string, unit: string) => `Difference in ${label.toLowerCase()} with the treatment, ${unit}`,
  zero: "no effect",
  worthwhile: "worth having",
  better_side: "better",
  figure_sentence: (
    mid: string,
    low: string,
    high: string,
    unit: string,
    worthwhile: string | null,
    sure: string | null,
  ) =>
    `Best estimate ${mid} ${unit}, with 95 per cent of the probability between ${low} and ${high}.` +
    (worthwhile === null ? "" : ` A difference from ${worthwhile} on is worth having`) +
    (worthwhile === null ? "" : sure === null ? "." : `; its probability is ${sure}.`),
  legend: "The bar holds half of the probability, the line 95 per cent; the dot is the middle.",
  legend_curve:
    "The curve is drawn through the seven quantiles of the answer, and where it is high the difference is likely; " +
    "dashed, beyond the outermost of them, it is a guess.",
  legend_worth: "Hatched is what is worth having.",
  cannot_heading: "What it cannot tell",
  others_heading: "The same question, asked differently",
  the_answer: "the answer above",
  others_legend: "The line holds 95 per cent of the probability, the dot is its middle; the upright line is no effect.",
  others_legend_worth:
    "The line holds 95 per cent of the probability, the dot is its middle; the upright line is no effect, the dashed " +
    "one the smallest that is worth having.",
  facts: {
    effect: "Best estimate",
    sure: "Better at all",
    worthwhile: (smallest: string) => `Better by ${smallest} or more`,
    days: "Days used",
    rho: "Likeness of one day to the next",
    half_life: "Half of the effect after",
  },
  of_days: (recorded: number, days: number) => `${recorded} of ${days}`,
  missing_late: (missing: number, late: number) => `${missing} missing, ${late} written down late`,
  range: (low: string, high: string) => `${low} to ${high}`,
  half_life_days: (n: string) => `${n} days`,
  provenance_heading: "How this was made",
  provenance: (version: string, today: string, seed: number) =>
    `Titrate ${version}, asked on ${today}, seed ${seed}. The same diary and seed give the same digits.`,
  facts_hash: "Tables of facts",
  protocol_hash: "Sealed protocol",
  not_built: "Notes on single fields",
  none_next: "The answer needs days with and without the treatment. Write down today.",
  print: "Print this answer",

  look: {
    taken: "What was taken so far",
    number: (nth: number, planned: number, day: string) =>
      `Planned look ${nth} of ${planned}, of the days up to ${day}.`,
    last: "It is the last one.",
    next: (day: string) => `The next look is after ${day}.`,
    peeked: (n: number) => `Somebody looked early ${n === 1 ? "once" : `${n} times`}; every report says so.`,
    ended: "No verdict: the order was told before a look",
    early: "No verdict: an early look, which is written down",
    blinded: "The plan is blinded: nothing here tells which period was which.",
    open_order: "Open the order",
    guess: "Write down the last guess",
    decide: "Decide what follows",
    other_wait: "Other outcomes can be looked at when the trial is over.",
    not_the_plan: "This is not the question that was sealed: read it as an idea, and not as the answer.",
  },
  peek: {
    summary: "Look early all the same",
    why:
      "Whoever looks often finds something sooner or later, also where there is nothing. So an early look is written " +
      "down, every later report says so, and it gives no verdict. It cannot be taken back.",
    blinded: "Of a blinded plan it tells to continue or to stop, and no effect.",
    agree: "I want to look early, and have it written down",
    ask: "Look early",
  },
  promise_heading: "What was said before day 1",
  promise: (p: Promised) =>
    [
      p.days === null ? "" : `The plan takes ${plural(p.days, "day", "days")}`,
      p.looks.length > 1
        ? `, with looks after days ${p.looks.join(", ")}`
        : p.days === null
          ? ""
          : ", with one look, at its end",
      p.days === null ? "" : ".",
      p.smallest === null ? "" : ` A difference of ${in_unit(p.smallest, p.unit)} was called worth having.`,
      p.false_claims === null
        ? ""
        : ` Of people whom it does nothing for, at most ${number(100 * p.false_claims, 1)}\u00a0% would be told to keep ` +
          `taking it` +
          (p.people === null ? "." : ` (rehearsed with ${p.people} simulated people).`),
    ].join(""),
  blind_heading: "How the blind held",

  report: {
    title: "One person's trial of a supplement, in brief",
    title_diary: "One person's diary of a supplement, in brief",
    question: "Question",
    plain_question: (label: string) => `Does the treatment move ${label}? No plan was sealed before the days.`,
    design: "Design",
    design_text: (p: Promised) =>
      [
        p.kind === "pairs" && p.pairs !== null && p.period_days !== null
          ? `${plural(p.pairs, "pair", "pairs")} of periods of ${plural(p.period_days, "day", "days")} in drawn order`
          : p.kind === "daily"
            ? "each day drawn by itself"
            : p.period_days !== null
              ? `periods of ${plural(p.period_days, "day", "days")} in drawn order`
              : "periods in drawn order",
        p.dose_mg === null ? "" : `${magnesium(p.dose_mg)} of elemental magnesium a day`,
        p.comparator === null ? "" : `against ${p.comparator}`,
        p.run_in_days === null || p.run_in_days === 0 ? "" : `after ${plural(p.run_in_days, "day", "days")} without`,
        p.days === null ? "" : `${plural(p.days, "day", "days")} in all`,
        p.blinding === null || p.blinding === "none"
          ? "not blinded"
          : p.blinding === "helper"
            ? "blinded, prepared by a helper"
            : "blinded by oneself",
      ]
        .filter((part) => part !== "")
        .join(", ") + ".",
    design_none: "Days with and without the treatment as they came; no order was drawn by a sealed plan.",
    amended: (n: number) => `Amended ${n === 1 ? "once" : `${n} times`} after the seal.`,
    taken: "Doses really taken",
    taken_text: (n: { days: number; taken: number; none: number; skipped: number; unknown: number }) =>
      `Of ${plural(n.days, "day", "days")}: taken on ${n.taken}, none on ${n.none}, skipped on ${n.skipped}, not ` +
      `recorded on ${n.unknown}.`,
    complete: "Completeness",
    complete_text: (recorded: number, days: number, missing: number, late: number) =>
      `${recorded} of ${plural(days, "day", "days")} have the outcome and are used; ${missing} are missing and are ` +
      `not counted as zero; ${late} were written down late.`,
    effect: "Effect",
    probabilities: (better: number | null, worthwhile: number | null, smallest: number | null, unit: string) =>
      [
        better === null ? "" : `Probability that it is better at all: ${percent(better)}`,
        worthwhile === null || smallest === null
          ? ""
          : `better by at least ${number(Math.abs(smallest))} ${unit}: ${percent(worthwhile)}`,
      ]
        .filter((part) => part !== "")
        .join("; "),
    periods: "Period by period",
    side_effects: "Side effects",
    no_side_effects: "None was written down.",
    side_effect: (name: string, days: number, worst: number) =>
      `${name} on ${plural(days, "day", "days")}, at worst ${graded[worst] ?? worst}`,
    findings: "Findings of the screening",
    no_findings: "Nothing in our rules.",
    not_checkable: (names: string[]) => `Could not be checked: ${names.join(", ")}.`,
    not_checked: (names: string[]) => `Not looked at: ${names.join(", ")}.`,
    decision: "Decision",
    no_decision: "None was written down yet.",
    self_report:
      "Everything here was written down by the person themselves. Nobody has verified it, and it is about this person " +
      "only.",
    simulated: "These days are simulated. No person lived them.",
    hash: (hash: string) => `Sealed protocol, SHA-256: ${hash}`,
  },
};
