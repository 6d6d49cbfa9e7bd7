import { expect, test } from "vitest";
import { form_of, sheet_of, wrong_of } from "./people";

const kept = {
  age: 54,
  sex: "female",
  life_stage: "none",
  egfr: 72,
  egfr_day: "2026-01-10",
  authority: "US",
  conditions: [],
  medicines: ["levothyroxine"],
  supplements: [],
  allergies: [],
  other_sources: [{ name: "multivitamin", elemental_mg_per_day: 50.5 }],
  decisions: [{ rule: "x", clinician: "Dr. Ada Example" }],
  usual_times: { wakes: "06:30", medicines: { levothyroxine: ["07:00"] } },
};

test("a sheet that was not changed comes back as it was, with what the form does not show", () => {
  expect(sheet_of(form_of(kept), kept)).toEqual({ sheet: kept });
});

test("an empty list is an answer; an empty number, and a life stage that nobody chose, were not said", () => {
  const result = sheet_of(form_of(null), null);
  expect(result).toEqual({
    sheet: { sex: "not_said", conditions: [], medicines: [], supplements: [], allergies: [] },
  });
});

test("a decimal comma is read, and what is no number is named", () => {
  expect(sheet_of({ ...form_of(kept), egfr: "71,5" }, kept)).toMatchObject({ sheet: { egfr: 71.5 } });
  expect(sheet_of({ ...form_of(kept), age: "54.5" }, kept)).toEqual({ wrong: "age" });
  expect(sheet_of({ ...form_of(kept), egfr: "low" }, kept)).toEqual({ wrong: "egfr" });
});

test("a number that may be a thousand or one is not guessed, and kidneys that do nothing are a slip", () => {
  for (const egfr of ["1.000", "90.000", "90,000", "0", "0,0", "-5"])
    expect(sheet_of({ ...form_of(kept), egfr }, kept)).toEqual({ wrong: "egfr" });
  for (const age of ["1.000", "54.000", "54,5", "-54"])
    expect(sheet_of({ ...form_of(kept), age }, kept)).toEqual({ wrong: "age" });
  const precise = { ...kept, egfr: 71.125 }; // a file may say it so: what nobody touched is kept
  expect(sheet_of(form_of(precise), precise)).toEqual({ sheet: precise });
});

test("another test of the kidneys has no day of the old one, and a medicine that is gone no time", () => {
  const result = sheet_of({ ...form_of(kept), egfr: "80", medicines: " zinc \n\n" }, kept);
  if (!("sheet" in result)) throw new Error(result.wrong);
  expect(result.sheet["egfr_day"]).toBeUndefined();
  expect(result.sheet["medicines"]).toEqual(["zinc"]);
  expect(result.sheet["usual_times"]).toEqual({ wakes: "06:30", medicines: {} });
});

test("another source is sent with its amount, one that nobody counted as a supplement, and an empty row not at all", () => {
  const sources = [
    { name: " Multivitamin ", mg: "50,5", unknown: false },
    { name: "Maaloxan", mg: "", unknown: true },
    { name: "zinc", mg: "12", unknown: true },
    { name: " ", mg: "", unknown: false },
  ];
  expect(sheet_of({ ...form_of(null), supplements: "zinc", sources }, null)).toMatchObject({
    sheet: {
      other_sources: [{ name: "Multivitamin", elemental_mg_per_day: 50.5 }],
      supplements: ["zinc", "Maaloxan"],
    },
  });
  const result = sheet_of({ ...form_of(kept), sources: [] }, kept);
  expect("sheet" in result && "other_sources" in result.sheet).toBe(false);
});

test("a source without a name or an amount, or with one that may be a thousand, is not sent", () => {
  for (const source of [
    { name: "", mg: "50", unknown: false },
    { name: "antacid", mg: "", unknown: false },
    { name: "antacid", mg: "1.000", unknown: false },
    { name: "antacid", mg: "some", unknown: false },
  ])
    expect(sheet_of({ ...form_of(kept), sources: [source] }, kept)).toEqual({ wrong: "sources" });
  expect(wrong_of({ name: "", mg: "50", unknown: false })).toBe("name");
  expect(wrong_of({ name: "antacid", mg: "1.000", unknown: false })).toBe("mg");
  expect(wrong_of({ name: "antacid", mg: "", unknown: true })).toBe(null);
});
