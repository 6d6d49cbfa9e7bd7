import { beforeEach, expect, test, vi } from "vitest";
import { forget_known, keep_known, keep_taken, known, taken_on } from "./keep";
import type { Known } from "./shown";

const stored = new Map<string, string>();
const day = { at: "2026-03-01T21:00", today: { diary: "mine" }, about: null, follow: null } as unknown as Known;

beforeEach(() => {
  stored.clear();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => void stored.set(key, value),
    removeItem: (key: string) => void stored.delete(key),
  });
});

test("one day is kept, and the next replaces it", () => {
  keep_known(day);
  keep_known({ ...day, at: "2026-03-02T21:00" });
  expect(known()?.at).toBe("2026-03-02T21:00");
  expect(stored.size).toBe(1);
});

test("whoever deletes everything leaves nothing of a day in this browser", () => {
  keep_known(day);
  keep_taken("2026-03-01", [{ what: "levothyroxine", at: "07:10" }]);
  forget_known();
  expect(known()).toBe(null);
  expect(taken_on("2026-03-01")).toEqual([]);
  expect([...stored]).toEqual([]);
});
