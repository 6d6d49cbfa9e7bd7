// What a blinded trial needs of a test: days that wobble, two evenings compared, and the shell asked the same.
import { execFileSync } from "node:child_process";
import assert from "node:assert/strict";
import { day_after } from "./person.mjs";

/** Days differ from each other, in the same way at each run. */
export function coin(seed) {
  let state = seed;
  const next = () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648;
  return () => (next() + next() + next() - 1.5) * 1.6;
}

/** What `titrate review` says of the same diary on the evening after the last day. */
export function answer_of_shell(program, data, start, days) {
  const asked = ["review", "--data", data, "--today", day_after(start, days), "--json"];
  return JSON.parse(execFileSync(program, asked, { encoding: "utf8" })).look.sentence;
}

/** The views that somebody may open on any evening of a trial. */
const views = ["today", "answer", "steps", "plan", "decide", "sheet", "chart", "history"];
const growing = ["chart", "history"]; // each day adds its own line: their vocabulary is compared

/** What two evenings differ in without an arm: days, numbers, codes on bags, names of days and months. */
function without_days(line) {
  return line
    .replace(/\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b/g, "DAY")
    .replace(/\b(January|February|March|April|May|June|July|August|September|October|November|December)\b/g, "MONTH")
    .replace(/\b(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b/g, "MONTH")
    .replace(/\b[A-Z]\d\d\b/g, "BAG")
    .replace(/\d+([.,]\d+)?/g, "#")
    .replace(/# days?/g, "# DAYS")
    .trim();
}

export const blinded_alike = {
  /** All that every view says and draws this evening. */
  async listen(somebody) {
    const told = {};
    for (const view of views) {
      await somebody.goes_to(view);
      const lines = (await somebody.heard()).split(growing.includes(view) ? /[^\p{L}]+/u : "\n").map(without_days);
      const drawn = await somebody.page.evaluate(() =>
        [...document.querySelectorAll("main *")].map((e) => `drawn ${e.tagName} ${e.getAttribute("class") ?? ""}`),
      );
      told[view] = new Set([...lines, ...drawn]);
    }
    return told;
  },

  /** What one evening says that the other does not is what would give an arm away. */
  compare(one, later) {
    for (const view of views) {
      const only = (a, b) => [...a[view]].filter((line) => !b[view].has(line));
      // The days before the first period are no longer listed on the later evening.
      const gone = growing.includes(view) ? [] : only(one, later);
      assert.deepEqual([gone, only(later, one)], [[], []], `${view}: two blinded evenings differ`);
    }
  },
};
