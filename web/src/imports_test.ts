import { describe, expect, test } from "vitest";
import { columns_of, layout_of, measures_of, nothing_said, question_of, text_of } from "./imports";

test("columns are those of the first line, whatever separates them", () => {
  expect(columns_of("day,dose_mg,pain\n2026-03-01,0,6\n")).toEqual(["day", "dose_mg", "pain"]);
  expect(columns_of('\ufeffday;"dose_mg"; pain \r\n2026-03-01;0;6')).toEqual(["day", "dose_mg", "pain"]);
  expect(columns_of("day\tdose_mg")).toEqual(["day", "dose_mg"]);
  expect(columns_of("")).toEqual([""]);
});

describe("a layout", () => {
  test("of a tidy diary needs no conversion, nor does one that nobody knows", () => {
    for (const text of ["day,dose_mg,pain", "Date,dose_mg,pain", ""])
      expect(layout_of(text)).toEqual({ converted: false, people: false, undated: false });
  });

  test("of StudyU may hold several people", () => {
    const text = "trial,participant,day,time,intervention,sleep_quality_0_10";
    expect(layout_of(text)).toEqual({ converted: true, people: true, undated: false });
  });

  test("of the melatonin study needs a date where it only counts days", () => {
    expect(layout_of('"study_day","mood","melatonin","lag"')).toEqual({
      converted: true,
      people: false,
      undated: true,
    });
    expect(layout_of("datetime,date,study_day,mood,melatonin,condition").undated).toBe(false);
  });
});

test("what was watched is every column that a diary does not know by name", () => {
  expect(measures_of("day,dose_mg,pain,arm,entered,sleep_quality,note\n")).toEqual(["pain", "sleep_quality"]);
});

describe("what no file says", () => {
  const asked = (said: object) => question_of({ ...nothing_said(), ...said });

  test("is left out where nobody says it", () => {
    expect(asked({})).toEqual({ question: {} });
  });

  test("is said as the door asks for it", () => {
    expect(asked({ smallest: "−1,5", order: "pairs", period_days: "7", before: "none" })).toEqual({
      question: { smallest: 1.5, randomised: "pairs:7", before_start: "none" },
    });
    expect(asked({ order: "daily", period_days: "x" })).toEqual({ question: { randomised: "daily" } });
  });

  test("is refused by the name of its field where it cannot be read", () => {
    for (const smallest of ["1.000", "much", "0"]) expect(asked({ smallest })).toEqual({ wrong: "smallest" });
    for (const period_days of ["", "0", "7.5", "a week"])
      expect(asked({ order: "blocks", period_days })).toEqual({ wrong: "period_days" });
  });
});

test("a file that is not UTF-8 is not guessed at", async () => {
  expect(await text_of(new Blob(["day,größe"]))).toBe("day,größe");
  expect(await text_of(new Blob([new Uint8Array([0x64, 0xe4, 0x79])]))).toBe("not_text");
});
