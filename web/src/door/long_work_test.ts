import { describe, expect, test } from "vitest";
import { seconds_left } from "./long_work";

describe("what is left", () => {
  test("is not guessed from the first moments", () => {
    expect(seconds_left({ fraction: 0.01, seconds: 5 })).toBeNull();
    expect(seconds_left({ fraction: 0.5, seconds: 0.4 })).toBeNull();
  });
  test("is what was needed so far, for the rest", () => {
    expect(seconds_left({ fraction: 0.5, seconds: 8 })).toBe(8);
    expect(seconds_left({ fraction: 0.25, seconds: 10 })).toBe(30);
    expect(seconds_left({ fraction: 0.1, seconds: 10 })).toBe(90);
  });
  test("is never less than a second while it goes on", () => {
    expect(seconds_left({ fraction: 0.999, seconds: 10 })).toBe(1);
  });
});
