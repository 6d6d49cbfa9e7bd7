/** A label that was read, and a product that is kept: what the page works out beside the door. */

import { parse_amount } from "./amounts";
import type { Replies } from "./door/ask";

export type Label = Replies["label"]["label"];
export type Product = NonNullable<Replies["product"]["product"]>;
export type Change = NonNullable<Replies["product"]["change"]>;

/** A product's record as another program wrote it, which no line may be added to. */
export const is_record = (text: string): boolean => /^\s*[[{]/.test(text);

/** The label with an answer added to it. A record makes room for what the person reads off the pack. */
export function with_answer(text: string, name: string | null, answer: string): string {
  const before = is_record(text) ? (name ?? "") : text.trim();
  return before === "" ? answer.trim() : `${before}\n${answer.trim()}`;
}

/** The weight of the compound in a serving, which is not the magnesium in it; null where the label does not say it. */
export function compound_mg(label: Label): number | null {
  if (label.elemental_mg_per_serving === null || label.magnesium_fraction === null) return null;
  return label.magnesium_fraction > 0 && label.magnesium_fraction < 1
    ? label.elemental_mg_per_serving / label.magnesium_fraction
    : null;
}

/** What the label leaves open: the door's question, or into how many units a serving is divided. */
export type Open = "question" | "units" | null;

export function open_of(label: Label): Open {
  if (label.question !== null || label.elemental_mg_per_serving === null) return "question";
  return label.elemental_mg_per_unit === null ? "units" : null;
}

/** Is that amount the magnesium itself? Nothing is assumed. */
export type Meant = "" | "element" | "compound";

export interface ByHand {
  name: string;
  mg: string;
  meant: Meant;
  unit: string;
}

export type WrongByHand = "name" | "mg" | "meant" | "compound" | "unit";

/** A product whose amount a person knows: never from the weight of a compound. */
export function product_by_hand(said: ByHand): { product: Record<string, unknown> } | { wrong: WrongByHand } {
  const name = said.name.trim();
  const unit = said.unit.trim();
  const mg = parse_amount(said.mg);
  if (name === "") return { wrong: "name" };
  if (mg.kind !== "amount" || mg.amount <= 0) return { wrong: "mg" };
  if (unit === "") return { wrong: "unit" };
  if (said.meant === "") return { wrong: "meant" };
  if (said.meant === "compound") return { wrong: "compound" };
  return { product: { name, elemental_mg_per_unit: mg.amount, unit } };
}

/** What is not the amount, as a form holds it. */
export interface Pack {
  name: string;
  lot: string;
  expires: string;
  programme: string;
  scored: boolean;
}

export const pack_of = (product: Product): Pack => ({
  name: product.name,
  lot: product.lot ?? "",
  expires: product.expires ?? "",
  programme: product.programme ?? "",
  scored: product.scored,
});

/** The kept product with another pack; a field that was emptied is not said any more. Null without a name. */
export function with_pack(product: Product, pack: Pack): Product | null {
  if (pack.name.trim() === "") return null;
  const { lot: _lot, expires: _expires, programme: _programme, ...kept } = product;
  const changed: Product = { ...kept, name: pack.name.trim(), scored: pack.scored };
  for (const key of ["lot", "expires", "programme"] as const)
    if (pack[key].trim() !== "") changed[key] = pack[key].trim();
  return changed;
}
