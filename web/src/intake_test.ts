import { expect, test } from "vitest";
import { day_of, dose_mg, each_once, grams_of, moved, reach_of_day, type Intake } from "./intake";
import type { Today } from "./door/ask";

test("grams are read with a point or a comma, and nothing is guessed", () => {
  expect(["100", "28,35", "1.000", "0", "", "9999", "a lot"].map((typed) => grams_of(typed, "g"))).toEqual([
    100,
    28.35,
    null,
    null,
    null,
    null,
    null,
  ]);
});

test("the dose of a day counts as its element, a study capsule as much as it counts, silence as nothing known", () => {
  const dose = (said: object) => ({ limit: {}, value: null, counted_as_mg: null, ...said }) as Today["dose"];
  expect(dose_mg(dose({ value: 150 }))).toBe(150);
  expect(dose_mg(dose({ value: 2, counted_as_mg: 100 }))).toBe(200);
  expect(dose_mg(dose({}))).toBeNull();
  expect(dose_mg(dose({ value: 5, limit: null }))).toBeNull();
});

test("a day leaves out what nobody said", () => {
  const dose = { name: "magnesium", mg: null };
  expect(day_of(null, [], dose)).toEqual({ foods: [] });
  expect(day_of({ age: 54 }, [{ id: "almonds", name: "Almonds", grams: 30 }], { name: "magnesium", mg: 100 })).toEqual({
    person: { age: 54 },
    foods: [{ id: "almonds", grams: 30 }],
    supplements: [{ name: "magnesium", elemental_mg: 100 }],
  });
});

test("the arrow keys go round the list", () => {
  expect([
    moved("ArrowDown", -1, 3),
    moved("ArrowDown", 2, 3),
    moved("ArrowUp", 0, 3),
    moved("ArrowUp", -1, 3),
  ]).toEqual([0, 0, 2, 2]);
  expect([moved("a", 0, 3), moved("ArrowDown", -1, 0)]).toEqual([null, null]);
});

test("each need is listed once", () => {
  const need = (authority: string, mg_per_day: number) => ({ authority, kind: "RDA", mg_per_day, source: "" });
  expect(each_once([need("US", 320), need("US", 420), need("US", 320)])).toHaveLength(2);
});

test("the bar of a day holds the need and the total", () => {
  const intake = (highest_mg: number | null, total_mg: number) => ({ need: { highest_mg }, total_mg }) as Intake;
  expect(reach_of_day(intake(400, 100))).toBeCloseTo(440);
  expect(reach_of_day(intake(null, 600))).toBeCloseTo(630);
  expect(reach_of_day(intake(null, 0))).toBe(1);
});
