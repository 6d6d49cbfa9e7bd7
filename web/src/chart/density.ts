import type { Review } from "../door/ask";

type Quantiles = NonNullable<Review["effect"]>["q"];

/** A point of a density. `told`: between the outermost quantiles; beyond them nothing was told, and the tail is a guess. */
export interface Dense {
  x: number;
  y: number;
  told: boolean;
}

const parts = ["2.5", "5", "25", "50", "75", "95", "97.5"] as const;
const normal = [-1.959964, -1.644854, -0.67449, 0, 0.67449, 1.644854, 1.959964]; // the same of a standard normal

/**
 * A density through the quantiles of an answer. The door tells seven of them and no curve, so what is drawn has exactly
 * the told probability between every two of them, and is smooth in between: the standard normal value of x is a rising
 * cubic (Fritsch and Carlson) through them, and the tails go on as those of a normal. Null where quantiles coincide.
 */
export function density_of(q: Quantiles, steps = 120): Dense[] | null {
  const x = parts.map((part) => q[part]);
  const gaps = x.slice(1).map((value, nth) => value - x[nth]!);
  const span = x[6]! - x[0]!;
  if (!(span > 0) || gaps.some((gap) => !(gap > span * 1e-6))) return null;
  const secants = gaps.map((gap, nth) => (normal[nth + 1]! - normal[nth]!) / gap);
  const slopes = x.map((_, nth) => slope_at(nth, gaps, secants));

  const low = x[0]! - 1.1 / slopes[0]!; // to where about one in a thousand is left
  const high = x[6]! + 1.1 / slopes[6]!;
  return Array.from({ length: steps + 1 }, (_, step) => {
    const at = low + ((high - low) * step) / steps;
    const { z, rise } = normal_at(at, x, gaps, slopes);
    return { x: at, y: (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * rise, told: at >= x[0]! && at <= x[6]! };
  });
}

/** Of the rising cubic at a knot: between the secants beside it, nearer to the flatter one, so that it never falls. */
function slope_at(nth: number, gaps: number[], secants: number[]): number {
  if (nth === 0) return secants[0]!;
  if (nth === secants.length) return secants[nth - 1]!;
  const before = 2 * gaps[nth]! + gaps[nth - 1]!;
  const after = gaps[nth]! + 2 * gaps[nth - 1]!;
  return (before + after) / (before / secants[nth - 1]! + after / secants[nth]!);
}

function normal_at(at: number, x: number[], gaps: number[], slopes: number[]): { z: number; rise: number } {
  if (at <= x[0]!) return { z: normal[0]! + slopes[0]! * (at - x[0]!), rise: slopes[0]! };
  if (at >= x[6]!) return { z: normal[6]! + slopes[6]! * (at - x[6]!), rise: slopes[6]! };
  const nth = x.findIndex((knot, k) => k > 0 && at <= knot) - 1;
  const gap = gaps[nth]!;
  const t = (at - x[nth]!) / gap;
  const [from, to] = [normal[nth]!, normal[nth + 1]!];
  const [start, end] = [slopes[nth]! * gap, slopes[nth + 1]! * gap];
  const z =
    from * (1 + 2 * t) * (1 - t) ** 2 + start * t * (1 - t) ** 2 + to * t * t * (3 - 2 * t) + end * t * t * (t - 1);
  const rise = (6 * t * (1 - t) * (to - from) + start * (1 - t) * (1 - 3 * t) + end * t * (3 * t - 2)) / gap;
  return { z, rise };
}
