import { expect, test } from "vitest";
import { choosable, of_kind, toggled, type Part } from "./report";
import { bytes_of } from "./save_file";

const part = (id: string, may_be_left_out = true): Part => ({ id, heading: id, may_be_left_out, left_out: false });
const sections = [part("person"), part("effect"), part("about", false)];

test("whose words they are is no choice", () => {
  expect(choosable(sections).map((one) => one.id)).toEqual(["person", "effect"]);
});

test("a second tap puts a section back", () => {
  expect(toggled([], "person")).toEqual(["person"]);
  expect(toggled(["person", "effect"], "person")).toEqual(["effect"]);
});

test("what another kind has not is not asked of it", () => {
  expect(of_kind(["effect", "17a.1", "about"], sections)).toEqual(["effect"]);
});

test("base64 is bytes, whatever they are", () => {
  expect([...bytes_of("JVBERgD/")]).toEqual([0x25, 0x50, 0x44, 0x46, 0, 255]);
});
