import { expect, test } from "vitest";
import { clock_of, day_after, day_number, day_of, is_day, moment_of } from "./days";

test("the day after the last of February is the first of March, except in leap years", () => {
  expect([day_after("2026-02-28"), day_after("2028-02-28"), day_after("2026-01-01", -1)]).toEqual([
    "2026-03-01",
    "2028-02-29",
    "2025-12-31",
  ]);
});

test("a day exists and is written in full", () => {
  expect(["2026-02-28", "2026-02-29", "2026-2-8", "26-02-08", "", "2026-02-28T00:00"].map(is_day)).toEqual([
    true,
    false,
    false,
    false,
    false,
    false,
  ]);
});

test("days are counted from the first of January 1970", () => expect(day_number("1970-01-02")).toBe(1));

test("the clock is that of the person who wrote, not that of the reader", () => {
  expect(clock_of("2026-03-01T21:04:05+01:00")).toBe("21:04");
});

test("a moment carries the offset of the wall's clock", () => {
  const date = new Date("2026-03-01T20:04:05Z");
  const moment = moment_of(date);
  expect(moment).toMatch(/^2026-03-0\dT\d\d:\d4:05[+-]\d\d:\d\d$/);
  expect(new Date(moment).getTime()).toBe(date.getTime());
});

test("after midnight it is still the evening before, until the person's day begins", () => {
  expect(day_of("2026-03-01T02:59:00+01:00", 3)).toBe("2026-02-28");
  expect(day_of("2026-03-01T03:00:00+01:00", 3)).toBe("2026-03-01");
  expect(day_of("2026-03-01T00:00:00+01:00", 0)).toBe("2026-03-01");
});
