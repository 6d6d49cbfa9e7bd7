// The rules about side effects, from the table that the program is built with. Every path that is checked (four_paths.mjs:
// door, shell, import; checks/browser/run.mjs: the page) goes down this one list.

import { readFileSync } from "node:fs";

function rows_of(text) {
  const rows = [];
  let row = [];
  let cell = "";
  let quoted = false;
  for (let i = 0; i < text.length; ++i) {
    const c = text[i];
    if (quoted && c === '"' && text[i + 1] === '"') ((cell += '"'), ++i);
    else if (c === '"') quoted = !quoted;
    else if (c === "," && !quoted) (row.push(cell), (cell = ""));
    else if (c === "\n" && !quoted) (rows.push([...row, cell]), (row = []), (cell = ""));
    else cell += c;
  }
  const [header, ...body] = rows;
  return body.map((cells) => Object.fromEntries(header.map((name, i) => [name, cells[i]])));
}

/** Each rule as {id, effect, name, grade, definition, action, detail}: what somebody can notice or measure, short of death. */
export function rules_of(table) {
  return rows_of(readFileSync(table, "utf8"))
    .filter((row) => row.substance === "magnesium" && Number(row.grade) <= 4)
    .map((row) => ({ ...row, grade: Number(row.grade) }));
}
