import { expect, test } from "vitest";
import { mapping_of, target_of, text_of_target, wants_number, with_kind } from "./bring";
import type { Import } from "./door/ask";

test("a target reads back as the text that the door wrote", () => {
  for (const text of ["outcome headache", "outcome minutes_asleep x 60", "dose", "dose x 0.141", "note", "leave"])
    expect(text_of_target(target_of(text))).toBe(text);
  for (const text of ["side_effect it itches", "context illness"]) expect(text_of_target(target_of(text))).toBe(text);
  expect(target_of("outcome minutes_asleep x 60")).toEqual({ kind: "outcome", name: "minutes_asleep", factor: "60" });
});

test("an x in a name is no factor", () => {
  expect(target_of("side_effect x 2")).toEqual({ kind: "side_effect", name: "x 2", factor: "" });
});

test("a number that stands on a label is asked for", () => {
  expect(wants_number("dose x MG")).toBe(true);
  expect(wants_number("dose x FRACTION")).toBe(true);
  expect(wants_number("dose x 0.141")).toBe(false);
});

test("another kind keeps a name and drops a factor", () => {
  const outcome = { kind: "outcome", name: "nausea", factor: "2" } as const;
  expect(with_kind(outcome, "side_effect")).toEqual({ kind: "side_effect", name: "nausea", factor: "" });
  expect(with_kind(outcome, "context").name).toBe("other");
  expect(with_kind({ kind: "context", name: "diet", factor: "" }, "outcome").name).toBe("");
});

test("only what was changed, or was said before, is said", () => {
  const item = (name: string, target: string, by: "guessed" | "said" | "saved") =>
    ({ name, target, by }) as Import["items"][number];
  const items = [item("a", "note", "guessed"), item("b", "dose x 2", "said"), item("c", "leave", "saved")];
  expect(mapping_of(items, {})).toEqual({ b: "dose x 2" });
  expect(mapping_of(items, { c: target_of("note"), a: target_of("note") })).toEqual({ b: "dose x 2", c: "note" });
});
