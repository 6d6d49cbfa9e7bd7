// Every rule about side effects, down every path that a person or a program can take: the door (the page posts to it and
// nothing else), the shell, and an imported file. Each must end in the action that the row names.
//
//   node checks/safety/four_paths.mjs build/titrate core/catalog/tables/adverse_effects.csv
//
// The page itself is clicked through in checks/browser.

import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const [titrate, table] = process.argv.slice(2);
const home = mkdtempSync(join(tmpdir(), "titrate-paths-"));

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

let folders = 0;
const fresh = () => join(home, String(++folders));
const door = (data, request) =>
  JSON.parse(execFileSync(titrate, ["ask", "-", "--data", data], { input: JSON.stringify(request) }).toString());

const paths = {
  door: ({ effect, grade }) =>
    door(fresh(), { verb: "record", item: "side_effect", effect, state: "value", value: grade }).today.guard,
  shell: ({ effect, grade }) => {
    const data = fresh();
    spawnSync(titrate, ["log", "side-effect", effect, String(grade), "--data", data]);
    return door(data, { verb: "today" }).today.guard;
  },
  import: ({ effect, grade }) => {
    const file = `${fresh()}.csv`;
    writeFileSync(file, `day,dose_mg,pain,side_effects\n2026-03-01,100,5,${effect}:${grade}\n2026-03-02,0,5,\n`);
    const said = spawnSync(titrate, ["review", file, "--outcome", "pain", "--today", "2026-03-02", "--json"]);
    return JSON.parse(said.stdout.toString()).screening.guard;
  },
};

let failures = 0;
let checked = 0;
const rules = rows_of(readFileSync(table, "utf8")).filter(
  (row) => row.substance === "magnesium" && Number(row.grade) <= 4,
);
for (const row of rules)
  for (const [path, guard_of] of Object.entries(paths)) {
    ++checked;
    let said;
    try {
      said = guard_of({ effect: row.effect, grade: Number(row.grade) });
    } catch (error) {
      said = { action: String(error), reasons: [] };
    }
    if (said?.action === row.action && said.reasons[0]?.rule === row.id) continue;
    ++failures;
    console.error(`${row.id}: the ${path} says ${said?.action} by ${said?.reasons[0]?.rule}, the table ${row.action}`);
  }
rmSync(home, { recursive: true });
console.log(
  `${rules.length} rules down ${Object.keys(paths).length} paths: ${checked - failures} of ${checked} as the table says`,
);
process.exit(failures === 0 && rules.length > 40 ? 0 : 1);
