import { describe, expect, test } from "vitest";
import { german as german_first } from "./de";
import { german_later } from "./de/later";
import { english as english_first } from "./en";
import { english_later } from "./en/later";
import * as english_formats from "./en/format";
import { samples_of, type Samples } from "./samples";
import { language_of } from "../ahead/language";

const english = { ...english_first, ...english_later };
const german = { ...german_first, ...german_later };

/** What is rightly the same in both languages, and why. */
const same: Record<string, string> = {
  "bring.first": "nothing, where all are shown",
  "bring.name": "the same word",
  "chart.calendar.weekdays.0.0": "the same letter",
  "chart.calendar.weekdays.4.0": "the same letter",
  "chart.calendar.weekdays.5.0": "the same letter",
  "chart.changes": "what the diary says",
  "chart.states.none": "a number",
  "evening.hours.at": "an hour",
  "evening.line.dose": "numbers and units",
  "evidence.claim_program": "a name",
  "evidence.design": "a table of known names, else as it comes",
  "evidence.doi": "an address",
  "evidence.outcome_name": "a table of known names, else as it comes",
  "evidence.pubmed": "an address",
  "follow.outcome": "the same word",
  "follow.unit": "a table of known names, else as it comes",
  "import.sample": "the names of columns",
  "intake.brings": "a number and its unit",
  "intake.per_100": "the same words",
  "intake.portion": "a number and its unit",
  "intake.portion_brings": "numbers and their units",
  "intake.room_other": "a name and its amount",
  "intake.serving": "numbers and their units",
  "kept.said": "an outcome and its number",
  "mechanism.value": "a number and its unit",
  name: "a name",
  "pairing.label": "the same word",
  "plan.in_unit": "a number and its unit",
  "plan.likeness": "a number",
  "plan.mg": "a number and its unit",
  "product.form": "the same word",
  "product.pack_name": "the same word",
  "settings.version": "a name",
  "sheet.box_name": "the same word",
  "sheet.rows.egfr": "a laboratory's name",
  "study.arm": "a table of known names, else as it comes",
  "trial.pause_heading": "the same word",
};

const is_object = (value: unknown): value is object => typeof value === "object" && value !== null;

/** Every text, list and function below `value`, by its place: "today.room", "side_effects.grades.0". */
function walk(value: object, path = ""): [string, unknown][] {
  return Object.entries(value).flatMap(([key, below]): [string, unknown][] => {
    if (path === "" && key in english_formats) return []; // tested beside them: en_test, de_test
    const place = path === "" ? key : `${path}.${key}`;
    return is_object(below) ? [[place, below], ...walk(below, place)] : [[place, below]];
  });
}
const kind = (value: unknown) => (Array.isArray(value) ? `list of ${value.length}` : typeof value);

const [in_english, in_german] = [english, german].map((language) => new Map(walk(language))) as [
  Map<string, unknown>,
  Map<string, unknown>,
];

const sources = import.meta.glob<string>(["./en/*.ts", "!./en/*_test.ts", "!./en/format.ts"], {
  query: "?raw",
  import: "default",
  eager: true,
});
const samples: Samples = new Map();
for (const [file, source] of Object.entries(sources))
  for (const [path, calls] of samples_of(source, file))
    samples.set(path.replace(/^english(_later)?\./, "").replace(/^(\w+)_\./, "$1."), calls); // `import_` is called `import`

type Said = (...words: unknown[]) => unknown;
const functions = [...in_english].flatMap(([place, value]) =>
  typeof value === "function"
    ? [{ place, english_says: value as Said, german_says: in_german.get(place) as Said }]
    : [],
);

/** The places where something is not as it should be: all of them at once, since all of them are to be mended. */
const places = (wrong: (place: string, value: unknown) => boolean) =>
  [...in_english].filter(([place, value]) => wrong(place, value)).map(([place]) => place);

