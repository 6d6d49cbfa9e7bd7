import { describe, expect, test } from "vitest";
import { day_number, day_of_number } from "../days";
import { counted, led_to, months_of } from "./calendar";
import type { Point, Series } from "./series";

function series(first: string, values: (number | null | "skipped")[]): Series {
  const points: Point[] = values.map((value, index) => ({
    day: day_of_number(day_number(first) + index),
    index,
    state: value === null ? "not_recorded" : value === "skipped" ? "skipped" : value === 0 ? "none" : "value",
    value: typeof value === "number" ? value : null,
    late: index === 1 && typeof value === "number",
    changes: [],
  }));
  const bands = [{ start: 0, end: 2, label: "magnesium", on: true }];
  return { first, last: points.at(-1)!.day, length: values.length, points, doses: [], bands };
}

describe("a calendar", () => {
  const march = series("2026-02-27", [6, 0, null, "skipped", 4]); // a Friday

  test("has a month for each, weeks from Monday, and nothing where the diary has no day", () => {
    const months = months_of(march, "2026-12-31");
    expect(months.map(({ first }) => first)).toEqual(["2026-02-01", "2026-03-01"]);
    expect(months[0]!.weeks.map((week) => week.map((cell) => cell?.point.value ?? null))).toEqual([
      [null, null, null, null, 6, 0, null],
    ]);
    expect(months[1]!.weeks.map((week) => week.map((cell) => cell?.point.day.slice(8) ?? ""))).toEqual([
      ["", "", "", "", "", "", "01"],
      ["02", "03", "", "", "", "", ""],
    ]);
    expect(months[0]!.weeks[0]![5]!.band?.label).toBe("magnesium");
  });

  test("ends today: what is to come is not missing", () => {
    expect(counted(march, "2026-03-01")).toEqual({ days: 3, known: 2, late: 1, skipped: 0, missing: 1 });
    expect(counted(march, "2026-12-31")).toEqual({ days: 5, known: 3, late: 1, skipped: 1, missing: 1 });
  });

  test("is walked by arrows, and not beyond its ends", () => {
    const to = (key: string) => led_to("2026-03-01", key, "2026-02-27", "2026-03-03");
    expect([to("ArrowLeft"), to("ArrowRight"), to("ArrowUp"), to("ArrowDown")]).toEqual([
      "2026-02-28",
      "2026-03-02",
      null,
      null,
    ]);
    expect([to("Home"), to("End"), to("x")]).toEqual(["2026-02-27", "2026-03-03", null]);
  });
});
