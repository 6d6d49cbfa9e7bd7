/** What the page works out about a ladder beyond what the door says: sums of days, and which questions to show. */

import { day_after, type Day } from "./days";
import type { Replies, Today } from "./door/ask";

export type Follow = NonNullable<Replies["follow"]["follow"]>;
export type Week = NonNullable<Replies["follow"]["week"]>;
export type Ladder = Replies["ladder"]["ladder"];
export type LadderStep = Follow["ahead"][number];
export type Question = Follow["questions"][number];

/** A ladder that is followed; one that has ended is behind, and another may begin. */
export const is_followed = (follow: Follow | null): boolean => follow !== null && follow.phase !== "ended";

/** The first day with a dose: after the run-in. */
export const first_step_on = (start: Day, run_in_days: number): Day => day_after(start, run_in_days);

/** Whole days as typed, from 0 to 90; null for anything else. */
export function run_in_of(typed: string): number | null {
  const text = typed.trim();
  return /^\d{1,2}$/.test(text) && Number(text) <= 90 ? Number(text) : null;
}

/** The dose of a step beside the highest of them, between 0 and 1, for its bar. */
export const share_of = (step: LadderStep, steps: LadderStep[]): number =>
  step.mg / Math.max(...steps.map((one) => one.mg));

/** What a person says to take it again; the door refuses what is missing. */
export interface GoingOn {
  gone_since?: Day;
  clinician?: string;
  agreed_on?: Day;
  reason?: string;
}

/** What has to be said before a dose is taken again. */
export interface Asks {
  for_good: boolean; // nothing helps: this product is not taken again
  clinician: boolean;
  gone: boolean; // the diary does not say of everything since when it has gone
  earliest: Day | null; // of what the diary says has gone; null while something has not
}

export function asks_of(questions: Question[]): Asks {
  const gone = questions.some((one) => one.gone === null);
  const days = questions.flatMap((one) => (one.gone === null ? [] : [day_after(one.gone, one.days_without)]));
  return {
    for_good: questions.some((one) => one.for_good),
    clinician: questions.some((one) => one.needs_clinician),
    gone,
    earliest: gone ? null : (days.sort().at(-1) ?? null),
  };
}

/** The last day on which something was noticed: it can have gone only after it. */
export const last_noticed = (questions: Question[]): Day | null =>
  questions
    .map((one) => one.last)
    .sort()
    .at(-1) ?? null;

/** The four states of a dose, in one order, so that none is ever added to another. */
export const dose_states = ["taken", "none", "skipped", "unknown"] as const;
export type DoseState = (typeof dose_states)[number];

/** The same questions where no ladder is followed: the door tells only the reasons then, and asks the rest when it refuses. */
export const questions_of_guard = (guard: Today["guard"]): Question[] =>
  guard.reasons
    .filter((one) => !["carry_on", "reduce_one_step"].includes(one.action))
    .map(({ effect, grade, action, day }) => ({
      effect,
      name: effect,
      grade,
      action,
      last: day,
      gone: null,
      days_without: 0,
      needs_clinician: action === "stop_seek_care",
      for_good: action === "emergency",
    }));
