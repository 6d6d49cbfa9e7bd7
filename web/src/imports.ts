import { parse_amount } from "./amounts";

/** A file that somebody brings: only what is needed to ask the door about it. The door reads it, and says what is wrong. */

/** The columns of a table's first line, by whichever separator it has. */
export function columns_of(text: string): string[] {
  const first = text.replace(/^\ufeff/, "").split(/\r?\n/, 1)[0] ?? "";
  const separator = [",", ";", "\t"].reduce((a, b) => (first.split(b).length > first.split(a).length ? b : a));
  return first.split(separator).map((name) => name.trim().replace(/^"(.*)"$/, "$1"));
}

export interface Layout {
  converted: boolean; // another program's file: a tidy diary is made of it first
  people: boolean; // several people may be in it
  undated: boolean; // it counts days
}

/** As docs/formats/convert.md: the columns decide what a file is, never its name. */
export function layout_of(text: string): Layout {
  const has = (name: string) => columns_of(text).includes(name);
  const studyu = has("participant") && has("intervention");
  const melatonin = has("study_day") && has("melatonin");
  return { converted: studyu || melatonin, people: studyu, undated: melatonin && !has("date") };
}

const known = ["day", "dose_mg", "arm", "guess", "entered", "note", "side_effects", "context"];

/** What was watched in a tidy diary. */
export const measures_of = (csv: string): string[] => columns_of(csv).filter((name) => !known.includes(name));

/** What a person may say that no file does, as the form holds it. */
export interface Unsaid {
  smallest: string;
  order: "" | "pairs" | "blocks" | "daily";
  period_days: string;
  before: "" | "none" | "unknown";
}
export const nothing_said = (): Unsaid => ({ smallest: "", order: "", period_days: "", before: "" });

type Question = { smallest?: number; randomised?: string; before_start?: string };

/** The same as the door asks for it; or which field could not be read. */
export function question_of(said: Unsaid): { question: Question } | { wrong: "smallest" | "period_days" } {
  const question: Question = {};
  const smallest = parse_amount(said.smallest.replace(/^[-\u2212]/, ""));
  if (smallest.kind === "amount" && smallest.amount > 0) question.smallest = smallest.amount;
  else if (smallest.kind !== "empty") return { wrong: "smallest" };
  if (said.order === "daily") question.randomised = said.order;
  else if (said.order !== "") {
    if (!/^[1-9]\d{0,2}$/.test(said.period_days.trim())) return { wrong: "period_days" };
    question.randomised = `${said.order}:${said.period_days.trim()}`;
  }
  if (said.before !== "") question.before_start = said.before;
  return { question };
}

const largest = 20 * 1024 * 1024;

/** The text of a file; or why it is none. A byte that is not UTF-8 is refused here, since it could not be sent as text. */
export async function text_of(file: Blob): Promise<string | "too_large" | "not_text"> {
  if (file.size > largest) return "too_large";
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    return "not_text";
  }
}
