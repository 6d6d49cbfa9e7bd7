/** Backups and reminders as the settings show them. */

import type { Replies } from "./door/ask";

export type Backups = Replies["backup"];
export type Backup = Backups["backups"][number];
export type Reminders = Replies["reminders"];

export const most_dose_times = 6;

/** Times of the day as typed, without the empty and the double ones, in the order of the day. */
export const times_of = (typed: string[]): string[] =>
  [...new Set(typed.map((time) => time.trim()).filter((time) => time !== ""))].sort();

/** Size in whole kB, and never nothing for something. */
export const kilobytes = (bytes: number): number => Math.ceil(bytes / 1024);

/** The newest of the backups with a day, which a drill tries. Those from before a restore are not chosen for anybody. */
export const newest = (backups: Backup[]): Backup | null => backups.find((one) => one.day !== null) ?? null;

/** A backup that nobody ever tried is a hope. */
export const offers_drill = ({ backups, last_drill }: Backups): boolean =>
  last_drill === null && newest(backups) !== null;

export const feed_address = (origin: string, token: string): string => `${origin}/feed/${token}.ics`;
