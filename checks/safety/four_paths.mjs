// Every rule about side effects, down every path that a person or a program can take: the door, the shell, an imported
// file, and the page. Each must end in the action that the row names.
//
//   node checks/safety/four_paths.mjs build/titrate core/catalog/tables/adverse_effects.csv
//
// A page needs a browser: checks/browser/run.mjs taps through the same list (rules.mjs), and fails unless it taps all of
// it. Here is only looked at what the page has to offer for that: a button for each rule that can be felt.

import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rules_of } from "./rules.mjs";

const [titrate, table] = process.argv.slice(2);
const home = mkdtempSync(join(tmpdir(), "titrate-paths-"));

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
const rules = rules_of(table);
for (const row of rules)
  for (const [path, guard_of] of Object.entries(paths)) {
    ++checked;
    let said;
    try {
      said = guard_of(row);
    } catch (error) {
      said = { action: String(error), reasons: [] };
    }
    if (said?.action === row.action && said.reasons[0]?.rule === row.id) continue;
    ++failures;
    console.error(`${row.id}: the ${path} says ${said?.action} by ${said?.reasons[0]?.rule}, the table ${row.action}`);
  }

const one_line = ({ effect, grade, action }) => `${effect} ${grade}: ${action}`;
const on_the_page = door(fresh(), { verb: "about" })
  .side_effects.flatMap(({ effect, grades }) => grades.map((grade) => one_line({ effect, ...grade })))
  .sort();
const to_feel = rules
  .filter((row) => row.kind === "felt")
  .map(one_line)
  .sort();
if (JSON.stringify(on_the_page) !== JSON.stringify(to_feel)) {
  ++failures;
  console.error(`the page offers\n  ${on_the_page.join("\n  ")}\nand the table has\n  ${to_feel.join("\n  ")}`);
}
rmSync(home, { recursive: true });
console.log(
  `${rules.length} rules down ${Object.keys(paths).length} paths: ${checked - failures} of ${checked} as the table says`,
);
process.exit(failures === 0 && rules.length > 40 ? 0 : 1);
