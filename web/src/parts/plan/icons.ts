/** Of 100 people: what shares come to, as whole people who always add up to a hundred. */

/** The largest remainders get the people that rounding down left over; of equal ones the first. */
export function of_hundred(shares: number[]): number[] {
  const sum = shares.reduce((all, one) => all + Math.max(0, one), 0);
  if (!(sum > 0)) return shares.map(() => 0);
  const exact = shares.map((one) => (100 * Math.max(0, one)) / sum);
  const people = exact.map(Math.floor);
  const left = 100 - people.reduce((all, one) => all + one, 0);
  const by_remainder = exact
    .map((one, nth) => ({ nth, rest: one - Math.floor(one) }))
    .sort((a, b) => b.rest - a.rest || a.nth - b.nth);
  for (const { nth } of by_remainder.slice(0, left)) people[nth]! += 1;
  return people;
}

/** What simulated people were told. */
export interface Told {
  keep: number; // shares, which add up to one
  stop: number;
  undecided: number;
  error: number; // of `keep`, in points of a hundred: half of a 95 % range
}

/** Half of a 95 % range in points; where nobody or everybody was told so, the rule of three. */
export const error_in_points = (mcse: number, people: number): number =>
  mcse > 0 || people === 0 ? 196 * mcse : 300 / people;

interface Rate {
  rate: number;
  mcse: number;
}

export function told(keep: Rate, stop: Rate, people: number): Told {
  const undecided = Math.max(0, 1 - keep.rate - stop.rate);
  return { keep: keep.rate, stop: stop.rate, undecided, error: error_in_points(keep.mcse, people) };
}

/** Of several dependences the one that is nearest to what the plan assumes. */
export function nearest_to<Row extends { rho: number }>(rows: Row[], rho: number): Row | null {
  return rows.reduce<Row | null>(
    (best, row) => (best === null || Math.abs(row.rho - rho) < Math.abs(best.rho - rho) ? row : best),
    null,
  );
}
