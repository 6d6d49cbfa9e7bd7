/** What of three years can be seen on a screen that has fewer pixels than they have days. Only drawings are thinned. */

interface Spot {
  index: number;
  value: number;
}

/** Of a line, in each column of pixels: the first, the lowest, the highest and the last, which paint the same pixels. */
export function thin_line<T extends Spot>(run: T[], day_width: number): T[] {
  if (day_width >= 1 || run.length < 5) return run;
  const columns = new Map<number, T[]>();
  for (const spot of run) {
    const column = Math.floor(spot.index * day_width);
    const there = columns.get(column);
    if (there === undefined) columns.set(column, [spot]);
    else there.push(spot);
  }
  return [...columns.values()].flatMap((spots) => {
    const by_value = [...spots].sort((a, b) => a.value - b.value);
    const kept = new Set([spots[0]!, by_value[0]!, by_value.at(-1)!, spots.at(-1)!]);
    return spots.filter((spot) => kept.has(spot));
  });
}

/** Of dots, one of those that would lie within half a pixel of each other. */
export function thin_dots<T extends Spot>(dots: T[], day_width: number): T[] {
  if (day_width >= 0.5) return dots;
  const seen = new Set<string>();
  return dots.filter(({ index, value }) => {
    const place = `${Math.round(index * day_width * 2)} ${value}`;
    return seen.has(place) ? false : (seen.add(place), true);
  });
}
