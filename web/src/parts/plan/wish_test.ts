import { describe, expect, test } from "vitest";
import {
  askings_of,
  comparator_of,
  days_of,
  others_of,
  ranges_of,
  round_step,
  same_values,
  shaped,
  values_of,
  values_of_outlook,
  wish_of,
  type Proposed,
  type Trial,
} from "./wish";

const proposed: Trial = {
  question: "Is pain lower with 200 mg of magnesium a day than with none?",
  primary: {
    name: "pain",
    label: "pain",
    better: "lower",
    smallest_worthwhile: 2,
    unit: "points",
    lowest: 0,
    highest: 10,
  },
  dose_mg: 200,
  comparator: "nothing",
  run_in_days: 14,
  design: { kind: "pairs", pairs: 3, period_days: 28, gap_days: 14 },
  start: "2026-09-02",
  planned_days: 252,
  looks: null,
  blinding: "none",
  baseline: { sd: 1.43, rho: 0.5, mean: null },
  missing_fraction: 0.1,
};

describe("the values of a plan", () => {
  test("have its length", () => expect(days_of(values_of(proposed))).toBe(252));

  test("of a coin each day count pairs of days", () => {
    const daily: Trial = { ...proposed, design: { kind: "daily" }, planned_days: 98 };
    expect(values_of(daily)).toMatchObject({ pairs: 42, period_days: 1, gap_days: 0 });
    expect(days_of(values_of(daily))).toBe(98);
  });

  test("come back from a plan that is shaped by them", () => {
    const other = {
      ...values_of(proposed),
      pairs: 5,
      period_days: 21,
      gap_days: 7,
      smallest: 1,
      missing: 0.2,
      rho: 0.3,
    };
    expect(values_of(shaped(proposed, other))).toEqual(other);
  });
});

test("a plan of four pairs or more is looked at half-way, as the program proposes", () => {
  const four = { ...values_of(proposed), pairs: 4 };
  expect(shaped(proposed, four).looks).toEqual([168, 336]); // as plan_new answered for these
  expect(shaped(proposed, values_of(proposed)).looks).toBeNull();
});

test("a lower dose stays the same share of the full one", () => {
  const lower: Trial = { ...proposed, comparator: "magnesium 50 mg", comparator_dose_mg: 50 };
  expect(shaped(lower, { ...values_of(lower), dose_mg: 100 }).comparator_dose_mg).toBe(25);
});

test("the other arm is found again in what it is called", () => {
  expect(comparator_of(proposed)).toBe("nothing");
  expect(comparator_of({ ...proposed, comparator: "placebo" })).toBe("placebo");
  expect(comparator_of({ ...proposed, comparator: "magnesium 50 mg", comparator_dose_mg: 50 })).toBe("lower_dose");
  expect(comparator_of({ ...proposed, comparator: "glycine 1240 mg" })).toBe("glycine");
});

describe("a wish", () => {
  const question = { outcome: "pain", better: "lower", comparator: "nothing", blinding: "none" };

  const from: Proposed = { told: { outcome: "pain", comparator: "nothing", blinding: "none" }, trial: proposed };

  test("says nothing that is proposed anyway", () => {
    expect(wish_of(proposed, values_of(proposed), from)).toEqual(question);
  });

  test("says each time what the program had to be told before it could propose anything", () => {
    const [, with_smallest, with_usual] = askings_of({ ...proposed, baseline: { sd: 12, rho: 0.5, mean: 40 } });
    expect(with_smallest).toEqual({ ...question, smallest: 2 });
    expect(with_usual).toEqual({ ...question, smallest: 2, sd: 12, mean: 40 });
    const told = { ...from, told: with_smallest! };
    expect(wish_of(proposed, { ...values_of(proposed), missing: 0 }, told)).toEqual({
      ...question,
      smallest: 2,
      missing_fraction: 0,
    });
    expect(wish_of(proposed, { ...values_of(proposed), smallest: 1 }, told)).toMatchObject({ smallest: 1 });
  });

  test("says what differs, and only that", () => {
    const v = { ...values_of(proposed), pairs: 4, rho: 0.3, start: "2026-09-09" };
    expect(wish_of(proposed, v, from)).toEqual({ ...question, pairs: 4, rho: 0.3, start: "2026-09-09" });
  });

  test("of another kind says its layout too", () => {
    expect(wish_of(proposed, { ...values_of(proposed), kind: "blocks" }, from)).toMatchObject({
      kind: "blocks",
      pairs: 3,
      period_days: 28,
    });
    const daily = { ...values_of(proposed), kind: "daily" as const, pairs: 40, period_days: 1, gap_days: 0 };
    expect(wish_of(proposed, daily, from)).not.toHaveProperty("period_days");
  });

  test("says everything where nothing is known to be proposed", () => {
    expect(wish_of(proposed, values_of(proposed), null)).toMatchObject({ pairs: 3, dose_mg: 200, start: "2026-09-02" });
  });
});

describe("sliders", () => {
  test("never go above the room that the limit leaves, in whole units", () => {
    expect(ranges_of(proposed, 100, 250).dose_mg).toEqual({ lowest: 100, highest: 200, step: 100 });
    expect(ranges_of(proposed, null, 250).dose_mg.highest).toBe(250);
  });

  test("hold the value they begin with", () => {
    const long: Trial = { ...proposed, design: { kind: "pairs", pairs: 14, period_days: 90, gap_days: 60 } };
    const all = ranges_of(long, null, 250);
    expect([all.pairs.highest, all.period_days.highest, all.gap_days.highest]).toEqual([14, 90, 60]);
  });

  test("have round steps", () => {
    expect([0.5, 0.3, 7, 25, 1].map(round_step)).toEqual([0.5, 0.2, 5, 20, 1]);
    expect(ranges_of(proposed, null, 250).smallest).toEqual({ lowest: 0.5, highest: 5, step: 0.5 });
  });
});

describe("other plans", () => {
  test("are three, also where no day is missing", () => {
    expect(others_of(values_of(proposed)).map(({ other }) => other)).toEqual([
      "one_more_pair",
      "longer_periods",
      "fewer_missing",
    ]);
    expect(others_of({ ...values_of(proposed), missing: 0 })).toHaveLength(3);
  });

  test("that the door rehearsed are known by their length", () => {
    const v = values_of(proposed);
    expect(values_of_outlook(v, { days: 336, period_days: 28, missing_fraction: 0.1 })).toEqual({ ...v, pairs: 4 });
    expect(values_of_outlook(v, { days: 420, period_days: 56, missing_fraction: 0.1 })).toEqual({
      ...v,
      period_days: 56,
    });
  });
});

test("the same values are the same, whatever rounding did to them", () => {
  const v = values_of(proposed);
  expect(same_values(v, { ...v, rho: 0.1 + 0.4 })).toBe(true);
  expect(same_values(v, { ...v, start: "2026-10-01" })).toBe(false);
});
