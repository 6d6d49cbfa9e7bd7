/** What a typed amount means, or why it was not understood. One slipped digit is dangerous, so nothing is guessed. */
export type TypedAmount =
  | { kind: "amount"; amount: number }
  | { kind: "empty" }
  | { kind: "ambiguous" } // "1.000": a thousand, or one?
  | { kind: "unknown" };

/** Reads a plain amount with a decimal point or a decimal comma. */
export function parse_amount(text: string): TypedAmount {
  const typed = text.trim();
  if (typed === "") return { kind: "empty" };
  if (/^[1-9]\d{0,2}([.,]\d{3})+$/.test(typed)) return { kind: "ambiguous" };
  if (!/^\d+([.,]\d+)?$/.test(typed)) return { kind: "unknown" };
  const amount = Number(typed.replace(",", "."));
  return Number.isFinite(amount) ? { kind: "amount", amount } : { kind: "unknown" };
}
