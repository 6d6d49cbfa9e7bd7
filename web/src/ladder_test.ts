import { describe, expect, test } from "vitest";
import { asks_of, first_step_on, is_followed, last_noticed, questions_of_guard, run_in_of, share_of } from "./ladder";
import type { Follow, LadderStep, Question } from "./ladder";

const question = (some: Partial<Question>): Question => ({
  effect: "diarrhoea",
  name: "diarrhoea",
  grade: 2,
  action: "pause",
  last: "2026-10-20",
  gone: null,
  days_without: 2,
  needs_clinician: false,
  for_good: false,
  ...some,
});
const step = (mg: number) => ({ mg }) as LadderStep;

test("the first dose comes after the run-in, and without one on the first day", () => {
  expect(first_step_on("2026-10-30", 14)).toBe("2026-11-13");
  expect(first_step_on("2026-10-30", 0)).toBe("2026-10-30");
});

test("a run-in is whole days that the door takes", () => {
  expect(["0", " 14 ", "90"].map(run_in_of)).toEqual([0, 14, 90]);
  expect(["", "91", "7,5", "-1", "a week"].map(run_in_of)).toEqual([null, null, null, null, null]);
});

test("a ladder that has ended makes room for another", () => {
  expect(is_followed(null)).toBe(false);
  expect(is_followed({ phase: "ended" } as Follow)).toBe(false);
  expect(is_followed({ phase: "paused" } as Follow)).toBe(true);
});

test("the highest step fills its bar", () => {
  const steps = [step(100), step(250)];
  expect(steps.map((one) => share_of(one, steps))).toEqual([0.4, 1]);
});

describe("before a dose is taken again", () => {
  test("what the diary does not say is asked for, and no day is promised", () => {
    expect(asks_of([question({}), question({ gone: "2026-10-22" })])).toEqual({
      for_good: false,
      clinician: false,
      gone: true,
      earliest: null,
    });
  });

  test("everything has to be gone for as long as its own rule says", () => {
    const both = [question({ gone: "2026-10-22" }), question({ gone: "2026-10-21", days_without: 7 })];
    expect(asks_of(both).earliest).toBe("2026-10-28");
  });

  test("one that needs a clinician, or ends it for good, is enough", () => {
    expect(asks_of([question({}), question({ needs_clinician: true })]).clinician).toBe(true);
    expect(asks_of([question({}), question({ for_good: true })]).for_good).toBe(true);
    expect(asks_of([])).toEqual({ for_good: false, clinician: false, gone: false, earliest: null });
  });

  test("it can have gone only after it was last noticed", () => {
    expect(last_noticed([question({ last: "2026-10-20" }), question({ last: "2026-10-23" })])).toBe("2026-10-23");
    expect(last_noticed([])).toBeNull();
  });
});

test("without a ladder the reasons of the guard ask, and what only asks for care in taking does not", () => {
  const reason = (action: string) => ({
    rule: "r",
    effect: action,
    grade: 2,
    day: "2026-10-20",
    action,
    detail: "",
    source: "",
  });
  const reasons = ["carry_on", "pause", "stop_seek_care", "emergency"].map(reason);
  const asked = questions_of_guard({ reasons } as never);
  expect(asked.map((one) => [one.effect, one.needs_clinician, one.for_good])).toEqual([
    ["pause", false, false],
    ["stop_seek_care", true, false],
    ["emergency", false, true],
  ]);
});
