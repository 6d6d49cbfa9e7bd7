import { describe, expect, test } from "vitest";
import { leading, named, reach_of, strip_of, topic_of, type Effect, type Study } from "./evidence";

const effect = (value: number, low: number | null, high: number | null, smallest: number | null): Effect => ({
  value,
  low,
  high,
  unit: "points",
  instrument: null,
  smallest_worthwhile: smallest,
  in_words: "",
});

test("the address says which hope is looked at, and nothing else is taken for one", () => {
  expect(topic_of("#mine/evidence/leaky_gut")).toBe("leaky_gut");
  expect(topic_of("#mine/evidence")).toBeNull();
  expect(topic_of("#mine/evidence/<b>")).toBeNull();
});

test("a hope is found by the beginnings of its words, whatever their case and accents", () => {
  const all = ["muscle cramps", "low back pain", "Müdigkeit"];
  const find = (typed: string) => named(all, typed, (one) => one);
  expect(find("cra")).toEqual(["muscle cramps"]);
  expect(find("PAIN low")).toEqual(["low back pain"]);
  expect(find("mud")).toEqual(["Müdigkeit"]);
  expect(find("amps")).toEqual([]);
  expect(find(" ")).toEqual(all);
});

test("the most certain study and the one of the form itself are read at once, the others on demand", () => {
  const studies = ["no", "no", "yes", "partly", "yes"].map(
    (form_tested, i) => ({ id: String(i), form_tested }) as Study,
  );
  const ids = (some: Study[]) => some.map((study) => study.id).join("");
  const { first, others } = leading(studies);
  expect([ids(first), ids(others)]).toEqual(["02", "134"]);
  expect(leading(studies.slice(2)).first).toHaveLength(1);
  expect(leading([])).toEqual({ first: [], others: [] });
});

describe("an effect beside the smallest worthwhile one", () => {
  test("is below it, where not even the range reaches it", () => {
    expect(reach_of(effect(-9.59, -23.14, 3.97, 25), "lower")).toBe("below");
    expect(reach_of(effect(-1.6, null, null, 6), "lower")).toBe("below");
  });

  test("reaches it with its range, with its average, or with all", () => {
    expect(reach_of(effect(-17.36, -27.27, -7.44, 20), "lower")).toBe("only_the_range");
    expect(reach_of(effect(-4.5, -6.6, -2.4, 4), "lower")).toBe("the_average");
    expect(reach_of(effect(6, 5, 7, 5), "higher")).toBe("all_of_it");
  });

  test("does not count on the worse side", () => {
    expect(reach_of(effect(30, 20, 40, 25), "lower")).toBe("below");
  });

  test("is not told where nobody knows what is better or worthwhile", () => {
    expect(reach_of(effect(3, 1, 5, null), "lower")).toBeNull();
    expect(reach_of(effect(3, 1, 5, 2), null)).toBeNull();
  });
});

describe("the drawing of an effect", () => {
  test("lies evenly about no effect and holds everything", () => {
    const strip = strip_of(effect(-9.59, -23.14, 3.97, 25), "lower")!;
    expect(strip.end).toBeGreaterThanOrEqual(25);
    expect(strip.worthwhile).toBe(-25);
    expect(strip.ticks[0]).toBe(-strip.ticks.at(-1)!);
  });

  test("is left out where there is a bare number, or a ratio, whose nothing is one", () => {
    expect(strip_of(effect(0.7, null, null, null), "lower")).toBeNull();
    expect(strip_of({ ...effect(0.2, 0.1, 0.4, null), unit: "odds ratio of attacks" }, null)).toBeNull();
  });
});
