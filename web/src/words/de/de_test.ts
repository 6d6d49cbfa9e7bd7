import { describe, expect, test } from "vitest";
import { german } from "./index";
import { german_later } from "./later";

const {
  typed_number,
  difference,
  estimate,
  estimated_difference,
  in_words,
  number,
  percent,
  long_day,
  plain_day,
  short_day,
} = german;

describe("numbers as read", () => {
  test("have a decimal comma, a true minus sign, and no more decimals than they need", () => {
    expect([number(0), number(-0.004), number(2.5), number(-1.256), number(2000)]).toEqual([
      "0",
      "0",
      "2,5",
      "−1,26",
      "2000",
    ]);
  });

  test("are typed in full", () => {
    expect([typed_number(187.5), typed_number(0.125)]).toEqual(["187,5", "0,125"]);
  });

  test("of a difference carry their sign", () => {
    expect([difference(0.4), difference(-0.4), difference(0)]).toEqual(["+0,4", "−0,4", "0"]);
  });

  test("of an estimate have the decimals of its uncertainty", () => {
    expect([estimate(2, 0.35), estimate(-0.456, 0.34), estimated_difference(1.96, 0.5)]).toEqual([
      "2,0",
      "−0,46",
      "+2,0",
    ]);
  });
});

test("a probability is never rounded to certainty", () => {
  expect([percent(0.42), percent(0.9996), percent(0.00021), percent(0), percent(1)]).toEqual([
    "42\u00a0%",
    "mehr als 99\u00a0%",
    "weniger als 1\u00a0%",
    "weniger als 1\u00a0%",
    "mehr als 99\u00a0%",
  ]);
});

describe("an amount in words", () => {
  test("makes a slipped digit heard", () => {
    expect([20, 200, 2000].map(in_words)).toEqual(["zwanzig", "zweihundert", "zweitausend"]);
  });

  test("is written as it is spoken", () => {
    expect([0, 1, 7, 16, 17, 21, 30, 66, 71].map(in_words)).toEqual([
      "null",
      "eins",
      "sieben",
      "sechzehn",
      "siebzehn",
      "einundzwanzig",
      "dreißig",
      "sechsundsechzig",
      "einundsiebzig",
    ]);
    expect([100, 101, 110, 187.5, 0.25].map(in_words)).toEqual([
      "einhundert",
      "einhunderteins",
      "einhundertzehn",
      "einhundertsiebenundachtzig Komma fünf",
      "null Komma zwei fünf",
    ]);
    expect([1000, 1001, 1040, 12345, 21000, 101000].map(in_words)).toEqual([
      "eintausend",
      "eintausendeins",
      "eintausendvierzig",
      "zwölftausenddreihundertfünfundvierzig",
      "einundzwanzigtausend",
      "einhunderteintausend",
    ]);
  });

  test("is one milligram and not ones of them", () => {
    const said = (amount: number) => german.today.amount_said(amount, "mg");
    expect([said(1), said(200), said(0.1)]).toEqual([
      "ein Milligramm",
      "zweihundert Milligramm",
      "null Komma eins Milligramm",
    ]);
  });
});

test("days", () => {
  expect(long_day("2026-03-01")).toBe("Sonntag, 1. März");
  expect(plain_day("2026-12-31")).toBe("31. Dezember");
  expect(short_day("2026-12-31")).toBe("31. Dez.");
});

test("one of something is said as one", () => {
  expect([german.days(1), german.days(2)]).toEqual(["1 Tag", "2 Tage"]);
  expect([german.today.completeness(1, 1), german.today.completeness(3, 28)]).toEqual([
    "1 von 1 Tag aufgeschrieben",
    "3 von 28 Tagen aufgeschrieben",
  ]);
});

test("what changed is said by its kind", () => {
  expect(german_later.chart.changes([{ kind: "pain_relief", text: "Ibuprofen" }])).toBe("Schmerzmittel, Ibuprofen");
});
