import type { Replies } from "./door/ask";

export type Report = Replies["report"]["report"];
export type Kind = NonNullable<Report["kind"]>;
export type Part = Report["sections"][number];

/** What may be chosen, in order. Whose words these are stays in every document. */
export const choosable = (sections: readonly Part[]): Part[] => sections.filter((part) => part.may_be_left_out);

/** A choice without this section, or with it again. */
export const toggled = (left_out: readonly string[], id: string): string[] =>
  left_out.includes(id) ? left_out.filter((other) => other !== id) : [...left_out, id];

/** Of a choice what this kind of document has: another kind has other sections. */
export const of_kind = (left_out: readonly string[], sections: readonly Part[]): string[] =>
  choosable(sections)
    .map((part) => part.id)
    .filter((id) => left_out.includes(id));
