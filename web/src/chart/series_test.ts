import { describe, expect, test } from "vitest";
import type { Diary, EntryOfDay, Instrument } from "../door/ask";
import {
  axis_of,
  beeswarm,
  date_ticks,
  gaps,
  latest,
  median,
  nice_step,
  periods_of,
  pooled,
  runs,
  series_of,
} from "./series";

const pain: Instrument = {
  name: "pain",
  label: "Pain",
  lowest: 0,
  highest: 10,
  whole_numbers: true,
  better: "lower",
  unit: "points",
};

const entry = (value: number | null): EntryOfDay =>
  value === null ? { state: "skipped", value } : { state: value === 0 ? "none" : "value", value };

function diary(rows: [day: string, dose: number | null, pain: number | null][], phases: Diary["phases"] = []): Diary {
  return {
    name: "mine",
    simulated: false,
    label: null,
    today: "2026-03-31",
    dose: { name: "magnesium (elemental)", unit: "mg", full_dose: 200 },
    outcomes: [pain],
    days: rows.map(([day, dose, value]) => ({
      day,
      dose: dose === null ? { state: "not_recorded", value: null } : entry(dose),
      arm: null,
      outcomes: { pain: entry(value) },
      note: null,
      side_effects: [],
      context: [],
      late: day === "2026-03-02",
    })),
    phases,
    completeness: { recorded: rows.length, days: rows.length },
  };
}

describe("a series of days", () => {
  const series = series_of(
    diary(
      [
        ["2026-03-01", 0, 6],
        ["2026-03-02", 200, 0],
        ["2026-03-05", null, 5],
        ["2026-03-06", 200, null],
        ["2026-03-07", 200, 4],
      ],
      [
        { from: "2026-03-01", to: "2026-03-04", label: "placebo", on: false },
        { from: "2026-03-05", to: "2026-03-08", label: "magnesium", on: true },
      ],
    ),
    "pain",
  )!;

  test("has every day of the calendar, also those that nobody wrote down, to the end of the last phase", () => {
    expect(series.points.map((p) => p.state)).toEqual([
      "value",
      "none",
      "not_recorded",
      "not_recorded",
      "value",
      "skipped",
      "value",
      "not_recorded",
    ]);
    expect([series.first, series.last, series.length]).toEqual(["2026-03-01", "2026-03-08", 8]);
  });

  test("keeps a real zero and never makes one of a missing day", () => {
    expect(series.points.map((p) => p.value)).toEqual([6, 0, null, null, 5, null, 4, null]);
    expect(series.doses.map((d) => d.value)).toEqual([0, 200, null, null, null, 200, 200, null]);
  });

  test("is joined only between days that follow each other", () => {
    expect(runs(series.points).map((run) => run.map((p) => p.index))).toEqual([[0, 1], [4], [6]]);
    expect(runs(series.doses).map((run) => run.map((d) => d.index))).toEqual([
      [0, 1],
      [5, 6],
    ]);
  });

  test("has gaps where nothing was written down; a day that was skipped on purpose is none", () => {
    expect(gaps(series.points)).toEqual([
      [2, 4],
      [7, 8],
    ]);
  });

  test("has phases from the morning of the first to the evening of the last day", () => {
    expect(series.bands).toEqual([
      { start: 0, end: 4, label: "placebo", on: false },
      { start: 4, end: 8, label: "magnesium", on: true },
    ]);
  });

  test("marks what was written down late", () => {
    expect(series.points.filter((p) => p.late).map((p) => p.day)).toEqual(["2026-03-02"]);
  });

  test("gives each phase its own values and median", () => {
    expect(periods_of(series).map(({ values, median }) => [values, median])).toEqual([
      [[6, 0], 3],
      [[5, 4], 4.5],
    ]);
  });

  test("has the middle half of a period only where that can be said", () => {
    const band = { start: 0, end: 9, label: "a", on: true };
    expect(periods_of({ ...series, bands: [band] })[0]!.middle).toEqual([3, 5.25]);
    expect(periods_of(series)[0]!.middle).toBeNull();
  });

  test("with more periods than columns has those of a name together, or says that it cannot", () => {
    const periods = periods_of(series);
    expect(pooled([...periods, ...periods], 2)!.map(({ band, values }) => [band.label, values.length])).toEqual([
      ["placebo", 4],
      ["magnesium", 4],
    ]);
    expect(pooled(periods, 2)).toEqual(periods);
    expect(pooled(periods, 1)).toBeNull();
  });

  test("of the last days begins with them", () => {
    const all = diary(
      [
        ["2026-03-01", 0, 6],
        ["2026-03-31", 200, 5],
      ],
      [{ from: "2026-03-01", to: "2026-03-31", label: "placebo", on: false }],
    );
    const last = series_of(latest(all, 7), "pain")!;
    expect([last.first, last.length, last.points.at(-1)!.value]).toEqual(["2026-03-25", 7, 5]);
    expect(last.bands).toEqual([{ start: 0, end: 7, label: "placebo", on: false }]);
  });

  test("of an empty diary is nothing", () => expect(series_of(diary([]), "pain")).toBeNull());

  test("crosses the change of the clocks without losing or doubling a day", () => {
    const spring = series_of(
      diary([
        ["2026-03-28", 0, 1],
        ["2026-03-30", 0, 2],
      ]),
      "pain",
    )!;
    expect(spring.points.map((p) => p.day)).toEqual(["2026-03-28", "2026-03-29", "2026-03-30"]);
  });
});

describe("an axis", () => {
  test("shows a declared scale whole, whatever the values", () => {
    expect(axis_of(pain, [4, 5])).toEqual({ lowest: 0, highest: 10, ticks: [0, 2, 4, 6, 8, 10] });
  });

  test("of minutes or of a count begins at zero and ends above the largest, whatever bound catches slips", () => {
    for (const highest of [null, 1440]) {
      const axis = axis_of({ ...pain, highest, unit: "minutes" }, [3, 7]);
      expect(axis.lowest).toBe(0);
      expect(axis.highest).toBeGreaterThanOrEqual(7);
      expect(axis.highest).toBeLessThanOrEqual(10);
      expect(axis.ticks.at(-1)).toBe(axis.highest);
    }
  });

  test("is divided into three to six parts by 1, 2 or 5", () => {
    for (const span of [0.07, 1, 3, 9, 10, 42, 100, 999]) {
      const parts = span / nice_step(span);
      expect(parts).toBeGreaterThanOrEqual(2);
      expect(parts).toBeLessThanOrEqual(6);
    }
  });

  test("of days names Mondays, and never more than there is room for", () => {
    expect(date_ticks("2026-03-01", 22, 5)).toEqual([1, 8, 15]); // 2 March 2026 was a Monday
    expect(date_ticks("2026-03-02", 84, 4)).toEqual([0, 28, 56]);
    expect(date_ticks("2026-03-03", 3, 4)).toEqual([0]);
  });
});

test("the median of an even number of values is between the two in the middle", () => {
  expect([median([]), median([3]), median([9, 1, 5]), median([1, 2, 4, 9])]).toEqual([null, 3, 5, 3]);
});

test("equal dots stand side by side, from the middle outwards", () => {
  expect(beeswarm([4, 4, 4, 5, 4])).toEqual([0, 1, -1, 0, 2]);
});
