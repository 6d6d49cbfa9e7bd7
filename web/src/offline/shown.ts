/** A day as it is shown while the program does not answer: what was last known of it, with what waits laid over it. */

import { day_of, type Day } from "../days";
import type { About, Follow, Today } from "../door/ask";
import type { Said } from "../page.svelte";
import { meant, type Waiting } from "./waiting";

type Action = Today["guard"]["action"];
type Effects = About["side_effects"];

/** What was last known, and when. Of one day only. */
export interface Known {
  at: string;
  today: Today;
  about: About | null;
  follow: Follow | null;
}

/**
 * Another day than the one that is known: only what is asked is known of it. Which dose belongs to it is not, so none
 * is told and no room is claimed.
 */
export function unknown_day(known: Today, day: Day): Today {
  return {
    ...known,
    day,
    current_day: day,
    dose: {
      ...known.dose,
      state: "not_recorded",
      value: null,
      full_dose: null,
      of_day: null,
      arm: null,
      room_left_mg: null,
      guard: null,
      may_be_suggested: false,
    },
    outcomes: known.outcomes.map((one) => ({ ...one, state: "not_recorded", value: null })),
    side_effects: [],
    note: null,
    context: [],
    late: false,
    last_change: null,
    next_action: null,
    trial: null,
    study: null,
  };
}

/**
 * What is shown of the wanted day (null: of now) without the program. Of a past day that nothing is known of, nothing:
 * what was written down there must not look missing.
 */
export function known_day(known: Today[], wanted: Day | null, now: string): { day: Today; known: boolean } | null {
  if (known[0] === undefined) return null;
  const current = day_of(now, known[0].day_start_hour);
  const day = wanted ?? current;
  const one = known.find((today) => today.day === day);
  if (one !== undefined) return { day: { ...one, current_day: current }, known: true };
  return day === current ? { day: unknown_day(known[0], day), known: false } : null;
}

const strictness: Action[] = ["carry_on", "reduce_one_step", "pause", "stop_seek_care", "emergency"];

/** What the table says of a side effect; of a word that it does not have, what is safe. */
export function action_of(said: Said, effects: Effects): Action {
  const grade = said.state === "value" ? (said.value ?? 0) : 0;
  if (grade === 0) return "carry_on";
  const grades = effects.find((one) => one.effect === said.effect)?.grades ?? [];
  const listed = grades.find((one) => one.grade === grade);
  if (listed !== undefined) return listed.action;
  return grade >= 4 ? "emergency" : "stop_seek_care";
}

/** The definition of a grade in the table, where it has it. */
const definition_of = (said: Said, effects: Effects): string =>
  effects.find((one) => one.effect === said.effect)?.grades.find((one) => one.grade === said.value)?.definition ?? "";

function guarded(guard: Today["guard"], one: Waiting, effects: Effects): Today["guard"] {
  const action = action_of(one.said, effects);
  if (action === "carry_on") return guard;
  const stricter = strictness.indexOf(action) > strictness.indexOf(guard.action);
  const reason = {
    rule: `waiting ${one.key}`,
    effect: effects.find((known) => known.effect === one.said.effect)?.name ?? one.said.effect ?? "",
    grade: one.said.value ?? 0,
    day: one.day,
    action,
    detail: definition_of(one.said, effects),
    source: "",
  };
  return {
    ...guard,
    action: stricter ? action : guard.action,
    dose_may_be_suggested: guard.dose_may_be_suggested && strictness.indexOf(action) < strictness.indexOf("pause"),
    reasons: stricter ? [reason, ...guard.reasons] : [...guard.reasons, reason],
  };
}

/** What was noticed on whatever day is about the next dose; a later word about the same day takes an earlier's place. */
function with_guard(today: Today, waiting: Waiting[], effects: Effects): Today {
  const latest = new Map<string, Waiting>();
  for (const one of waiting)
    if (one.said.item === "side_effect") latest.set(`${one.day} ${one.said.effect ?? ""}`, one);
  const guard = [...latest.values()].reduce((so_far, one) => guarded(so_far, one, effects), today.guard);
  const may = today.dose.may_be_suggested && guard.dose_may_be_suggested;
  return { ...today, guard, dose: may ? today.dose : { ...today.dose, may_be_suggested: false } };
}

/** By the door's own formula: the limit, without what is recorded and without the other sources. */
function room(today: Today, value: number): number | null {
  const { dose, person } = today;
  if (dose.limit === null || dose.room_left_mg === null) return dose.room_left_mg;
  const beside = person.other_sources.reduce((sum, one) => sum + one.elemental_mg_per_day, 0);
  return Math.max(0, dose.limit.elemental_mg_per_day - beside - value * (dose.counted_as_mg ?? 1));
}

function with_one(today: Today, one: Waiting): Today {
  const { said } = one;
  const value = said.state === "value" ? (said.value ?? null) : said.state === "none" ? 0 : null;
  const text = said.state === "value" && said.text ? said.text : null;
  switch (said.item) {
    case "dose": {
      const room_left_mg = today.dose.may_be_suggested ? room(today, value ?? 0) : today.dose.room_left_mg;
      return { ...today, dose: { ...today.dose, state: said.state, value, guard: null, room_left_mg } };
    }
    case "note":
      return { ...today, note: text };
    case "context": {
      const kind = said.kind ?? "other";
      const rest = today.context.filter((known) => known.kind !== kind);
      return { ...today, context: text === null ? rest : [...rest, { kind, text }] };
    }
    case "guess":
      if (today.study === null) return today;
      return {
        ...today,
        study: {
          ...today.study,
          guess: text === null ? null : { arm: text, confidence: said.confidence ?? null },
        },
      };
    case "side_effect": {
      const effect = said.effect ?? "";
      const rest = today.side_effects.filter((known) => known.effect !== effect);
      return {
        ...today,
        side_effects: said.state === "not_recorded" ? rest : [...rest, { effect, state: said.state, value }],
      };
    }
    default:
      return {
        ...today,
        outcomes: today.outcomes.map((known) =>
          known.name === said.item ? { ...known, state: said.state, value } : known,
        ),
      };
  }
}

/**
 * The day with what was tapped and waits to be sent. `effects`: the table, where the program is silent and nobody else
 * says what follows from a side effect; null where its own answer is on the way.
 */
export function shown(today: Today, waiting: Waiting[], effects: Effects | null): Today {
  if (today.diary !== "mine") return today;
  const all = meant(waiting);
  const day = all.filter((one) => one.day === today.day).reduce(with_one, today);
  return effects === null ? day : with_guard(day, all, effects);
}
