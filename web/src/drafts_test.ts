import { beforeEach, expect, test, vi } from "vitest";
import { forget, keep, kept } from "./drafts";

beforeEach(() => {
  const stored = new Map<string, string>();
  vi.stubGlobal("sessionStorage", {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
    removeItem: (key: string) => void stored.delete(key),
  });
});

test("what was typed is kept until it is forgotten, each under its own name", () => {
  keep("mine.you", { age: "41" });
  expect(kept("mine.you")).toEqual({ age: "41" });
  expect(kept("example.you")).toBeNull();
  forget("mine.you");
  expect(kept("mine.you")).toBeNull();
});

test("what cannot be read is nothing", () => {
  for (const text of ["{", "null", "[]", '"a"', "3"]) {
    sessionStorage.setItem("titrate.draft.mine.you", text);
    expect(kept("mine.you")).toBeNull();
  }
});
