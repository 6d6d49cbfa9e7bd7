import { expect, test } from "vitest";
import { closed_by_reason, kept_with } from "./decide";

test("what was kept with a decision is read, and what is null there is not said", () => {
  const kept = kept_with({
    format: "titrate-decision-1",
    chosen: "raise",
    reason: "It helps.",
    proposed: "keep",
    dose_mg: 300,
    look: { sentence: "It came out better." },
    rule: { better: 0.95, worthwhile: 0.33, not_worthwhile: 0.05, worse: null },
    probabilities: null,
  })!;
  expect([kept.chosen, kept.proposed, kept.dose_mg, kept.reason]).toEqual(["raise", "keep", 300, "It helps."]);
  expect(kept.rule.map(({ name }) => name)).toEqual(["better", "worthwhile", "not_worthwhile"]);
  expect(kept.probabilities).toEqual([]);
  expect(kept.look).toBe("It came out better.");
});

test("a choice of another program is none, and nothing kept is null", () => {
  expect(kept_with({ chosen: "dance" })!.chosen).toBeNull();
  expect(kept_with(null)).toBeNull();
});

test("what is not open stands together with what has the same reason", () => {
  const of = (choice: "keep" | "raise" | "stop" | "extend", open: boolean, why: string) => ({
    choice,
    open,
    why,
    dose_mg: null,
  });
  expect(
    closed_by_reason([
      of("keep", false, "a"),
      of("raise", false, "b"),
      of("stop", true, "a"),
      of("extend", false, "a"),
    ]),
  ).toEqual([
    { why: "a", closed: ["keep", "extend"] },
    { why: "b", closed: ["raise"] },
  ]);
});
