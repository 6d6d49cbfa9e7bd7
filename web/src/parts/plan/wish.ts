/** A plan (TRIAL.json) as the sliders hold it, and back as a wish to the door, which alone makes plans. */

import type { Day } from "../../days";

export type Kind = "pairs" | "blocks" | "daily";

/** What the page reads of a plan. Everything else in it is kept as it came. */
export interface Trial extends Record<string, unknown> {
  question: string;
  primary: {
    name: string;
    label: string;
    better: "lower" | "higher" | null;
    smallest_worthwhile: number | null;
    unit: string;
    lowest: number | null;
    highest: number | null;
  };
  secondary?: { name: string; label: string }[];
  dose_mg: number;
  comparator: string;
  comparator_dose_mg?: number | null;
  run_in_days: number;
  design: { kind: Kind; pairs?: number; period_days?: number; gap_days?: number };
  start: Day;
  planned_days: number;
  looks: number[] | null;
  blinding: string;
  baseline: { sd: number; rho: number; mean: number | null } | null;
  missing_fraction: number | null;
}

export const trial_of = (json: Record<string, unknown>): Trial => json as unknown as Trial;

export interface Values {
  kind: Kind;
  pairs: number; // of periods; of days where a coin decides each day
  period_days: number;
  gap_days: number;
  run_in_days: number;
  dose_mg: number;
  smallest: number;
  missing: number;
  rho: number;
  start: Day;
}

const usual_rho = 0.5;

export function values_of(trial: Trial): Values {
  const { kind, pairs, period_days, gap_days } = trial.design;
  const daily = kind === "daily";
  return {
    kind,
    pairs: daily ? Math.floor((trial.planned_days - trial.run_in_days) / 2) : (pairs ?? 2),
    period_days: daily ? 1 : (period_days ?? 1),
    gap_days: daily ? 0 : (gap_days ?? 0),
    run_in_days: trial.run_in_days,
    dose_mg: trial.dose_mg,
    smallest: trial.primary.smallest_worthwhile ?? 1,
    missing: trial.missing_fraction ?? 0,
    rho: trial.baseline?.rho ?? usual_rho,
    start: trial.start,
  };
}

export const days_of = (v: Values): number =>
  v.run_in_days + 2 * v.pairs * v.period_days + (2 * v.pairs - 1) * v.gap_days;

/** Where the program puts the looks: half-way too, from four pairs on. */
function looks_of(v: Values): number[] | null {
  if (v.kind === "daily" || v.pairs < 4) return null;
  const half = 2 * Math.ceil(v.pairs / 2);
  return [v.run_in_days + half * v.period_days + (half - 1) * v.gap_days, days_of(v)];
}

/** The plan as it would be, for a quick estimate while a slider moves. What is kept is made by the door, from a wish. */
export function shaped(trial: Trial, v: Values): Trial {
  const lower = trial.comparator_dose_mg ?? null;
  return {
    ...trial,
    dose_mg: v.dose_mg,
    ...(lower === null ? {} : { comparator_dose_mg: (lower / trial.dose_mg) * v.dose_mg }),
    primary: { ...trial.primary, smallest_worthwhile: v.smallest },
    run_in_days: v.run_in_days,
    design:
      v.kind === "daily"
        ? { kind: "daily" }
        : { kind: v.kind, pairs: v.pairs, period_days: v.period_days, gap_days: v.gap_days },
    planned_days: days_of(v),
    looks: looks_of(v),
    baseline: trial.baseline === null ? null : { ...trial.baseline, rho: v.rho },
    missing_fraction: v.missing,
    decision: null,
    assignment: [],
  };
}

/** What the other arm was wished to be: nothing, placebo, lower_dose, or the id of a substance. */
export function comparator_of(trial: Trial): string {
  if ((trial.comparator_dose_mg ?? null) !== null) return "lower_dose";
  return trial.comparator === "" ? "nothing" : trial.comparator.split(" ")[0]!.toLowerCase();
}

