// Three people, each from the first page to the end of their way, in a real browser against the real program.
//
//   node checks/browser/journeys.mjs build/titrate [folder for the pictures] [one of the names]
//
// Each lives through weeks: the browser and every question that it asks are told another hour than now, and the days
// between the evenings that are looked at are written down through the door. What is looked for is what a person sees
// and a screen reader says. The stories are in journeys/.
import { join, resolve } from "node:path";
import assert from "node:assert/strict";
import { program_of, root, with_program } from "./visit.mjs";
import { myasthenia } from "./journeys/myasthenia.mjs";
import { seventy } from "./journeys/seventy.mjs";
import { sleeps_badly } from "./journeys/sleeps-badly.mjs";

const program = program_of(process.argv, "journeys.mjs");
const pictures = resolve(process.argv[3] ?? join(root, "build", "screenshots", "journeys"));
const people = [sleeps_badly, seventy, myasthenia].filter(({ name }) => (process.argv[4] ?? name) === name);

async function lived({ name, story }) {
  const began = performance.now();
  const act = async ({ server, browser, data }) => {
    const { complaints, said } = await story({ browser, server, pictures, program, data });
    assert.deepEqual(complaints, [], "what the browser complained about");
    console.log(`  ${name}: ${said} (${((performance.now() - began) / 1000).toFixed(1)} s)`);
  };
  await with_program(program, act, { pictures });
}

async function main() {
  for (const one of people) await lived(one);
}

main().then(
  () => console.log(`The journeys are as they must be. Pictures in ${pictures}`),
  (error) => {
    console.error(`A journey is not as it must be.\n${error.stack ?? error}`);
    process.exit(1);
  },
);
