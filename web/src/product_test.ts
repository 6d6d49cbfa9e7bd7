import { describe, expect, test } from "vitest";
import {
  compound_mg,
  is_record,
  open_of,
  pack_of,
  product_by_hand,
  with_answer,
  with_pack,
  type Label,
  type Product,
} from "./product";

const label = (said: Partial<Label>): Label =>
  ({
    elemental_mg_per_serving: null,
    elemental_mg_per_unit: null,
    magnesium_fraction: null,
    question: null,
    ...said,
  }) as Label;

describe("an answer", () => {
  test("is a line more of the label", () => {
    expect(with_answer("Magnesium glycinate 400 mg\n", null, " Magnesium 50 mg 12 % ")).toBe(
      "Magnesium glycinate 400 mg\nMagnesium 50 mg 12 %",
    );
  });

  test("takes the place of a record, which no line can be added to", () => {
    expect(is_record(' {"a": 1}')).toBe(true);
    expect(with_answer('{"a": 1}', "Magnesium Pro", "Magnesium 50 mg")).toBe("Magnesium Pro\nMagnesium 50 mg");
    expect(with_answer('{"a": 1}', null, "Magnesium 50 mg")).toBe("Magnesium 50 mg");
  });
});

test("the weight of the compound is said only where the label lets it be known", () => {
  expect(compound_mg(label({ elemental_mg_per_serving: 71.4, magnesium_fraction: 0.1428 }))).toBeCloseTo(500);
  expect(compound_mg(label({ elemental_mg_per_serving: 100 }))).toBeNull();
});

test("a label is open while the door asks, or while nobody knows how many units a serving is", () => {
  expect(open_of(label({ question: "Which?" }))).toBe("question");
  expect(open_of(label({ elemental_mg_per_serving: 50 }))).toBe("units");
  expect(open_of(label({ elemental_mg_per_serving: 50, elemental_mg_per_unit: 25 }))).toBeNull();
});

describe("a product that is said by hand", () => {
  const said = { name: "Mine", mg: "100", meant: "element" as const, unit: "capsule" };

  test("is kept as the element that it holds", () => {
    expect(product_by_hand(said)).toEqual({ product: { name: "Mine", elemental_mg_per_unit: 100, unit: "capsule" } });
  });

  test("is never made from the weight of a compound, nor from silence about it", () => {
    expect(product_by_hand({ ...said, meant: "compound" })).toEqual({ wrong: "compound" });
    expect(product_by_hand({ ...said, meant: "" })).toEqual({ wrong: "meant" });
  });

  test("names what cannot be read", () => {
    expect(product_by_hand({ ...said, mg: "1.000" })).toEqual({ wrong: "mg" });
    expect(product_by_hand({ ...said, mg: "0" })).toEqual({ wrong: "mg" });
    expect(product_by_hand({ ...said, name: " " })).toEqual({ wrong: "name" });
    expect(product_by_hand({ ...said, unit: "" })).toEqual({ wrong: "unit" });
  });
});

describe("another pack", () => {
  const kept = {
    name: "Mine",
    elemental_mg_per_unit: 100,
    lot: "A17",
    expires: "2027-06-30",
    scored: false,
  } as Product;

  test("changes what is printed on the pack, and never the amount", () => {
    const pack = { ...pack_of(kept), lot: "B3", expires: "" };
    expect(with_pack(kept, pack)).toEqual({ name: "Mine", elemental_mg_per_unit: 100, lot: "B3", scored: false });
  });

  test("needs a name", () => {
    expect(with_pack(kept, { ...pack_of(kept), name: " " })).toBeNull();
  });
});
