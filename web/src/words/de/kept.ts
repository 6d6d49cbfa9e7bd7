import type { Day } from "../../days";
import type { Said } from "../../page.svelte";
import { capital, long_day, number, plain_day, plural } from "./format";

interface Named {
  name: string;
  label: string;
}

const items: Record<string, string> = {
  dose: "Dosis",
  note: "Notiz",
  guess: "Vermutung",
  context: "Sonst geändert",
};

const grades = ["keine", "leicht", "einschränkend", "schwer", "lebensbedrohlich"];

const name_of = (said: Said, outcomes: Named[]): string =>
  said.item === "side_effect"
    ? capital(said.effect ?? "Nebenwirkung")
    : (items[said.item] ?? capital(outcomes.find((one) => one.name === said.item)?.label ?? said.item));

export const kept = {
  as_of: (clock: string, day: Day | null) =>
    `Stand ${day === null ? "" : `${long_day(day)}, `}${clock}; Titrate antwortet jetzt nicht.`,
  closed: (clock: string, day: Day | null) =>
    `Stand ${day === null ? "" : `${long_day(day)}, `}${clock}; Titrate lässt diese Seite jetzt nicht hinein.`,
  go_on:
    "Du kannst weitermachen: Was du antippst, bleibt in diesem Browser und wird gespeichert, sobald Titrate wieder antwortet.",
  unknown_day:
    "Was heute einzunehmen ist, ist hier nicht bekannt, darum steht hier keine Dosis. Was du nimmst, kannst du später " +
    "für diesen Tag eintragen.",
  try_again: "Jetzt noch einmal fragen",
  waiting: (n: number) => `${plural(n, "Eintrag", "Einträge")} hier behalten, noch nicht gespeichert`,
  said: (said: Said, outcomes: Named[]): string => {
    const name = name_of(said, outcomes);
    if (said.state === "skipped") return `${name}: nicht beantwortet`;
    if (said.state === "not_recorded") return `${name}: geleert`;
    if (said.state === "none") return `${name}: keine`;
    if (said.text !== undefined) return `${name}: ${said.text}`;
    if (said.item === "side_effect") return `${name}: ${grades[said.value ?? 0] ?? ""}`;
    return said.value === undefined ? name : `${name} ${number(said.value)}`;
  },
  kept: (said: string) => `Hier behalten, noch nicht gespeichert: ${said}`,
  refused: (said: string, day: Day) => `${said}, für den ${plain_day(day)}: nicht eingetragen`,
  confirm: "Ja, das habe ich genommen",
  leave_out: "Weglassen",
  full: {
    what: "Dieser Browser behält nichts, darum war der Eintrag nicht möglich.",
    where: "der Speicher dieser Seite",
    way_out: "Erlaube dieser Seite, Daten im Browser zu behalten, oder schaffe Platz, und tippe noch einmal.",
  },
};
