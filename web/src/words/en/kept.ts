import { long_day, plain_day, plural, number, capital } from "./format";
import type { Day } from "../../days";
import type { Said } from "../../page.svelte";

interface Named {
  name: string;
  label: string;
}

const items: Record<string, string> = { dose: "Dose", note: "Note", guess: "Guess", context: "Something else changed" };

const grades = ["none", "mild", "limiting", "severe", "life-threatening"];

const name_of = (said: Said, outcomes: Named[]): string =>
  said.item === "side_effect"
    ? capital(said.effect ?? "side effect")
    : (items[said.item] ?? capital(outcomes.find((one) => one.name === said.item)?.label ?? said.item));

export const kept = {
  as_of: (clock: string, day: Day | null) =>
    `As of ${day === null ? "" : `${long_day(day)}, `}${clock}; Titrate does not answer now.`,
  closed: (clock: string, day: Day | null) =>
    `As of ${day === null ? "" : `${long_day(day)}, `}${clock}; Titrate does not let this page in now.`,
  go_on: "You can go on: what you tap is kept in this browser, and is saved when Titrate answers again.",
  unknown_day:
    "What is to be taken today is not known here, so no dose is shown. What you take can be written down for this day later.",
  try_again: "Ask again now",
  waiting: (n: number) => `${plural(n, "entry", "entries")} kept here, not yet saved`,
  said: (said: Said, outcomes: Named[]): string => {
    const name = name_of(said, outcomes);
    if (said.state === "skipped") return `${name}: not answered`;
    if (said.state === "not_recorded") return `${name}: cleared`;
    if (said.state === "none") return `${name}: none`;
    if (said.text !== undefined) return `${name}: ${said.text}`;
    if (said.item === "side_effect") return `${name}: ${grades[said.value ?? 0] ?? ""}`;
    return said.value === undefined ? name : `${name} ${number(said.value)}`;
  },
  kept: (said: string) => `Kept here, not yet saved: ${said}`,
  refused: (said: string, day: Day) => `${said}, for ${plain_day(day)}: not written down`,
  confirm: "Yes, that is what I took",
  leave_out: "Leave it out",
  full: {
    what: "This browser keeps nothing, so the entry could not be made.",
    where: "the storage of this page",
    way_out: "Allow this page to keep data in the browser, or free some space, and tap again.",
  },
};