describe.each([
  ["English", english_first, english_later],
  ["German", german_first, german_later],
])("in %s", (_, ...all) => {
  test("a percentage stays in one line, but for a label that is typed as it stands on the pack", () => {
    const said = all
      .flatMap((words) => walk(words))
      .flatMap(([place, value]): [string, string][] => {
        if (typeof value === "string") return [[place, value]];
        if (typeof value !== "function") return [];
        return (samples.get(place) ?? []).map((call) => [place, JSON.stringify((value as Said)(...call))]);
      });
    const parted = said.filter(([place, text]) => /\d %/.test(text) && !/^product\.(lead|label|answer)/.test(place));
    expect(parted.map(([place]) => place)).toEqual([]);
  });
});

describe("both languages", () => {
  test("have the same places", () => {
    expect([...in_german.keys()].sort()).toEqual([...in_english.keys()].sort());
  });

  test("have the same kind of thing there", () => {
    expect(places((place, value) => kind(in_german.get(place)) !== kind(value))).toEqual([]);
  });

  test("say each text in their own words", () => {
    expect(places((place, value) => in_german.get(place) === value && value !== "" && !(place in same))).toEqual([]);
    expect(places((place, value) => in_german.get(place) === "" && value !== "")).toEqual([]);
  });

  test("have a sample for each sentence that is made of parts", () => {
    expect(functions.filter(({ place }) => !samples.has(place)).map(({ place }) => place)).toEqual([]);
  });

  test.each(functions)("say $place in their own words", ({ place, english_says, german_says }) => {
    expect(german_says.length).toBe(english_says.length);
    for (const [nth, call] of samples.get(place)!.entries()) {
      const one = JSON.stringify(english_says(...call));
      const other = JSON.stringify(german_says(...call));
      expect(one).not.toMatch(/undefined|NaN|\[object|\bnull\b/);
      expect(other).not.toMatch(/undefined|NaN|\[object/); // "null" is zero in German
      expect(other === '""').toBe(one === '""');
      if (nth === 0 && !(place in same)) expect(other).not.toBe(one);
    }
  });

  test("are excused from differing only where they do not differ", () => {
    const said = (value: unknown, place: string) =>
      typeof value === "function" ? (value as Said)(...samples.get(place)![0]) : value;
    for (const place of Object.keys(same))
      expect(said(in_german.get(place), place), place).toBe(said(in_english.get(place), place));
  });
});

test("a language is the one that was chosen, else the first wanted that we speak, else English", () => {
  expect(language_of("de", ["en-GB"])).toBe("de");
  expect(language_of(null, ["fr-FR", "de-AT", "en"])).toBe("de");
  expect(language_of(null, ["fr"])).toBe("en");
  expect(language_of("klingon", [])).toBe("en");
  expect(language_of("constructor", ["toString"])).toBe("en");
});

test("what the page's first file says has come with it", () => {
  const files = import.meta.glob<string>(["../**/*.{ts,svelte}", "!../**/*_test.ts", "!./**"], {
    query: "?raw",
    import: "default",
    eager: true,
  });
  const reached = new Set<string>();
  const look = (path: string): void => {
    const source = files[path];
    if (source === undefined || reached.has(path)) return;
    reached.add(path);
    for (const [, from] of source.matchAll(/^\s*(?:import|export) (?!type)[^;]*? from "(\.[^"]+)";/gms)) {
      const file = new URL(from!, `file:///web/src/words/${path}`).pathname.replace("/web/src/", "../");
      for (const one of [file, `${file}.ts`, `${file}/index.ts`]) look(one);
    }
  };
  look("../main.ts");
  expect(reached).toContain("../views/Today.svelte");
  expect(reached).not.toContain("../views/Plan.svelte");
  const early = [...reached].flatMap((path) =>
    [...files[path]!.matchAll(/\bwords\.(\w+)/g)]
      .filter(([, name]) => name! in english_later)
      .map(([said]) => `${path}: ${said}`),
  );
  expect(early).toEqual([]);
});
