import { expect, test } from "vitest";
import { steps_of, type Known, type Step } from "./steps";

const nobody: Known = {
  said: false,
  stuck: false,
  product: false,
  drafted: false,
  sealed: false,
  over: false,
  decided: false,
  held: false,
  following: false,
  days: 0,
};
const state = (known: Partial<Known>, step: Step) =>
  steps_of({ ...nobody, ...known }).find((one) => one.step === step)?.state;
const next = (known: Partial<Known>) => steps_of({ ...nobody, ...known }).filter((one) => one.state === "next");

test("somebody new begins with what is known of their hope", () => {
  expect(next({})).toEqual([{ step: "ask", state: "next" }]);
});

test("never is more than one step next, whatever is known", () => {
  const keys = ["said", "stuck", "product", "drafted", "sealed", "over", "decided", "held", "following"] as const;
  for (let bits = 0; bits < 2 ** keys.length; bits++) {
    const known = Object.fromEntries(keys.map((key, nth) => [key, (bits & (1 << nth)) > 0]));
    expect(next(known).length).toBeLessThanOrEqual(1);
  }
});

test("a finding in the way is shown as that, and is never called done", () => {
  expect(state({ said: true, stuck: true, sealed: true }, "screen")).toBe("stuck");
  expect(state({ said: true }, "screen")).toBe("done");
});

test("while a trial runs, the evening is next; when it is over, the review", () => {
  const running = { said: true, product: true, sealed: true };
  expect(next(running)).toEqual([{ step: "live", state: "next" }]);
  expect(next({ ...running, over: true })).toEqual([{ step: "review", state: "next" }]);
});

test("a kept decision ends the way, and nothing is pressed on anybody after it", () => {
  const decided = { said: true, product: true, sealed: true, over: true, decided: true };
  expect([state(decided, "review"), state(decided, "decide")]).toEqual(["done", "done"]);
  expect(next(decided)).toEqual([]);
});

test("while nothing is to be taken, no dose is told as the next thing", () => {
  const stopped = {}; // a ladder that was stopped is followed no more
  for (const running of [{ sealed: true }, { following: true }, stopped]) {
    const held = { said: true, product: true, held: true, ...running };
    expect(state(held, "live")).toBe("stuck");
    expect(next(held)).toEqual([]);
  }
  expect(next({ said: true, product: true, sealed: true, over: true, held: true })).toEqual([
    { step: "review", state: "next" },
  ]);
});

test("nobody knows whether a sheet was shown to a doctor", () => {
  expect(state({ said: true, product: true, sealed: true }, "sheet")).toBe("open");
});

test("who only follows the ladder is not pressed to plan a trial", () => {
  expect(next({ said: true, product: true, following: true })).toEqual([{ step: "live", state: "next" }]);
  expect(state({ following: true }, "plan")).toBe("open");
});
