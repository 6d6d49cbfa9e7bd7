/** A person's sheet (PERSON.json) as the form "About you" holds it, and back. Everything the form does not show is kept. */

export type Sheet = Record<string, unknown>;

export interface Form {
  age: string;
  sex: string;
  life_stage: string;
  egfr: string;
  authority: string;
  country: string;
  conditions: string;
  medicines: string;
  supplements: string;
  allergies: string;
}

const lists = ["conditions", "medicines", "supplements", "allergies"] as const;

const text = (value: unknown): string => (typeof value === "string" || typeof value === "number" ? String(value) : "");
const lines_text = (value: unknown): string => (Array.isArray(value) ? value.map(text).join("\n") : "");

export const lines_of = (typed: string): string[] =>
  typed
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

export function form_of(sheet: Sheet | null): Form {
  const said = sheet ?? {};
  return {
    age: text(said["age"]),
    sex: text(said["sex"]) || "not_said",
    life_stage: text(said["life_stage"]) || "none",
    egfr: text(said["egfr"]),
    authority: text(said["authority"]),
    country: text(said["country"]),
    conditions: lines_text(said["conditions"]),
    medicines: lines_text(said["medicines"]),
    supplements: lines_text(said["supplements"]),
    allergies: lines_text(said["allergies"]),
  };
}

/** Digits with a decimal comma or point; NaN for anything else, so that the door refuses what no one can read. */
const number_of = (typed: string): number => (/^\d+([.,]\d+)?$/.test(typed) ? Number(typed.replace(",", ".")) : NaN);

/** Null where a number is none; which one is said by its name. */
export function sheet_of(form: Form, before: Sheet | null): { sheet: Sheet } | { wrong: "age" | "egfr" } {
  const sheet: Sheet = { ...before, sex: form.sex, life_stage: form.life_stage };
  for (const key of ["age", "egfr"] as const) {
    const typed = form[key].trim();
    delete sheet[key];
    if (typed === "") continue;
    const number = number_of(typed);
    if (Number.isNaN(number) || (key === "age" && !Number.isInteger(number))) return { wrong: key };
    sheet[key] = number;
  }
  if (form.egfr.trim() !== text(before?.["egfr"])) delete sheet["egfr_day"]; // the day of another test
  for (const key of ["authority", "country"] as const) {
    delete sheet[key];
    if (form[key].trim() !== "") sheet[key] = form[key].trim();
  }
  // An empty list is an answer: none.
  for (const key of lists) sheet[key] = lines_of(form[key]);
  return { sheet: with_times_of_listed(sheet) };
}

/** The usual time of a medicine that is on no list any more goes with it. */
function with_times_of_listed(sheet: Sheet): Sheet {
  const usual = sheet["usual_times"] as { medicines?: Record<string, unknown> } | undefined;
  if (usual?.medicines === undefined) return sheet;
  const listed = [...(sheet["medicines"] as string[]), ...(sheet["supplements"] as string[])];
  const medicines = Object.fromEntries(Object.entries(usual.medicines).filter(([line]) => listed.includes(line)));
  return { ...sheet, usual_times: { ...usual, medicines } };
}
