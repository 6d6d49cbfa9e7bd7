import { expect, test } from "vitest";
import { reach_of, worthwhile_of, type Effect } from "./effect";

const q = { "2.5": -4, "5": -3.5, "25": -3, "50": -2.5, "75": -2, "95": -1.5, "97.5": -1.1 };
const effect = { mean: -2.5, sd: 0.7, q, unit: "points", smallest_worthwhile: 1 } as Effect;

test("what is worth having lies on the side that is better, whatever its sign was", () => {
  expect([worthwhile_of(effect, "lower"), worthwhile_of(effect, "higher"), worthwhile_of(effect, null)]).toEqual([
    -1,
    1,
    null,
  ]);
  expect(worthwhile_of({ ...effect, smallest_worthwhile: -1 }, "lower")).toBe(-1);
  expect(worthwhile_of({ ...effect, smallest_worthwhile: null }, "lower")).toBeNull();
});

test("the axis is as long to both sides, holds every interval, and has nothing at its middle", () => {
  const { end, ticks } = reach_of([effect], -1);
  expect(end).toBeGreaterThan(4);
  expect([ticks[0], ticks.at(-1)]).toEqual([-end, end]);
  expect(ticks).toContain(0);
  expect(reach_of([{ q: { ...q, "2.5": 0, "97.5": 0 } }], null).end).toBeGreaterThan(0);
});
