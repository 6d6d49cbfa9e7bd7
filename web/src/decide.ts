/** What a decision rests on, read from the document that the door keeps with it (docs/formats/decision.md). */

import type { Replies } from "./door/ask";

export type Choice = Replies["decide"]["choices"]["proposed"];
export const choices = ["keep", "raise", "lower", "stop", "extend", "not_enough"] as const satisfies Choice[];

export interface Kept {
  chosen: Choice | null;
  reason: string;
  proposed: Choice | null;
  dose_mg: number | null;
  rule: { name: RuleName; value: number }[];
  probabilities: { name: Believed; value: number }[];
  look: string | null; // its sentence
}

type Considered = Replies["decide"]["choices"]["considered"];

/** What is not open, those with the same reason together. */
export function closed_by_reason(considered: Considered): { why: string; closed: Choice[] }[] {
  const by = new Map<string, Choice[]>();
  for (const { choice, open, why } of considered) if (!open) by.set(why, [...(by.get(why) ?? []), choice]);
  return [...by].map(([why, closed]) => ({ why, closed }));
}

const rule_names = ["better", "worthwhile", "not_worthwhile", "worse"] as const;
const believed = ["better", "worthwhile", "worse"] as const;
export type RuleName = (typeof rule_names)[number];
export type Believed = (typeof believed)[number];

type Loose = Record<string, unknown>;
const object = (value: unknown): Loose => (typeof value === "object" && value !== null ? (value as Loose) : {});
const choice = (value: unknown) => choices.find((known) => known === value) ?? null;
const numbers = <Name extends string>(names: readonly Name[], from: unknown) =>
  names.flatMap((name) => {
    const value = object(from)[name];
    return typeof value === "number" ? [{ name, value }] : [];
  });

/** Null where nothing was kept with it. */
export function kept_with(decision: unknown): Kept | null {
  if (typeof decision !== "object" || decision === null) return null;
  const said = object(decision);
  const sentence = object(said["look"])["sentence"];
  return {
    chosen: choice(said["chosen"]),
    reason: typeof said["reason"] === "string" ? said["reason"] : "",
    proposed: choice(said["proposed"]),
    dose_mg: typeof said["dose_mg"] === "number" ? said["dose_mg"] : null,
    rule: numbers(rule_names, said["rule"]),
    probabilities: numbers(believed, said["probabilities"]),
    look: typeof sentence === "string" ? sentence : null,
  };
}