/** A wish, as `plan_new` takes it. */
export interface Wish {
  outcome: string;
  comparator: string;
  blinding: "none" | "self" | "helper";
  better?: "lower" | "higher";
  smallest?: number;
  dose_mg?: number;
  start?: Day;
  kind?: Kind;
  pairs?: number;
  period_days?: number;
  gap_days?: number;
  run_in_days?: number;
  sd?: number;
  rho?: number;
  mean?: number;
  missing_fraction?: number;
}

export const blinding_of = (trial: Trial): Wish["blinding"] =>
  trial.blinding === "self" || trial.blinding === "helper" ? trial.blinding : "none";

export function question_of(trial: Trial): Wish {
  const { name, better } = trial.primary;
  const wish: Wish = { outcome: name, comparator: comparator_of(trial), blinding: blinding_of(trial) };
  return better === null ? wish : { ...wish, better };
}

const near = (a: number, b: number) => Math.abs(a - b) < 1e-9;

/** What a proposal may have to be told for this question, least first: not every outcome has it in the tables. */
export function askings_of(trial: Trial): Wish[] {
  const question = question_of(trial);
  const { smallest } = values_of(trial);
  const { sd, mean } = trial.baseline ?? { sd: undefined, mean: undefined };
  const usual = { ...(sd === undefined ? {} : { sd }), ...(mean == null ? {} : { mean }) };
  return [question, { ...question, smallest }, { ...question, smallest, ...usual }];
}

/** What the program would propose, and what it had to be told for it: that is said each time. */
export interface Proposed {
  told: Wish;
  trial: Trial;
}

/** The wish that makes this plan of what the program would propose: only what differs, so that its reasons stay. */
export function wish_of(trial: Trial, v: Values, from: Proposed | null): Wish {
  const wish = { ...question_of(trial), ...from?.told };
  const proposed = from?.trial ?? null;
  const was = proposed === null ? null : values_of(proposed);
  const differs = (field: Exclude<keyof Values, "kind" | "start">) => was === null || !near(was[field], v[field]);
  const periods = v.kind !== "daily";
  const other_kind = was !== null && was.kind !== v.kind; // then the numbers that were proposed are those of another kind
  if (was === null ? v.kind !== "pairs" : other_kind) wish.kind = v.kind;
  if (differs("pairs") || other_kind) wish.pairs = v.pairs;
  if (periods && (differs("period_days") || other_kind)) wish.period_days = v.period_days;
  if (periods && (differs("gap_days") || other_kind)) wish.gap_days = v.gap_days;
  if (differs("run_in_days")) wish.run_in_days = v.run_in_days;
  if (differs("dose_mg")) wish.dose_mg = v.dose_mg;
  if (differs("smallest")) wish.smallest = v.smallest;
  if (differs("missing")) wish.missing_fraction = v.missing;
  if (differs("rho")) wish.rho = v.rho;
  const [now, then] = [trial.baseline, proposed?.baseline ?? null];
  if (now !== null && (then === null || !near(now.sd, then.sd))) wish.sd = now.sd;
  if (now !== null && now.mean !== null && now.mean !== then?.mean) wish.mean = now.mean;
  if (was === null || was.start !== v.start) wish.start = v.start;
  return wish;
}

export interface Range {
  lowest: number;
  highest: number;
  step: number;
}

/** A slider that always holds the value that it begins with, beyond its usual ends too. */
const around = (value: number, lowest: number, highest: number, step: number): Range => ({
  lowest: Math.min(lowest, value),
  highest: Math.max(highest, value),
  step,
});

/** 1, 2 or 5 times a power of ten, not above `most`. */
export function round_step(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most));
  return [5, 2, 1].map((n) => n * power).find((step) => step <= most * (1 + 1e-9)) ?? power;
}

