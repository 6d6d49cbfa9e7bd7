import { expect, test } from "vitest";
import type { History } from "./door/ask";
import { by_day, without_day } from "./history";
import { history as german_words } from "./words/de/history";
import { history as english_words } from "./words/en/history";

const event = (id: number, day: string | null, more: Partial<History> = {}): History => ({
  id,
  day,
  item: "pain",
  state: "value",
  value: 4,
  text: `pain ${id}`,
  entered: "2026-03-02T21:00:00+01:00",
  undone: false,
  days_after: null,
  corrected_by: null,
  ...more,
});

test("days come newest first, and what is about no day comes last", () => {
  const days = by_day([event(4, null), event(3, "2026-03-01"), event(2, "2026-03-02"), event(1, "2026-03-01")]);
  expect(days.map(({ day, lines }) => [day, lines.map((line) => line.event.id)])).toEqual([
    ["2026-03-02", [2]],
    ["2026-03-01", [3, 1]],
    [null, [4]],
  ]);
});

test("what was corrected stands below what corrected it, over several corrections", () => {
  const [day] = by_day([
    event(3, "2026-03-01"),
    event(2, "2026-03-01", { corrected_by: 3 }),
    event(1, "2026-03-01", { corrected_by: 2 }),
  ]);
  expect(day?.lines).toHaveLength(1);
  expect(day?.lines[0]?.corrects.map(({ id }) => id)).toEqual([2, 1]);
});

test("what was corrected by something that the list lacks stands by itself", () => {
  expect(by_day([event(1, "2026-03-01", { corrected_by: 9 })])[0]?.lines).toHaveLength(1);
});

test("what was taken back stays, and the taking back is no line of its own", () => {
  const [day] = by_day([event(2, "2026-03-01", { undone: true }), event(3, null, { item: "undo" })]);
  expect(day?.lines.map((line) => [line.event.id, line.event.undone])).toEqual([[2, true]]);
});

test("a day is late by an entry that stands and came two days after or more", () => {
  const late = (more: Partial<History>) => by_day([event(1, "2026-03-01", more)])[0]?.late;
  expect([late({ days_after: 1 }), late({ days_after: 2 }), late({ days_after: 2, undone: true })]).toEqual([
    false,
    true,
    false,
  ]);
});

test("below the heading of its day an entry does not say its day again", () => {
  const [english, german] = [english_words.its_day, german_words.its_day];
  const said = (text: string) => ({ item: "pain", text });
  expect(without_day(said("pain 4, for 1 March 2026"), english)).toBe("pain 4");
  expect(without_day(said("a cold, for 3 days"), english)).toBe("a cold, for 3 days");
  expect(without_day(said("Schmerz 4, für den 1. März 2026"), german)).toBe("Schmerz 4");
});

test("a note ends as the person wrote it, with a day or without", () => {
  const note = { item: "note", text: "asked the doctor for an appointment, for 1 March 2026" };
  expect(without_day(note, english_words.its_day)).toBe(note.text);
});
