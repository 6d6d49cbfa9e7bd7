import { day_number, day_of_number, type Day } from "../days";
import type { Diary, EntryState, Instrument } from "../door/ask";

/** One calendar day of one outcome, as a chart needs it. Days that nobody wrote down are here too, as what they are. */
export interface Point {
  day: Day;
  index: number; // days since the first day of the chart
  state: EntryState;
  value: number | null;
  late: boolean;
  changes: { kind: string; text: string }[]; // what else changed on this day
}

export interface Dose {
  index: number;
  value: number | null; // null: not known
}

/** A phase, from the left edge of its first day to the right edge of its last. */
export interface Band {
  start: number;
  end: number;
  label: string;
  on: boolean;
}

export interface Series {
  first: Day;
  last: Day;
  length: number; // days, from first to last
  points: Point[];
  doses: Dose[];
  bands: Band[];
}

/** Every calendar day from the first one recorded to the last one of the plan or of the diary, in order. */
export function series_of(diary: Diary, outcome: string): Series | null {
  const days = [...diary.days.map((d) => d.day), ...diary.phases.flatMap((p) => [p.from, p.to])].map(day_number);
  if (days.length === 0) return null;
  const first = Math.min(...days);
  const length = Math.max(...days) - first + 1;
  const recorded = new Map(diary.days.map((d) => [day_number(d.day) - first, d]));
  const points: Point[] = [];
  const doses: Dose[] = [];
  for (let index = 0; index < length; index++) {
    const record = recorded.get(index);
    const entry = record?.outcomes[outcome];
    points.push({
      day: day_of_number(first + index),
      index,
      state: entry?.state ?? "not_recorded",
      value: entry?.value ?? null,
      late: record?.late ?? false,
      changes: record?.context ?? [],
    });
    doses.push({ index, value: record?.dose.value ?? null });
  }
  const bands = diary.phases.map((p) => ({
    start: day_number(p.from) - first,
    end: day_number(p.to) - first + 1,
    label: p.label,
    on: p.on,
  }));
  return { first: day_of_number(first), last: day_of_number(first + length - 1), length, points, doses, bands };
}

/** Runs of days that follow each other and are all known. A line is drawn within a run and never across a gap. */
export function runs<T extends { index: number; value: number | null }>(items: T[]): (T & { value: number })[][] {
  const found: (T & { value: number })[][] = [];
  let run: (T & { value: number })[] = [];
  for (const item of items) {
    if (item.value === null) continue;
    const known = item as T & { value: number };
    if (run.length > 0 && run[run.length - 1]!.index !== item.index - 1) {
      found.push(run);
      run = [];
    }
    run.push(known);
  }
  if (run.length > 0) found.push(run);
  return found;
}

/** Runs of days without a known value, as [first, last + 1]. Skipped days are asked and unanswered, not missing. */
export function gaps(points: Point[]): [number, number][] {
  const found: [number, number][] = [];
  for (const { index, state } of points) {
    if (state !== "not_recorded") continue;
    const latest = found[found.length - 1];
    if (latest !== undefined && latest[1] === index) latest[1] = index + 1;
    else found.push([index, index + 1]);
  }
  return found;
}

export function median(values: number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** The names of the phases with the treatment, or of those without it, each once. */
export function names_of(bands: Band[], on: boolean): string {
  return [...new Set(bands.filter((b) => b.on === on).map((b) => b.label))].join(", ");
}

export interface Period {
  band: Band;
  values: number[];
  median: number | null;
  middle: [number, number] | null; // half of the days lie between these
}

/** The value below which a share of the sorted values lies, between two of them where it falls there. */
function quantile(sorted: number[], share: number): number {
  const at = share * (sorted.length - 1);
  const below = sorted[Math.floor(at)]!;
  return below + (at - Math.floor(at)) * (sorted[Math.ceil(at)]! - below);
}

function period_of(band: Band, values: number[]): Period {
  const sorted = [...values].sort((a, b) => a - b);
  const middle: Period["middle"] = sorted.length < 4 ? null : [quantile(sorted, 0.25), quantile(sorted, 0.75)];
  return { band, values, median: median(values), middle };
}

/** The recorded values of each phase, in order. */
export function periods_of(series: Series): Period[] {
  return series.bands.map((band) => {
    const values = series.points
      .filter((p) => p.index >= band.start && p.index < band.end && p.value !== null)
      .map((p) => p.value!);
    return period_of(band, values);
  });
}

/** Of more periods than can be drawn beside each other: all with the same name as one, where that makes few of them. */
export function pooled(periods: Period[], most: number): Period[] | null {
  if (periods.length <= most) return periods;
  const names = [...new Set(periods.map(({ band }) => band.label))];
  if (names.length > most) return null;
  return names.map((name) => {
    const same = periods.filter(({ band }) => band.label === name);
    return period_of(
      same[0]!.band,
      same.flatMap(({ values }) => values),
    );
  });
}

/** The last days of a diary, for a closer look. */
export function latest(diary: Diary, days: number): Diary {
  const from = day_of_number(day_number(diary.today) - days + 1);
  return {
    ...diary,
    days: diary.days.filter(({ day }) => day >= from),
    phases: diary.phases.filter(({ to }) => to >= from).map((p) => (p.from < from ? { ...p, from } : p)),
  };
}

/** Is its whole range what a person can say, as 0 to 10 is? The bound of minutes or of a count only catches slips. */
function is_rating({ lowest, highest, unit }: Instrument): boolean {
  return lowest !== null && highest !== null && (unit === "points" || highest - lowest <= 10);
}

/** The axis of an outcome: the scale of a rating is shown whole, always, so that a small change looks small. */
export function axis_of(outcome: Instrument, values: number[]): { lowest: number; highest: number; ticks: number[] } {
  const lowest = outcome.lowest ?? Math.min(0, ...values);
  const whole = is_rating(outcome) ? outcome.highest : null;
  const wanted = whole ?? Math.max(lowest + 1, ...values);
  const step = nice_step(wanted - lowest);
  const highest = whole ?? lowest + Math.ceil((wanted - lowest) / step) * step;
  const ticks: number[] = [];
  for (let tick = lowest; tick <= highest + step * 1e-9; tick += step) ticks.push(Number(tick.toPrecision(12)));
  return { lowest, highest, ticks };
}

/** A step of 1, 2 or 5 times a power of ten that divides a span into three to six parts. */
export function nice_step(span: number): number {
  if (!(span > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(span / 3));
  const times = [1, 2, 5, 10].find((t) => span / (t * power) <= 6) ?? 10;
  return times * power;
}

/** Days to print below the axis: Mondays where they fit, else the first of months; never more than `most`. */
export function date_ticks(first: Day, length: number, most: number): number[] {
  const start = day_number(first);
  for (const weeks of [1, 2, 4, 8, 13, 26, 52]) {
    const monday = (((4 - start) % 7) + 7) % 7; // day 4 of 1970 was a Monday
    const ticks: number[] = [];
    for (let index = monday; index < length; index += 7 * weeks) ticks.push(index);
    if (ticks.length <= most && ticks.length > 0) return ticks;
  }
  return [0];
}

/** Where dots of equal value stand side by side, so that all are seen: 0, 1, -1, 2, -2 ... */
export function beeswarm(values: number[]): number[] {
  const seen = new Map<number, number>();
  return values.map((value) => {
    const nth = seen.get(value) ?? 0;
    seen.set(value, nth + 1);
    return nth % 2 === 1 ? (nth + 1) / 2 : -nth / 2 || 0;
  });
}
