/** What was ever written down, by the day that it is about. */

import type { Day } from "./days";
import type { History } from "./door/ask";

export interface LineOfHistory {
  event: History;
  corrects: History[]; // the nearest first
}

/** The lines of one day; null: they are about no single day. */
export interface DayOfHistory {
  day: Day | null;
  lines: LineOfHistory[];
  late: boolean;
}

const late_from = 2; // days after its day, as the program counts

/**
 * Days newest first, what is about no single day last, and on each the newest entry first. What was corrected stands
 * below the entry that corrected it and not by itself; of a filtered list that lacks it, it stands by itself.
 */
export function by_day(events: History[]): DayOfHistory[] {
  const known = new Map(events.map((event) => [event.id, event]));
  const corrected_by = new Map<number, History>();
  for (const event of events)
    if (event.corrected_by !== null && known.has(event.corrected_by)) corrected_by.set(event.corrected_by, event);
  const days = new Map<Day | null, LineOfHistory[]>();
  for (const event of events) {
    if (event.item === "undo") continue; // what it took back says so itself
    if (event.corrected_by !== null && known.has(event.corrected_by)) continue;
    const corrects: History[] = [];
    for (let one = corrected_by.get(event.id); one !== undefined; one = corrected_by.get(one.id)) corrects.push(one);
    const lines = days.get(event.day) ?? [];
    if (lines.length === 0) days.set(event.day, lines);
    lines.push({ event, corrects });
  }
  return [...days]
    .sort(([a], [b]) => (a === null ? 1 : b === null ? -1 : b.localeCompare(a)))
    .map(([day, lines]) => ({
      day,
      lines,
      late: lines.some(({ event }) => !event.undone && (event.days_after ?? 0) >= late_from),
    }));
}

/**
 * "pain 4" of "pain 4, for 1 March 2026": below the heading of its day. `its_day` is how the language ends such a text; a note
 * is the person's own words, which end as they like.
 */
export function without_day({ item, text }: Pick<History, "item" | "text">, its_day: RegExp): string {
  return item === "note" ? text : text.replace(its_day, "");
}
