/** A day of eating as the door is asked about it, and the list of foods that is moved through by keys. */

import { parse_amount } from "./amounts";
import type { Replies, Today } from "./door/ask";
import { grams_of_portion, type Units } from "./units";

export type Food = Replies["foods"]["foods"][number];
export type Intake = Replies["intake"]["intake"];
export type Suggestion = Intake["suggestions"][number];

/** Something that was eaten. */
export interface Eaten {
  id: string;
  name: string;
  grams: number;
}

const most_grams = 5000;

/** The grams of a portion as typed, in the unit of its field; null where it is no amount, or none. */
export function grams_of(typed: string, unit: Units["food"]): number | null {
  const amount = parse_amount(typed);
  const grams = amount.kind === "amount" ? grams_of_portion(amount.amount, unit) : 0;
  return grams > 0 && grams <= most_grams ? grams : null;
}

/** What was written down of the dose of this day, in mg of the element; null where nothing is known. */
export function dose_mg(dose: Today["dose"]): number | null {
  if (dose.limit === null || dose.value === null) return null;
  return dose.counted_as_mg === null ? dose.value : dose.value * dose.counted_as_mg;
}

/** As in DAY.json. What nobody said is left out, and never a zero. */
export function day_of(
  person: Record<string, unknown> | null,
  eaten: Eaten[],
  dose: { name: string; mg: number | null },
): Record<string, unknown> {
  return {
    ...(person === null ? {} : { person }),
    foods: eaten.map(({ id, grams }) => ({ id, grams })),
    ...(dose.mg === null || dose.mg === 0 ? {} : { supplements: [{ name: dose.name, elemental_mg: dose.mg }] }),
  };
}

/** Which line of a list of `n` a key leads to, from line `at` (-1: none); null where the key moves nothing. */
export function moved(key: string, at: number, n: number): number | null {
  if (n === 0) return null;
  if (key === "ArrowDown") return at + 1 < n ? at + 1 : 0;
  if (key === "ArrowUp") return at > 0 ? at - 1 : n - 1;
  return null;
}

/** The needs of several authorities, each once. */
export function each_once(from: Intake["need"]["from"]): Intake["need"]["from"] {
  const key = (one: Intake["need"]["from"][number]) => `${one.authority} ${one.kind} ${one.mg_per_day}`;
  return from.filter((one, nth) => from.findIndex((other) => key(other) === key(one)) === nth);
}

/** How far a bar of the day reaches: the need and everything that was eaten and taken, with some room. */
export function reach_of_day(intake: Intake): number {
  return Math.max(1.1 * (intake.need.highest_mg ?? 0), 1.05 * intake.total_mg, 1);
}
