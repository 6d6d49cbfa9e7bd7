import { describe, expect, test } from "vitest";
import { parse_amount } from "./amounts";

describe("a typed amount", () => {
  test("has a decimal point or a decimal comma", () => {
    expect(parse_amount("187.5")).toEqual({ kind: "amount", amount: 187.5 });
    expect(parse_amount(" 187,5 ")).toEqual({ kind: "amount", amount: 187.5 });
    expect(parse_amount("0,125")).toEqual({ kind: "amount", amount: 0.125 });
    expect(parse_amount("2000")).toEqual({ kind: "amount", amount: 2000 });
  });

  test("is not guessed where it could be a thousand or one", () => {
    for (const text of ["1.000", "1,000", "12.500", "1.000.000"]) expect(parse_amount(text).kind).toBe("ambiguous");
  });

  test("is nothing else", () => {
    for (const text of ["-3", "1e3", "NaN", "Infinity", "200 mg", "1..2", ".5", "0x10", "٣"])
      expect(parse_amount(text).kind).toBe("unknown");
    expect(parse_amount("  ").kind).toBe("empty");
  });
});
