import { describe, expect, test } from "vitest";
import { english } from "./index";

const { difference, estimate, estimated_difference, in_words, number, percent, long_day, short_day } = english;

describe("numbers as read", () => {
  test("have a true minus sign and no more decimals than they need", () => {
    expect([number(0), number(-0.004), number(2.5), number(-1.256), number(200)]).toEqual([
      "0",
      "0",
      "2.5",
      "−1.26",
      "200",
    ]);
  });

  test("of a difference carry their sign, and no difference has none", () => {
    expect([difference(0.4), difference(-0.4), difference(0)]).toEqual(["+0.4", "−0.4", "0"]);
  });
});

describe("an estimate", () => {
  test("has the decimals of the answer's sentences: none for a spread from 20 on, one from 0.35 on, else two", () => {
    expect([estimate(41.6, 20), estimate(2, 0.35), estimate(-0.456, 0.34)]).toEqual(["42", "2.0", "−0.46"]);
  });

  test("of a difference carries its sign, and nothing has none", () => {
    expect([estimated_difference(1.96, 0.5), estimated_difference(-1.96, 0.5), estimated_difference(-0.01, 1)]).toEqual(
      ["+2.0", "−2.0", "0.0"],
    );
  });
});

describe("a probability", () => {
  test("keeps its doubt visible and is never rounded to certainty", () => {
    expect([percent(0.42), percent(0.985), percent(0.9996), percent(0.00021)]).toEqual([
      "42\u00a0%",
      "99\u00a0%",
      "more than 99\u00a0%",
      "less than 1\u00a0%",
    ]);
    expect([percent(0.5), percent(0), percent(1)]).toEqual(["50\u00a0%", "less than 1\u00a0%", "more than 99\u00a0%"]);
  });
});

describe("an amount in words", () => {
  test("makes a slipped digit heard", () => {
    expect([20, 200, 2000].map(in_words)).toEqual(["twenty", "two hundred", "two thousand"]);
  });

  test("says every part", () => {
    expect(in_words(0)).toBe("zero");
    expect(in_words(187.5)).toBe("one hundred and eighty-seven point five");
    expect(in_words(1040)).toBe("one thousand and forty");
    expect(in_words(12345)).toBe("twelve thousand three hundred and forty-five");
  });
});

test("days are said without a zone: a civil day is the same everywhere", () => {
  expect(long_day("2026-03-01")).toBe("Sunday 1 March");
  expect(short_day("2026-12-31")).toBe("31 Dec");
});
