import { expect, test } from "vitest";
import { pieces } from "./call";

const nobody: Parameters<typeof pieces>[1] = {
  sentence: "",
  country: null,
  emergency: null,
  advice: null,
  poison: null,
  crisis: null,
  source: null,
};
const austria: typeof nobody = {
  ...nobody,
  country: "Austria",
  emergency: "112 or 144",
  advice: "1450",
  poison: "01 406 43 43",
};
const dialled = (words: string, call = austria) =>
  pieces(words, call).flatMap(({ dial }) => (dial === null ? [] : [dial]));

test("each number of a sentence can be dialled, and its words stay as they are", () => {
  const sentence = "Call a doctor, or 1450 for advice. If it gets worse, call 112 or 144 at once.";
  expect(dialled(sentence)).toEqual(["tel:1450", "tel:112", "tel:144"]);
  const joined = pieces(sentence, austria).map(({ text }) => text);
  expect(joined.join("")).toBe(sentence);
  expect(dialled("Ruf jetzt 112 oder 144 an.")).toEqual(["tel:112", "tel:144"]);
});

test("a number that is written in groups is one number", () => {
  expect(pieces("Vergiftung: 01 406 43 43.", austria)).toEqual([
    { text: "Vergiftung: ", dial: null },
    { text: "01 406 43 43", dial: "tel:014064343" },
    { text: ".", dial: null },
  ]);
  expect(dialled("Poisoning: 1-800-222-1222.", { ...nobody, poison: "1-800-222-1222" })).toEqual(["tel:18002221222"]);
});

test("nothing is dialled that the table does not have, nor a part of a longer number", () => {
  expect(pieces("Call your local emergency number now.", nobody)).toEqual([
    { text: "Call your local emergency number now.", dial: null },
  ]);
  expect(dialled("In 1120 days, or 7.")).toEqual([]);
});
