import type { Instrument } from "./door/ask";

/** A short scale of whole numbers is answered by buttons; anything else by writing a number. */
export function has_buttons(outcome: Instrument): boolean {
  const { lowest, highest, whole_numbers } = outcome;
  return whole_numbers && lowest !== null && highest !== null && highest - lowest >= 1 && highest - lowest <= 10;
}

/** The steps of a short scale, in order. */
export function steps_of(outcome: Instrument): number[] {
  const lowest = outcome.lowest ?? 0;
  return Array.from({ length: (outcome.highest ?? lowest) - lowest + 1 }, (_, n) => lowest + n);
}

/** What a key answers: a digit means itself and "t" means ten, where the scale has them. */
export function answer_of_key(key: string, outcome: Instrument): number | null {
  const value = /^\d$/.test(key) ? Number(key) : key === "t" || key === "T" ? 10 : null;
  return value !== null && has_buttons(outcome) && steps_of(outcome).includes(value) ? value : null;
}
