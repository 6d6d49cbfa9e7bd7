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
