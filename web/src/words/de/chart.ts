import type { Point } from "../../chart/series";
import type { Day } from "../../days";
import type { Described } from "../described";
import { capital, long_day, number, plain_day, plural } from "./format";

const states = { not_recorded: "nicht aufgeschrieben", skipped: "bewusst nicht beantwortet", none: "0", value: "" };

const kinds: Record<string, string> = {
  medicine: "Medikament",
  illness: "Krankheit",
  diet: "Ernährung",
  pain_relief: "Schmerzmittel",
  other: "anderes",
};

export const chart = {
  heading: "Tag für Tag",
  outcome: "Zielgröße",
  none: "Noch gibt es nichts zu zeichnen.",
  none_next: "Schreib den heutigen Tag auf, dann erscheint der erste Punkt.",
  to_today: "Zum heutigen Tag",
  recorded: "aufgeschrieben",
  late: "nachträglich aufgeschrieben",
  skipped: "bewusst nicht beantwortet",
  missing: "nicht aufgeschrieben: darüber geht keine Linie",
  changed: "etwas anderes hat sich geändert",
  changed_days: (n: number) => `Etwas anderes hat sich an ${plural(n, "Tag", "Tagen")} geändert`,
  changes: (all: { kind: string; text: string }[]) =>
    all.map(({ kind, text }) => `${kinds[kind] ?? kind}, ${text}`).join("; "),
  phase: (names: string) => `Abschnitt: ${names}`,
  dose: (name: string, unit: string) => `Dosis: ${name}, ${unit}`,
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
      .map((d) => `${number(d!.median!, 1)} in Abschnitten ${d!.label}`);
    return (
      `${capital(label)} vom ${plain_day(first)} bis ${plain_day(last)}: aufgeschrieben an ` +
      `${known} von ${plural(days, "Tag", "Tagen")}` +
      (late > 0 ? `, davon ${late} nachträglich` : "") +
      "." +
      (medians.length > 0 ? ` Der Median ist ${medians.join(" und ")}.` : "") +
      (blinded
        ? " Der Plan ist verblindet: nichts hier verrät, welcher Abschnitt welcher war."
        : " Mediane beschreiben nur; ob es einen Unterschied gibt, steht auf der Seite „Antwort“.")
    );
  },
  on_label: "mit der Behandlung",
  off_label: "ohne sie",
  periods_heading: "Abschnitt für Abschnitt",
  periods_text:
    "Jeder Punkt ist ein Tag; der Balken ist der Median des Abschnitts, und im Kasten liegt die mittlere Hälfte " +
    "seiner Tage.",
  periods_pooled:
    "Es sind mehr Abschnitte, als nebeneinander Platz haben, darum stehen alle gleichen zusammen. Jeder Punkt ist ein " +
    "Tag; der Balken ist der Median, und im Kasten liegt die mittlere Hälfte der Tage.",
  periods_many: (n: number) =>
    `${n} Abschnitte haben hier nebeneinander keinen Platz. In einem breiteren Fenster sind sie zu sehen.`,
  periods_sentence: (parts: string[]) => (parts.length === 0 ? "" : `Mediane der Reihe nach: ${parts.join("; ")}.`),
  period_part: (label: string, value: number | null, middle: [number, number] | null) =>
    value === null
      ? `${label}: keiner`
      : `${label}: ${number(value, 1)}` +
        (middle === null ? "" : ` (die Hälfte der Tage von ${number(middle[0], 1)} bis ${number(middle[1], 1)})`),
  range: "Zeigen",
  ranges: { all: "Alle Tage", year: "Das letzte Jahr", quarter: "Die letzten 12 Wochen" },
  calendar: {
    heading: "Kalender",
    lead: "Ein Tippen öffnet den Tag. Mit der Tastatur: die Pfeiltasten gehen von Tag zu Tag.",
    earlier: (n: number) => (n === 1 ? "Einen früheren Monat zeigen" : `${n} frühere Monate zeigen`),
    weekdays: [
      ["Mo", "Montag"],
      ["Di", "Dienstag"],
      ["Mi", "Mittwoch"],
      ["Do", "Donnerstag"],
      ["Fr", "Freitag"],
      ["Sa", "Samstag"],
      ["So", "Sonntag"],
    ] as [short: string, long: string][],
    missing: "nicht aufgeschrieben",
    day: (point: Point, period: string | null) =>
      `${long_day(point.day)}: ${point.value === null ? states[point.state] : number(point.value)}` +
      (point.late && point.value !== null ? ", nachträglich aufgeschrieben" : "") +
      (point.changes.length > 0 ? ", etwas anderes hat sich geändert" : "") +
      (period === null ? "" : `; Abschnitt: ${period}`),
    sentence: (label: string, n: { days: number; known: number; late: number; skipped: number; missing: number }) =>
      `${capital(label)}, ${plural(n.days, "Tag", "Tage")}: ${n.known} mit einer Zahl` +
      (n.late > 0 ? `, davon ${n.late} nachträglich` : "") +
      `, ${n.skipped} bewusst nicht beantwortet, ${n.missing} nicht aufgeschrieben.`,
  },
  table: "Die Zahlen als Tabelle",
  table_day: "Tag",
  table_dose: "Dosis",
  table_phase: "Abschnitt",
  states,
};
