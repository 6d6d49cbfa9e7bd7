/** A civil day as the door writes it, "2026-03-01". It has no hour and no zone, so all arithmetic is done in UTC. */
export type Day = string;

const milliseconds_of_day = 86_400_000;

/** Whole days since 1 January 1970. */
export function day_number(day: Day): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / milliseconds_of_day);
}

export function day_of_number(number: number): Day {
  return new Date(number * milliseconds_of_day).toISOString().slice(0, 10);
}

export function day_after(day: Day, days = 1): Day {
  return day_of_number(day_number(day) + days);
}

/** A day that exists, strictly written. */
export function is_day(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const instant = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
}

/** "21:04" of "2026-03-01T21:04:05+01:00": the person's own clock, which is the one the moment was written with. */
export function clock_of(moment: string): string {
  return moment.slice(11, 16);
}
