import type { Import } from "./door/ask";

/** What an item of a file becomes, as a form holds it. The door reads and writes it as one text: "outcome pain x 60". */
export const kinds = ["outcome", "dose", "side_effect", "note", "context", "leave"] as const;
export type Kind = (typeof kinds)[number];
export const contexts = ["medicine", "illness", "diet", "pain_relief", "other"] as const;

export interface Target {
  kind: Kind;
  name: string;
  factor: string;
}

export function target_of(text: string): Target {
  const [word, ...rest] = text.split(" ");
  const kind = kinds.find((known) => known === word) ?? "leave";
  let factor = "";
  if ((kind === "outcome" || kind === "dose") && rest.length >= 2 && rest.at(-2) === "x") factor = rest.splice(-2)[1]!;
  return { kind, name: rest.join(" "), factor };
}

export function text_of_target({ kind, name, factor }: Target): string {
  const named = kind === "outcome" || kind === "side_effect" || kind === "context";
  const counted = (kind === "outcome" || kind === "dose") && factor.trim() !== "";
  return [kind, ...(named ? [name.trim()] : []), ...(counted ? ["x", factor.trim()] : [])].join(" ");
}

/** An answer with a number in it that only the person can read, from a label. */
export const wants_number = (target: string): boolean => /\b(MG|FRACTION)$/.test(target);

/** A kind that is chosen keeps what was typed where it means the same. */
export const with_kind = (target: Target, kind: Kind): Target => ({
  kind,
  name: kind === "context" ? "other" : kind === target.kind || target.kind !== "context" ? target.name : "",
  factor: kind === target.kind ? target.factor : "",
});

/** What the person changed of what was shown, for the next request. */
export function mapping_of(items: Import["items"], chosen: Record<string, Target>): Record<string, string> {
  const mapping: Record<string, string> = {};
  for (const { name, target, by } of items) {
    const text = chosen[name] === undefined ? target : text_of_target(chosen[name]);
    if (text !== target || by === "said") mapping[name] = text;
  }
  return mapping;
}

/** The lists of lines that need a look, the gravest first; of those that came in nothing has to be looked at. */
export const lists = ["doubted", "conflicting", "refused", "not_understood", "left_out", "new"] as const;
