import { describe, expect, test } from "vitest";
import { thin_dots, thin_line } from "./thin";

const days = Array.from({ length: 1095 }, (_, index) => ({ index, value: (index * 7) % 11 }));

describe("what is drawn of three years", () => {
  test("is everything where there is room", () => {
    expect(thin_line(days, 1)).toEqual(days);
    expect(thin_dots(days, 1)).toEqual(days);
  });

  test("keeps the lowest and the highest of each column, in order", () => {
    const thin = thin_line(days, 0.1);
    expect(thin.length).toBeLessThanOrEqual(4 * 110);
    const column = thin.filter(({ index }) => index < 10).map(({ value }) => value);
    expect([Math.min(...column), Math.max(...column)]).toEqual([0, 10]);
    expect(thin).toEqual([...thin].sort((a, b) => a.index - b.index));
    expect([thin[0], thin.at(-1)]).toEqual([days[0], days.at(-1)]);
  });

  test("leaves out dots that lie on others, and no value", () => {
    const thin = thin_dots(days, 0.01);
    expect(thin.length).toBeLessThan(300);
    expect(new Set(thin.map(({ value }) => value)).size).toBe(11);
  });
});
