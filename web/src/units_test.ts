import { afterEach, describe, expect, test } from "vitest";
import { german } from "./words/de";
import { english } from "./words/en";
import { grams_of } from "./intake";
import { grams_of_portion, millimoles, portion_of_grams, units, units_of } from "./units";

afterEach(() => void Object.assign(units, { mmol: false, food: "g" }));

describe("an amount of magnesium", () => {
  test("of 24.305 mg is one mmol", () => {
    expect(millimoles(24.305)).toBe(1);
    expect(millimoles(200)).toBeCloseTo(8.229, 3);
    expect(millimoles(0)).toBe(0);
  });

  test("is said in mg, and in mmol beside it where that is wanted, and never in mmol alone", () => {
    expect(english.magnesium(200)).toBe("200 mg");
    units.mmol = true;
    expect(english.magnesium(200)).toBe("200 mg (8.2 mmol)");
    expect(german.magnesium(62.5)).toBe("62,5 mg (2,6 mmol)");
    expect(english.magnesium(10)).toBe("10 mg (0.41 mmol)");
    expect(english.magnesium_between(310, 420)).toBe("310 to 420 mg (12.8 to 17.3 mmol)");
    expect(german.magnesium_between(310, 310)).toBe("310 mg (12,8 mmol)");
    expect(english.amount(2, "capsules"), "what is no weight has no mmol").toBe("2 capsules");
    expect(english.amount_of(150, 350, "mg")).toBe("150 of 350 mg (6.2 of 14.4 mmol)");
    expect(german.amount_of(1, 2, "Kapseln")).toBe("1 von 2 Kapseln");
  });
});

describe("a portion of food", () => {
  test("is grams in the end, whatever it was typed in", () => {
    expect(grams_of_portion(1, "oz")).toBe(28.3495);
    expect(grams_of_portion(85, "g")).toBe(85);
    for (const grams of [1, 28.3495, 85, 5000])
      expect(grams_of_portion(portion_of_grams(grams, "oz"), "oz")).toBeCloseTo(grams, 9);
  });

  test("is converted before it is held against the largest that is believed", () => {
    expect(grams_of("3,5", "oz")).toBeCloseTo(99.22, 2);
    expect(grams_of("5000", "g")).toBe(5000);
    expect(grams_of("5000", "oz")).toBeNull();
    expect(grams_of("1.000", "oz"), "a thousand, or one?").toBeNull();
    expect(grams_of("0", "oz")).toBeNull();
  });

  test("is shown in the unit that it is typed in, with the grams beside an ounce", () => {
    expect(english.portion(85)).toBe("85 g");
    units.food = "oz";
    expect(english.portion(85)).toBe("3 oz (85 g)");
    expect(german.portion(10)).toBe("0,35 oz (10 g)");
  });
});

test("what a browser kept is understood, or is the usual", () => {
  expect(units_of(null)).toEqual({ mmol: false, food: "g" });
  expect(units_of("mmol oz")).toEqual({ mmol: true, food: "oz" });
  expect(units_of("oz")).toEqual({ mmol: false, food: "oz" });
  expect(units_of("stone")).toEqual({ mmol: false, food: "g" });
});
