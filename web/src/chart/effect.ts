import type { Review } from "../door/ask";
import { nice_step } from "./series";

export type Effect = NonNullable<Review["effect"]>;

/** The same question, asked differently. */
export interface Other {
  text: string;
  mean: number;
  sd: number;
  q: Effect["q"];
}

/** The smallest effect worth having, in the direction that is better. */
export function worthwhile_of(effect: Effect, better: Review["better"]): number | null {
  if (effect.smallest_worthwhile === null || better === null) return null;
  return Math.abs(effect.smallest_worthwhile) * (better === "lower" ? -1 : 1);
}

/** Those of the other analyses that could be drawn. */
export function others_of(review: Review): Other[] {
  return review.sensitivities.flatMap(({ text, mean, sd, q }) =>
    mean === null || sd === null || q === null ? [] : [{ text, mean, sd, q }],
  );
}

/** How far the axis reaches to both sides of no effect, so that the picture never leans; and its numbers. */
export function reach_of(effects: { q: Effect["q"] }[], worthwhile: number | null): { end: number; ticks: number[] } {
  const ends = effects.flatMap(({ q }) => [q["2.5"], q["97.5"]]).map(Math.abs);
  const furthest = Math.max(...ends, Math.abs(worthwhile ?? 0)) || 1;
  const step = nice_step(2 * furthest);
  const n = Math.ceil((furthest * 1.05) / step);
  return {
    end: n * step,
    ticks: Array.from({ length: 2 * n + 1 }, (_, i) => Number(((i - n) * step).toPrecision(12))),
  };
}
