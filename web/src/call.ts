/** Whom to call, so that the number itself can be tapped. */

import type { Today } from "./door/ask";

type Call = NonNullable<Today["call"]>;

/** A piece of a sentence: words, or a number that can be dialled. */
export interface Piece {
  text: string;
  dial: string | null; // "tel:116123"
}

/** "112 or 144" are two, "0800 111 0 111" is one. */
const numbers_of = (field: string | null): string[] => field?.match(/\d+(?:[ -]\d+)*/g) ?? [];

/** The words with each number that the table has for this country: other digits are no telephone number. */
export function pieces(words: string, call: Call): Piece[] {
  const known = [call.emergency, call.advice, call.poison, call.crisis].flatMap(numbers_of);
  if (known.length === 0) return [{ text: words, dial: null }];
  known.sort((a, b) => b.length - a.length); // the longest first, whose beginning may be another's whole
  return words
    .split(new RegExp(`(?<!\\d)(${known.join("|")})(?!\\d)`))
    .map((text, nth) => ({ text, dial: nth % 2 === 1 ? `tel:${text.replace(/\D/g, "")}` : null }))
    .filter(({ text }) => text !== "");
}
