import { describe, expect, test } from "vitest";
import { arranged, doses_of, noticed, promised, sentences } from "./answer";
import type { Diary, Review } from "./door/ask";

describe("the sections of an answer", () => {
  const q = { "2.5": 0, "5": 0, "25": 0, "50": 0, "75": 0, "95": 0, "97.5": 0 };
  const found = arranged({
    said: [
      { id: "certainty", heading: "Wie sicher", paragraphs: ["a"] },
      { id: "days", heading: "Tage", paragraphs: ["b"] },
      { id: "cannot_tell", heading: "Was sich nicht sagen lässt", paragraphs: ["c"] },
      {
        id: "sensitivities",
        heading: "Anders betrachtet",
        paragraphs: ["Each changes one thing.", "Without late: 1", "Broken."],
      },
      { id: "new", heading: "Something new", paragraphs: ["d"] },
    ],
    sensitivities: [
      { name: "late", mean: 1, sd: 1, q, text: "without late" },
      { name: "broken", mean: null, sd: null, q: null, text: "broken" },
    ],
  } as unknown as Review);

  test("have what cannot be told apart, and no sentence of what is drawn", () => {
    expect(found.cannot).toEqual(["c"]);
    expect(found.others_lead).toEqual(["Each changes one thing.", "Broken."]);
  });

  test("are open or folded, and one that is not known is shown", () => {
    expect(found.open.map(({ heading }) => heading)).toEqual(["Wie sicher", "Something new"]);
    expect(found.folded.map(({ heading }) => heading)).toEqual(["Tage"]);
  });
});

describe("what was said before the first day", () => {
  test("is read from the sealed protocol", () => {
    const sealed = {
      trial: {
        question: "Is it?",
        dose_mg: 200,
        comparator: "nothing",
        blinding: "none",
        design: { kind: "pairs", pairs: 3, period_days: 6 },
        run_in_days: 3,
        planned_days: 39,
        looks: null,
        primary: { smallest_worthwhile: 1, unit: "points" },
        decision: { calibrated: { people: 1000, upper_95: 0.036 } },
      },
    };
    const said = promised(JSON.stringify(sealed))!;
    expect([said.days, said.pairs, said.smallest, said.false_claims, said.looks]).toEqual([39, 3, 1, 0.036, []]);
  });

  test("is nothing where it cannot be read, and null where it is not there", () => {
    expect(promised("{")).toBeNull();
    expect(promised("{}")!.false_claims).toBeNull();
  });
});

const diary = {
  completeness: { recorded: 3, days: 5 },
  days: [
    { dose: { state: "value", value: 200 }, side_effects: [{ effect: "nausea", state: "value", value: 1 }] },
    { dose: { state: "none", value: 0 }, side_effects: [{ effect: "nausea", state: "value", value: 2 }] },
    { dose: { state: "not_recorded", value: null }, side_effects: [{ effect: "cramps", state: "none", value: 0 }] },
  ],
} as unknown as Diary;

test("doses are counted by what was said; a day that is not there is not known", () => {
  expect(doses_of(diary)).toEqual({ days: 5, taken: 1, none: 1, skipped: 0, unknown: 3 });
});

test("what was noticed has its days and its worst; a real none is nothing noticed", () => {
  expect(noticed(diary)).toEqual([{ effect: "nausea", days: 2, worst: 2 }]);
});

test("a text is cut into sentences, and never within a number", () => {
  expect(sentences("It is 1.5 points. The rule says: go on. 3 more days.")).toEqual([
    "It is 1.5 points.",
    "The rule says: go on. 3 more days.",
  ]);
  expect(sentences("")).toEqual([]);
});

test("a German date, an ordinal and an abbreviation are within a sentence", () => {
  const german = (text: string) => sentences(text, "de");
  const whole = [
    "Der erste Blick kommt nach dem 7. September 2026.",
    "Am 3. Tag des 2. Abschnitts waren es 1,5 Punkte.",
    "Magnesium, z. B. Citrat, nach Dr. Ada Beispiel.",
  ];
  for (const sentence of whole) expect(german(sentence)).toEqual([sentence]);
  expect(german(whole.join(" "))).toEqual(whole);
  expect(german("Das war am 7. September 2026. Bis dahin bleibt es offen.")).toHaveLength(2);
  expect(german("Der Blick ist an Tag 28. Die Regel sagt dann: 3 Tage mehr.")).toHaveLength(2);
  expect(sentences("The look is on day 28. The rule says more.", "en")).toHaveLength(2);
});
