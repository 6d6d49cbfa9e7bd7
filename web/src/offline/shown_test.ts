import { describe, expect, test } from "vitest";
import type { About, Today } from "../door/ask";
import type { Said } from "../page.svelte";
import { action_of, known_day, shown, unknown_day } from "./shown";
import type { Waiting } from "./waiting";

const outcome = { name: "pain", label: "pain", lowest: 0, highest: 10, whole_numbers: true, better: "lower", unit: "" };
const today = {
  day: "2026-03-01",
  current_day: "2026-03-01",
  diary: "mine",
  simulated: false,
  day_start_hour: 3,
  dose: {
    name: "magnesium",
    unit: "mg",
    state: "not_recorded",
    value: null,
    full_dose: 200,
    limit: { elemental_mg_per_day: 350, reason: "", source: "" },
    room_left_mg: 300,
    may_be_suggested: true,
    counted_as_mg: null,
  },
  outcomes: [{ ...outcome, state: "value", value: 6 }],
  side_effects: [],
  guard: { action: "carry_on", dose_may_be_suggested: true, one_step_lower: false, restart: null, reasons: [] },
  person: { other_sources: [{ name: "Multivitamin", elemental_mg_per_day: 50 }] },
  note: null,
  context: [],
  last_change: { event: 3, text: "pain 6", entered: "2026-03-01T20:00:00+01:00", can_undo: true },
  trial: null,
  study: null,
} as unknown as Today;

const effects = [
  { effect: "nausea", name: "nausea", grades: [{ grade: 2, definition: "You eat less.", action: "reduce_one_step" }] },
] as About["side_effects"];

let at = 0;
const waiting = (said: Said, more: Partial<Waiting> = {}): Waiting => ({
  key: String(++at),
  tap: "t",
  nth: 0,
  at,
  now: "",
  day: "2026-03-01",
  said,
  tried: false,
  withdrawn: false,
  problem: null,
  ...more,
});

describe("a day with what waits", () => {
  test("shows the latest of each item, a real zero as zero", () => {
    const day = shown(
      today,
      [waiting({ item: "pain", state: "value", value: 3 }), waiting({ item: "pain", state: "none" })],
      effects,
    );
    expect(day.outcomes[0]).toMatchObject({ state: "none", value: 0 });
    expect(today.outcomes[0]).toMatchObject({ state: "value", value: 6 });
  });

  test("shows neither another day's, nor what was taken back, nor what the door refused", () => {
    const said: Said = { item: "pain", state: "value", value: 3 };
    const problem = { what: "", where: "", way_out: "" };
    for (const more of [{ day: "2026-02-28" }, { withdrawn: true }, { problem }])
      expect(shown(today, [waiting(said, more)], effects).outcomes[0]?.value).toBe(6);
  });

  test("counts a dose against the room, beside the other sources, and never below nothing", () => {
    const room = (value: number) =>
      shown(today, [waiting({ item: "dose", state: "value", value })], effects).dose.room_left_mg;
    expect([room(200), room(300), room(400)]).toEqual([100, 0, 0]);
  });

  test("keeps a room that is not known unknown", () => {
    const unknown = { ...today, dose: { ...today.dose, room_left_mg: null } };
    expect(
      shown(unknown, [waiting({ item: "dose", state: "value", value: 100 })], effects).dose.room_left_mg,
    ).toBeNull();
  });

  test("has its notes and what else changed", () => {
    const day = shown(
      today,
      [
        waiting({ item: "note", state: "value", text: "A long walk" }),
        waiting({ item: "context", kind: "illness", state: "value", text: "a cold" }),
        waiting({ item: "context", kind: "illness", state: "value", text: "flu" }),
      ],
      effects,
    );
    expect(day.note).toBe("A long walk");
    expect(day.context).toEqual([{ kind: "illness", text: "flu" }]);
  });

  test("of the example is never touched", () => {
    const example = { ...today, diary: "example" as const };
    expect(shown(example, [waiting({ item: "pain", state: "none" })], effects)).toBe(example);
  });
});

describe("a side effect that nobody has judged yet", () => {
  const noticed = (effect: string, value: number): Said => ({ item: "side_effect", effect, state: "value", value });

  test("is answered by the table, and by the safe side where the table has no such word or grade", () => {
    expect(action_of(noticed("nausea", 2), effects)).toBe("reduce_one_step");
    expect(action_of(noticed("nausea", 3), effects)).toBe("stop_seek_care");
    expect(action_of(noticed("blue fingers", 1), effects)).toBe("stop_seek_care");
    expect(action_of(noticed("blue fingers", 4), effects)).toBe("emergency");
    expect(action_of({ ...noticed("nausea", 2), state: "none" }, effects)).toBe("carry_on");
  });

  test("is taken back by a later word about the same day, and holds on every day that is shown", () => {
    const severe = waiting(noticed("blue fingers", 4), { day: "2026-02-28" });
    expect(shown(today, [severe], effects).guard.action).toBe("emergency");
    const cleared = waiting({ ...noticed("blue fingers", 4), state: "not_recorded" }, { day: "2026-02-28" });
    expect(shown(today, [severe, cleared], effects).guard.action).toBe("carry_on");
  });

  test("waits for the program's own word while that is on the way", () => {
    const day = shown(today, [waiting(noticed("blue fingers", 4))], null);
    expect(day.side_effects).toEqual([{ effect: "blue fingers", state: "value", value: 4 }]);
    expect(day.guard).toBe(today.guard);
  });

  test("takes the dose off the page from a pause on, and never loosens what stood", () => {
    const day = shown(today, [waiting(noticed("blue fingers", 4)), waiting(noticed("nausea", 2))], effects);
    expect(day.guard.action).toBe("emergency");
    expect(day.guard.reasons.map((reason) => reason.action)).toEqual(["emergency", "reduce_one_step"]);
    expect(day.dose.may_be_suggested).toBe(false);
  });
});

describe("a day without the program", () => {
  const now = "2026-03-01T22:00:00+01:00";

  test("is what was last known of it, after midnight too until the person's day begins", () => {
    expect(known_day([today], null, now)).toEqual({ day: today, known: true });
    expect(known_day([today], null, "2026-03-02T02:59:00+01:00")?.day.day).toBe("2026-03-01");
  });

  test("that has begun since has its questions, and neither a dose nor a room", () => {
    const found = known_day([today], null, "2026-03-02T03:00:00+01:00");
    expect(found?.known).toBe(false);
    expect(found?.day).toMatchObject({ day: "2026-03-02", current_day: "2026-03-02", trial: null });
    expect(found?.day.dose).toMatchObject({ full_dose: null, room_left_mg: null, may_be_suggested: false });
    expect(found?.day.outcomes[0]).toMatchObject({ state: "not_recorded", value: null });
  });

  test("that has passed and is not known is not shown, as it would look missing; nor is one to come", () => {
    expect(known_day([today], "2026-02-20", now)).toBeNull();
    expect(known_day([today], "2026-03-09", now)).toBeNull();
    expect(known_day([], null, now)).toBeNull();
  });

  test("keeps the guard of the day before: what was noticed has not gone because nobody answers", () => {
    const guard = { ...today.guard, action: "pause" as const };
    expect(unknown_day({ ...today, guard }, "2026-03-02").guard.action).toBe("pause");
  });
});
