import type { Day } from "../../days";
import type { Described } from "../described";
import { capital, number, plain_day, plural } from "./format";

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
  none_next: "Schreib den heutigen Tag auf, und der erste Punkt erscheint.",
  to_today: "Zu heute",
  recorded: "aufgeschrieben",
  late: "nachgetragen",
  skipped: "absichtlich nicht beantwortet",
  missing: "nicht aufgeschrieben: keine Linie führt darüber",
  changed: "etwas anderes war neu",
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
  ) => {
    const medians = [on, off]
      .filter((d) => d !== null && d.median !== null)
      .map((d) => `${number(d!.median!, 1)} in Abschnitten ${d!.label}`);
    return (
      `${capital(label)} vom ${plain_day(first)} bis zum ${plain_day(last)}: aufgeschrieben an ` +
      `${known} von ${plural(days, "Tag", "Tagen")}` +
      (late > 0 ? `, davon ${late} nachgetragen` : "") +
      "." +
      (medians.length > 0 ? ` Der Median ist ${medians.join(" und ")}.` : "") +
      " Mediane beschreiben; ob es eine Wirkung gibt, steht auf der Seite „Antwort“."
    );
  },
  on_label: "mit dem Mittel",
  off_label: "ohne",
  periods_heading: "Abschnitt für Abschnitt",
  periods_text: "Jeder Punkt ist ein Tag; der Strich ist der Median des Abschnitts.",
  periods_sentence: (parts: string[]) => `Mediane der Reihe nach: ${parts.join("; ")}.`,
  period_part: (label: string, value: number | null) =>
    value === null ? `${label}: keiner` : `${label}: ${number(value, 1)}`,
  table: "Die Zahlen als Tabelle",
  table_day: "Tag",
  table_dose: "Dosis",
  table_phase: "Abschnitt",
  states: { not_recorded: "nicht aufgeschrieben", skipped: "nicht beantwortet", none: "0", value: "" },
};
