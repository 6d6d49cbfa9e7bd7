/** A person's sheet (PERSON.json) as the form "About you" holds it, and back. Everything the form does not show is kept. */

import { parse_amount } from "./amounts";
import { words } from "./words";

export type Sheet = Record<string, unknown>;

/** Something else that brings magnesium: a multivitamin, an antacid. */
export interface Source {
  name: string;
  mg: string; // of the element in a day, as typed
  unknown: boolean; // nobody knows how much it brings
}
export const no_source = (): Source => ({ name: "", mg: "", unknown: false });

export type Wrong = "age" | "egfr" | "sources";

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
  sources: Source[];
}

const lists = ["conditions", "medicines", "supplements", "allergies"] as const;

function text(value: unknown): string {
  if (typeof value === "number") return words.typed_number(value);
  return typeof value === "string" ? value : "";
}
const lines_text = (value: unknown): string => (Array.isArray(value) ? value.map(text).join("\n") : "");

export const lines_of = (typed: string): string[] =>
  typed
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

function sources_of(value: unknown): Source[] {
  if (!Array.isArray(value)) return [];
  const rows = value as { name?: unknown; elemental_mg_per_day?: unknown }[];
  return rows.map((row) => ({ name: text(row.name), mg: text(row.elemental_mg_per_day), unknown: false }));
}

export function form_of(sheet: Sheet | null): Form {
  const said = sheet ?? {};
  return {
    age: text(said["age"]),
    sex: text(said["sex"]) || "not_said",
    life_stage: text(said["life_stage"]), // nothing: not said, which is no answer
    egfr: text(said["egfr"]),
    authority: text(said["authority"]),
    country: text(said["country"]),
    conditions: lines_text(said["conditions"]),
    medicines: lines_text(said["medicines"]),
    supplements: lines_text(said["supplements"]),
    allergies: lines_text(said["allergies"]),
    sources: sources_of(said["other_sources"]),
  };
}

/** A number that cannot be misread; null for anything else: an eGFR of "1.000" is neither one nor a thousand. */
function number_of(typed: string): number | null {
  const read = parse_amount(typed);
  return read.kind === "amount" ? read.amount : null;
}

/** The field of a row that is missing or cannot be read. */
export function wrong_of(row: Source): "name" | "mg" | null {
  const typed = parse_amount(row.unknown ? "" : row.mg);
  if (row.name.trim() === "") return typed.kind === "empty" ? null : "name";
  return typed.kind === "amount" || row.unknown ? null : "mg";
}

/**
 * Other sources with their amounts, and the names of those that nobody counted. These are named among the supplements,
 * as in a file: what is there and brings magnesium leaves the room of a day not known. Null where a row is half written.
 */
function counted(rows: Source[]): { known: { name: string; elemental_mg_per_day: number }[]; not: string[] } | null {
  const known = [];
  const not = [];
  for (const row of rows) {
    const name = row.name.trim();
    const typed = parse_amount(row.unknown ? "" : row.mg);
    if (wrong_of(row) !== null) return null;
    if (name === "") continue;
    if (typed.kind === "amount") known.push({ name, elemental_mg_per_day: typed.amount });
    else not.push(name);
  }
  return { known, not };
}

/** Which field could not be read is said by its name. */
export function sheet_of(form: Form, before: Sheet | null): { sheet: Sheet } | { wrong: Wrong } {
  const sheet: Sheet = { ...before, sex: form.sex };
  delete sheet["life_stage"];
  if (form.life_stage !== "") sheet["life_stage"] = form.life_stage;
  for (const key of ["age", "egfr"] as const) {
    const typed = form[key].trim();
    if (typed !== "" && typed === text(before?.[key])) continue; // as it was said before
    delete sheet[key];
    if (typed === "") continue;
    const number = number_of(typed);
    if (number === null || (key === "age" ? !Number.isInteger(number) : number === 0)) return { wrong: key };
    sheet[key] = number;
  }
  if (form.egfr.trim() !== text(before?.["egfr"])) delete sheet["egfr_day"]; // the day of another test
  for (const key of ["authority", "country"] as const) {
    delete sheet[key];
    if (form[key].trim() !== "") sheet[key] = form[key].trim();
  }
  // An empty list is an answer: none.
  for (const key of lists) sheet[key] = lines_of(form[key]);
  const sources = counted(form.sources);
  if (sources === null) return { wrong: "sources" };
  delete sheet["other_sources"];
  if (sources.known.length > 0) sheet["other_sources"] = sources.known;
  sheet["supplements"] = [...new Set([...lines_of(form.supplements), ...sources.not])];
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
