/** The sheet for a doctor or pharmacist, and what they agree to as it is typed back. */

import { parse_amount } from "./amounts";
import { is_day, type Day } from "./days";
import type { Finding, Replies } from "./door/ask";

export type PreStart = Replies["pre_start"]["sheet"];

export const rows = [
  "age",
  "sex",
  "life_stage",
  "egfr",
  "conditions",
  "medicines",
  "supplements",
  "allergies",
  "other_sources",
] as const;
export type Row = (typeof rows)[number];

/** What a person said in one row; null where they did not say it, empty where they said that there is none. */
export function said_in(person: PreStart["person"], row: Row): string[] | null {
  const value = person?.[row];
  if (value === undefined || value === null) return null;
  if (row === "other_sources") {
    const sources = value as { name: string; elemental_mg_per_day: number }[];
    return sources.map((one) => `${one.name} (${one.elemental_mg_per_day} mg)`);
  }
  return Array.isArray(value) ? value.map(String) : [String(value)];
}

/** What a decision may be about. */
export interface Subject {
  rule: string; // as the door calls it; empty, a general cap
  kind: "finding" | "unknown" | "limit" | "cap";
  about: string;
  needs_limit: boolean;
}

/** What nobody said is no name that a clinician could know; it is said on the sheet itself. */
const facts = ["age", "conditions", "medicines", "life stage"];

export function subjects_of(sheet: PreStart): Subject[] {
  const finding = ({ rule, about, severity }: Finding): Subject => ({
    rule,
    kind: "finding",
    about,
    needs_limit: severity === "block",
  });
  const unknown = sheet.could_not_check.filter((one) => !facts.includes(one));
  return [
    ...sheet.to_decide.filter(({ rule }) => !sheet.could_not_check.includes(rule)).map(finding),
    ...unknown.map((about): Subject => ({ rule: about, kind: "unknown", about, needs_limit: false })),
    { rule: "supplemental_limit", kind: "limit", about: "", needs_limit: true },
    { rule: "", kind: "cap", about: "", needs_limit: true },
  ];
}

export interface Decision {
  subject: Subject | null;
  clinician: string;
  day: Day | "";
  reason: string;
  limit: string; // mg a day, as typed
}

export type Lack = "subject" | "clinician" | "day" | "reason" | "limit" | "amount";

/** What is missing or cannot be read, the first of it; null, it can be sent. */
export function lack_of(decision: Decision, today: Day): Lack | null {
  if (decision.subject === null) return "subject";
  if (decision.clinician.trim() === "") return "clinician";
  if (!is_day(decision.day) || decision.day > today) return "day";
  if (decision.reason.trim() === "") return "reason";
  const limit = parse_amount(decision.limit);
  if (limit.kind === "empty") return decision.subject.needs_limit ? "limit" : null;
  return limit.kind === "amount" ? null : "amount";
}

/** A decision that lacks nothing, as the door takes it. */
export function agreed(decision: Decision): {
  rule: string;
  clinician: string;
  day: Day;
  reason: string;
  limit_mg?: number;
} {
  const limit = parse_amount(decision.limit);
  return {
    rule: decision.subject?.rule ?? "",
    clinician: decision.clinician.trim(),
    day: decision.day,
    reason: decision.reason.trim(),
    ...(limit.kind === "amount" ? { limit_mg: limit.amount } : {}),
  };
}
