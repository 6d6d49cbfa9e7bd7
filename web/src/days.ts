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

/** 0 is Sunday. */
export function weekday_of(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
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

const two = (n: number) => String(n).padStart(2, "0");

/** An instant as the door wants it, with the offset of the clock on the wall: "2026-03-01T21:04:05+01:00". */
export function moment_of(date: Date): string {
  const ahead = -date.getTimezoneOffset(); // minutes
  const wall = new Date(date.getTime() + ahead * 60_000).toISOString().slice(0, 19);
  const minutes = Math.abs(ahead);
  return `${wall}${ahead < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** The day that a moment belongs to: before the hour at which a person's day begins it is still the evening before. */
export function day_of(moment: string, day_start_hour: number): Day {
  const day = moment.slice(0, 10);
  return Number(moment.slice(11, 13)) < day_start_hour ? day_after(day, -1) : day;
}
