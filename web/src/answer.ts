/** What the page of the answer needs beside the door's own sentences. Nothing here judges: it arranges and counts. */

import type { Diary, Review } from "./door/ask";
import { spoken, type Language } from "./words";

type Section = Review["said"][number];

export interface Arranged {
  cannot: string[]; // what the days cannot tell, beside the sentence
  others_lead: string[]; // above the drawings of the other analyses
  open: Section[];
  folded: Section[]; // long, for who wants to know
}

const long: Section["id"][] = ["dependence", "days", "lived", "assumptions"];

/** The sections of an answer by where they stand. One that is not known here is shown, and never lost. */
export function arranged({ said, sensitivities }: Review): Arranged {
  const drawn = sensitivities.flatMap(({ text, q }) => (q === null ? [] : [text.toLowerCase()]));
  const is_drawn = (paragraph: string) => drawn.some((text) => paragraph.toLowerCase().startsWith(text));
  const paragraphs = (of: Section["id"]) => said.filter(({ id }) => id === of).flatMap((s) => s.paragraphs);
  const rest = said.filter(({ id }) => id !== "cannot_tell" && id !== "sensitivities");
  return {
    cannot: paragraphs("cannot_tell"),
    others_lead: paragraphs("sensitivities").filter((paragraph) => !is_drawn(paragraph)),
    open: rest.filter(({ id }) => !long.includes(id)),
    folded: rest.filter(({ id }) => long.includes(id)),
  };
}

/** Neither "z. B." nor "Dr." ends a sentence. */
const after_a_word = String.raw`(?<!(?:^|[^\p{L}\d])(?:\p{L}|Dr)\.)`;
/** "7. September" and "3. Tag" are one thing in German; but "an Tag 28. Die Regel" are two. */
const no_ordinal = String.raw`(?:(?<!(?:^|\D)\d{1,2}\.)|(?= (?:Das|Der|Die|Ein|Eine|Er|Es|Sie|Danach|Bis)\b))`;
const ends: Record<Language, RegExp> = {
  en: new RegExp(`(?<=[.!?])${after_a_word} (?=\\p{Lu})`, "u"),
  de: new RegExp(`(?<=[.!?])${after_a_word}${no_ordinal} (?=\\p{Lu})`, "u"),
};

/** One after the other: "1.5 points. The rule ..." has two, and the point of a number ends none. */
export function sentences(text: string, language: Language = spoken): string[] {
  return text === "" ? [] : text.split(ends[language]);
}

/** What was fixed, and said, before the first day: read from the protocol as it was sealed. */
export interface Promised {
  question: string | null;
  dose_mg: number | null;
  comparator: string | null;
  blinding: string | null;
  kind: string | null;
  pairs: number | null;
  period_days: number | null;
  run_in_days: number | null;
  days: number | null;
  looks: number[];
  smallest: number | null;
  unit: string;
  false_claims: number | null; // of people whom it does nothing for, how many would be told to keep taking it
  people: number | null;
}

type Loose = Record<string, unknown>;
const object = (value: unknown): Loose => (typeof value === "object" && value !== null ? (value as Loose) : {});
const number = (value: unknown) => (typeof value === "number" ? value : null);
const text = (value: unknown) => (typeof value === "string" && value !== "" ? value : null);

export function promised(protocol: string): Promised | null {
  let sealed: unknown;
  try {
    sealed = JSON.parse(protocol);
  } catch {
    return null;
  }
  const trial = object(object(sealed)["trial"]);
  const primary = object(trial["primary"]);
  const design = object(trial["design"]);
  const calibrated = object(object(trial["decision"])["calibrated"]);
  const looks = Array.isArray(trial["looks"]) ? trial["looks"].filter((day) => typeof day === "number") : [];
  return {
    question: text(trial["question"]),
    dose_mg: number(trial["dose_mg"]),
    comparator: text(trial["comparator"]),
    blinding: text(trial["blinding"]),
    kind: text(design["kind"]),
    pairs: number(design["pairs"]),
    period_days: number(design["period_days"]),
    run_in_days: number(trial["run_in_days"]),
    days: number(trial["planned_days"]),
    looks,
    smallest: number(primary["smallest_worthwhile"]),
    unit: text(primary["unit"]) ?? "",
    false_claims: number(calibrated["upper_95"]),
    people: number(calibrated["people"]),
  };
}

/** How many days had a dose, none, a skipped one, or nothing said: of the days from the first one on. */
export function doses_of({ days, completeness }: Diary) {
  const of = (state: string) => days.filter(({ dose }) => dose.state === state).length;
  const [taken, none, skipped] = [of("value"), of("none"), of("skipped")];
  return { days: completeness.days, taken, none, skipped, unknown: completeness.days - taken - none - skipped };
}

/** What was noticed: on how many days, and the worst grade. */
export function noticed({ days }: Diary): { effect: string; days: number; worst: number }[] {
  const found = new Map<string, { days: number; worst: number }>();
  for (const { side_effects } of days)
    for (const { effect, value } of side_effects) {
      if (value === null || value === 0) continue;
      const there = found.get(effect) ?? { days: 0, worst: 0 };
      found.set(effect, { days: there.days + 1, worst: Math.max(there.worst, value) });
    }
  return [...found].map(([effect, counts]) => ({ effect, ...counts })).sort((a, b) => b.worst - a.worst);
}