/** `mg` in one unit of the product, or null; `most` that the limit leaves room for. */
export function ranges_of(
  trial: Trial,
  mg: number | null,
  most: number,
): Record<"pairs" | "period_days" | "gap_days" | "run_in_days" | "dose_mg" | "smallest" | "missing" | "rho", Range> {
  const v = values_of(trial);
  const { lowest, highest, unit } = trial.primary;
  const points = lowest !== null && highest !== null && unit === "points";
  const step = points ? round_step((highest - lowest) / 20) : round_step(v.smallest / 4);
  const of_size = points
    ? around(v.smallest, step, (highest - lowest) / 2, step)
    : around(v.smallest, step, round_step(v.smallest) * 5, step);
  const portion = mg ?? 25;
  return {
    pairs: v.kind === "daily" ? around(v.pairs, 5, 90, 1) : around(v.pairs, 2, 10, 1),
    period_days: around(v.period_days, 3, 56, 1),
    gap_days: around(v.gap_days, 0, 42, 1),
    run_in_days: around(v.run_in_days, 0, 28, 1),
    dose_mg: around(v.dose_mg, portion, Math.max(portion, Math.floor(most / portion + 1e-9) * portion), portion),
    smallest: of_size,
    missing: around(v.missing, 0, 0.5, 0.05),
    rho: around(v.rho, 0, 0.9, 0.1),
  };
}

/** Three plans that one tap away may be better. */
export type Other = "one_more_pair" | "a_sixth_more" | "longer_periods" | "fewer_missing" | "shorter_periods";

export function others_of(v: Values): { other: Other; values: Values }[] {
  const all: { other: Other; values: Values }[] = [];
  if (v.kind === "daily") {
    all.push({ other: "a_sixth_more", values: { ...v, pairs: v.pairs + Math.ceil(v.pairs / 6) } });
  } else {
    all.push({ other: "one_more_pair", values: { ...v, pairs: v.pairs + 1 } });
    all.push({ other: "longer_periods", values: { ...v, period_days: v.period_days + 7 } });
  }
  if (v.missing > 0) all.push({ other: "fewer_missing", values: { ...v, missing: v.missing / 2 } });
  else if (v.kind !== "daily" && v.period_days >= 10)
    all.push({ other: "shorter_periods", values: { ...v, period_days: v.period_days - 7, pairs: v.pairs + 1 } });
  return all;
}

/** The values of a plan that the door rehearsed beside this one: it tells length, period and missing days. */
export function values_of_outlook(
  v: Values,
  plan: { days: number; period_days?: number; missing_fraction?: number },
): Values {
  const period_days = v.kind === "daily" ? 1 : (plan.period_days ?? v.period_days);
  const pairs = Math.round((plan.days - v.run_in_days + v.gap_days) / (2 * (period_days + v.gap_days)));
  return { ...v, period_days, pairs, missing: plan.missing_fraction ?? v.missing };
}

export const same_values = (a: Values, b: Values): boolean =>
  (Object.keys(a) as (keyof Values)[]).every((field) => {
    const [one, other] = [a[field], b[field]];
    return typeof one === "number" && typeof other === "number" ? near(one, other) : one === other;
  });

/** A sealed plan with what may be amended, or null where nothing differs. The dose that its question names follows. */
export function amended(
  plan: Trial,
  to: { dose_mg: number; smallest: number; secondary: string[] },
): Record<string, unknown> | null {
  const before = (plan.secondary ?? []).map((one) => one.name);
  const same_beside = before.length === to.secondary.length && before.every((name) => to.secondary.includes(name));
  if (near(to.dose_mg, plan.dose_mg) && near(to.smallest, plan.primary.smallest_worthwhile ?? 0) && same_beside)
    return null;
  const known = new Map((plan.secondary ?? []).map((one) => [one.name, one]));
  return {
    ...plan,
    question: plan.question.replace(`${plan.dose_mg} mg of magnesium`, `${to.dose_mg} mg of magnesium`),
    dose_mg: to.dose_mg,
    primary: { ...plan.primary, smallest_worthwhile: to.smallest },
    secondary: to.secondary.map((name) => known.get(name) ?? name),
  };
}
