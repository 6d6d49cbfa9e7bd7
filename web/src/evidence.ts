/** What is known of a hope: which one is looked at, how a list is searched, and what a drawing of an effect needs. */

import { nice_step } from "./chart/series";
import type { Replies } from "./door/ask";

type Reply = Replies["evidence"];
export type Evidence = NonNullable<Reply["evidence"]>;
export type OutcomeLine = NonNullable<Reply["outcomes"]>[number];
export type Claim = NonNullable<Reply["claims"]>[number];
export type Study = Evidence["rows"][number];
export type Effect = NonNullable<Study["effect"]>;
export type Certainty = Evidence["certainty"];
export type Better = "lower" | "higher" | null;

/** The hope in the address, "#mine/evidence/cramps"; null, the list of all. */
export function topic_of(hash: string): string | null {
  const topic = hash.replace(/^#\/?/, "").split("/")[2] ?? "";
  return /^\w+$/.test(topic) ? topic : null;
}

/** What is read at once: the most certain study, and the most certain one of the form that people ask about. */
export function leading(studies: Study[]): { first: Study[]; others: Study[] } {
  const own = studies.find((study) => study.form_tested === "yes");
  const first = studies.filter((study, nth) => nth === 0 || study === own);
  return { first, others: studies.filter((study) => !first.includes(study)) };
}

export const certainties: Certainty[] = ["none", "very low", "low", "moderate", "high"];

/** Without case and accents, so that a hasty word is found as well. */
export const plain = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase();

/** Those in whose name each typed word is the beginning of a word. */
export function named<T>(all: T[], typed: string, name: (one: T) => string): T[] {
  const wanted = plain(typed).split(/\s+/).filter(Boolean);
  return all.filter((one) => {
    const has = plain(name(one)).split(/[^\p{L}\p{N}]+/u);
    return wanted.every((word) => has.some((part) => part.startsWith(word)));
  });
}

/** How the effect of a study lies to the smallest one worth having. Null where it cannot be told. */
export type Reach = "below" | "only_the_range" | "the_average" | "all_of_it";

export function reach_of(effect: Effect, better: Better): Reach | null {
  const smallest = effect.smallest_worthwhile === null ? null : Math.abs(effect.smallest_worthwhile);
  if (smallest === null || better === null) return null;
  const good = better === "lower" ? -1 : 1;
  const ends = [effect.low, effect.high].filter((end) => end !== null).map((end) => good * end);
  if (ends.length === 2 && Math.min(...ends) >= smallest) return "all_of_it";
  if (good * effect.value >= smallest) return "the_average";
  return ends.length === 2 && Math.max(...ends) >= smallest ? "only_the_range" : "below";
}

/** A scale about no effect that never leans to a side, and the smallest effect worth having on it. */
export interface Strip {
  end: number; // it reaches from -end to end
  ticks: number[];
  worthwhile: number | null; // with the sign of what is better
}

/** Null where there is nothing to hold the effect against. */
export function strip_of(effect: Effect, better: Better): Strip | null {
  const { value, low, high, smallest_worthwhile } = effect;
  if ((low === null || high === null) && (smallest_worthwhile === null || better === null)) return null;
  if (/ratio/.test(effect.unit)) return null; // nothing is at one there, and not at zero
  const worthwhile =
    smallest_worthwhile === null || better === null
      ? null
      : Math.abs(smallest_worthwhile) * (better === "lower" ? -1 : 1);
  const furthest = Math.max(...[value, low ?? 0, high ?? 0, worthwhile ?? 0].map(Math.abs)) || 1;
  const step = nice_step(2 * furthest);
  const end = Math.ceil((furthest * 1.05) / step) * step;
  const n = Math.round(end / step);
  return {
    end,
    worthwhile,
    ticks: Array.from({ length: 2 * n + 1 }, (_, i) => Number(((i - n) * step).toPrecision(12))),
  };
}
