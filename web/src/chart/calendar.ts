import { day_number, day_of_number, type Day } from "../days";
import type { Band, Point, Series } from "./series";

/** A day of a calendar; null where the week has a day that the diary does not. */
export interface Cell {
  point: Point;
  band: Band | null;
}

export interface Month {
  first: Day; // the first of the month
  weeks: (Cell | null)[][]; // of seven, from Monday on
}

const weekday = (day: number) => (((day - 4) % 7) + 7) % 7; // 0 is Monday: day 4 of 1970 was one

/** The months of a diary up to a day; what is to come is not missing yet, and not shown. */
export function months_of(series: Series, until: Day): Month[] {
  const start = day_number(series.first);
  const last = Math.min(start + series.length - 1, day_number(until));
  const months: Month[] = [];
  for (let day = start; day <= last; day++) {
    const first = `${day_of_number(day).slice(0, 7)}-01`;
    if (months.at(-1)?.first !== first) months.push({ first, weeks: [] });
    const { weeks } = months.at(-1)!;
    const at = weekday(day);
    if (weeks.length === 0 || at === 0) weeks.push(Array.from({ length: 7 }, () => null));
    const index = day - start;
    const band = series.bands.find((b) => index >= b.start && index < b.end) ?? null;
    weeks.at(-1)![at] = { point: series.points[index]!, band };
  }
  return months;
}

/** What a calendar holds, for its sentence. */
export function counted(series: Series, until: Day) {
  const points = months_of(series, until).flatMap(({ weeks }) =>
    weeks.flat().flatMap((cell) => (cell === null ? [] : [cell.point])),
  );
  const known = points.filter(({ value }) => value !== null);
  return {
    days: points.length,
    known: known.length,
    late: known.filter(({ late }) => late).length,
    skipped: points.filter(({ state }) => state === "skipped").length,
    missing: points.filter(({ state }) => state === "not_recorded").length,
  };
}

/** Where a key leads from a day: the arrows by a day or a week, Home and End to the ends. Null: it leads nowhere. */
export function led_to(day: Day, key: string, first: Day, last: Day): Day | null {
  const by: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
  if (key === "Home") return first;
  if (key === "End") return last;
  if (by[key] === undefined) return null;
  const to = day_of_number(day_number(day) + by[key]);
  return to < first || to > last ? null : to;
}
