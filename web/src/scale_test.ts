import { expect, test } from "vitest";
import type { Instrument } from "./door/ask";
import { answer_of_key, has_buttons, steps_of } from "./scale";

const scale = (lowest: number | null, highest: number | null, whole_numbers = true): Instrument => ({
  name: "pain",
  label: "Pain",
  lowest,
  highest,
  whole_numbers,
  better: "lower",
  unit: "points",
});

test("a short scale of whole numbers has a button for each step", () => {
  expect(steps_of(scale(0, 10))).toHaveLength(11);
  expect(steps_of(scale(1, 7))).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect([scale(0, 10), scale(1, 7), scale(0, 1)].map(has_buttons)).toEqual([true, true, true]);
  expect([scale(0, 100), scale(0, null), scale(0, 10, false)].map(has_buttons)).toEqual([false, false, false]);
});

test("a digit answers as itself and t as ten, on a scale that has them and on no other", () => {
  expect(["0", "7", "t", "T", "u", "Enter"].map((key) => answer_of_key(key, scale(0, 10)))).toEqual([
    0,
    7,
    10,
    10,
    null,
    null,
  ]);
  expect(["0", "7", "t"].map((key) => answer_of_key(key, scale(1, 7)))).toEqual([null, 7, null]);
  expect(answer_of_key("7", scale(0, 100))).toBeNull();
});
