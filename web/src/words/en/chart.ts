import type { Day } from "../../days";
import type { Described } from "../described";
import { capital, number, plain_day, plural } from "./format";

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
  changes: (all: { kind: string; text: string }[]) =>
    all.map(({ kind, text }) => `${kind.replace("_", " ")}, ${text}`).join("; "),
  phase: (names: string) => `period: ${names}`,
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
      " Medians describe; whether there is an effect is on the page Answer."
    );
  },
  on_label: "with the treatment",
  off_label: "without",
  periods_heading: "Period by period",
  periods_text: "Each dot is one day; the bar is the median of the period.",
  periods_sentence: (parts: string[]) => `Medians in order: ${parts.join(", ")}.`,
  period_part: (label: string, value: number | null) =>
    value === null ? `${label} none` : `${label} ${number(value, 1)}`,
  table: "The numbers as a table",
  table_day: "Day",
  table_dose: "Dose",
  table_phase: "Period",
  states: { not_recorded: "not written down", skipped: "not answered", none: "0", value: "" },
};
