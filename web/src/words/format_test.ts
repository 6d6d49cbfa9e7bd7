import { describe, expect, test } from "vitest";
import { day_after } from "../days";
import * as german from "./de/format";
import * as english from "./en/format";

const days = Array.from({ length: 400 }, (_, nth) => day_after("2027-12-01", nth)); // with a 29 February

describe.each([
  ["en-GB", english],
  ["de-DE", german],
])("a day in %s", (locale, written) => {
  const by_intl = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" });
    return days.map((day) => format.format(new Date(day)));
  };

  test("is written as Intl writes it", () => {
    const day_and_month = { day: "numeric", month: "long" } as const;
    expect(days.map(written.plain_day)).toEqual(by_intl(day_and_month));
    expect(days.map(written.short_day)).toEqual(by_intl({ day: "numeric", month: "short" }));
    expect(days.map(written.long_day)).toEqual(by_intl({ weekday: "long", ...day_and_month }));
    expect(days.map(written.month_of_year)).toEqual(by_intl({ month: "long", year: "numeric" }));
  });

  test("is written with its year as it is without", () => {
    expect(days.map(written.full_day)).toEqual(days.map((day) => `${written.long_day(day)} ${day.slice(0, 4)}`));
  });
});
