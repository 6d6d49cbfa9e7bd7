import type { Day } from "../../days";
import type { Described } from "../described";
import type { Point } from "../../chart/series";
import { capital, long_day, number, plain_day, plural } from "./format";

const states = { not_recorded: "not written down", skipped: "not answered, on purpose", none: "0", value: "" };

export const chart = {
  heading: "Day by day",
  outcome: "Outcome",
  none: "Nothing to draw yet.",
  none_next: "Write down today, and the first point appears.",
  to_today: "Go to today",
  recorded: "written down",
  late: "written down late",
  skipped: "not answered, on purpose",
  missing: "not written down: no line is drawn across it",
  changed: "something else changed",
  changed_days: (n: number) => `Something else changed on ${plural(n, "day", "days")}`,
  changes: (all: { kind: string; text: string }[]) =>
    all.map(({ kind, text }) => `${kind.replace("_", " ")}, ${text}`).join("; "),
  phase: (names: string) => (names.startsWith("period") ? capital(names) : `period: ${names}`),
  dose: (name: string, unit: string) => `Dose: ${name}, ${unit}`,
  sentence: (
    label: string,
    first: Day,
    last: Day,
    known: number,
    days: number,
    late: number,
    on: Described | null,
    off: Described | null,
    blinded: boolean,
  ) => {
    const medians = [on, off]
      .filter((d) => d !== null && d.median !== null)
      .map((d) => `${number(d!.median!, 1)} in periods ${d!.label}`);
    return (
      `${capital(label)} from ${plain_day(first)} to ${plain_day(last)}: written down on ` +
      `${known} of ${plural(days, "day", "days")}` +
      (late > 0 ? `, ${late} of them late` : "") +
      "." +
      (medians.length > 0 ? ` The median is ${medians.join(" and ")}.` : "") +
      (blinded
        ? " The plan is blinded: nothing here tells which period was which."
        : " Medians describe; whether there is an effect is on the page “Answer”.")
    );
  },
  on_label: "with the treatment",
  off_label: "without",
  periods_heading: "Period by period",
  periods_text:
    "Each dot is one day; the bar is the median of the period, and the box holds the middle half of its days.",
  periods_pooled:
    "There are more periods than can stand beside each other, so all of a kind are together. Each dot is one day; the " +
    "bar is the median, and the box holds the middle half of the days.",
  periods_many: (n: number) => `${n} periods are too many to stand beside each other here. A wider window shows them.`,
  periods_sentence: (parts: string[]) => (parts.length === 0 ? "" : `Medians in order: ${parts.join("; ")}.`),
  period_part: (label: string, value: number | null, middle: [number, number] | null) =>
    value === null
      ? `${label}: none`
      : `${label}: ${number(value, 1)}` +
        (middle === null ? "" : ` (half of the days from ${number(middle[0], 1)} to ${number(middle[1], 1)})`),
  range: "Show",
  ranges: { all: "All days", year: "The last year", quarter: "The last 12 weeks" },
  calendar: {
    heading: "Calendar",
    lead: "A tap opens the day. With the keyboard: the arrow keys go from day to day.",
    earlier: (n: number) => `Show ${plural(n, "earlier month", "earlier months")}`,
    weekdays: [
      ["Mo", "Monday"],
      ["Tu", "Tuesday"],
      ["We", "Wednesday"],
      ["Th", "Thursday"],
      ["Fr", "Friday"],
      ["Sa", "Saturday"],
      ["Su", "Sunday"],
    ] as [short: string, long: string][],
    missing: "not written down",
    day: (point: Point, period: string | null) =>
      `${long_day(point.day)}: ${point.value === null ? states[point.state] : number(point.value)}` +
      (point.late && point.value !== null ? ", written down late" : "") +
      (point.changes.length > 0 ? ", something else changed" : "") +
      (period === null ? "" : `; period: ${period}`),
    sentence: (label: string, n: { days: number; known: number; late: number; skipped: number; missing: number }) =>
      `${capital(label)}, ${plural(n.days, "day", "days")}: ${n.known} with a number` +
      (n.late > 0 ? `, ${n.late} of them late` : "") +
      `, ${n.skipped} not answered on purpose, ${n.missing} not written down.`,
  },
  table: "The numbers as a table",
  table_day: "Day",
  table_dose: "Dose",
  table_phase: "Period",
  states,
};
