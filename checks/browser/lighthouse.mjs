// Lighthouse 12 on the two pages that are looked at most, as a phone on a slow network sees them.
//
//   checks/browser/lighthouse.sh build/titrate
//
// Lighthouse is large and only asked here: it has a package.json of its own, in lighthouse/, and lighthouse.sh installs it.
// Accessibility and best practices do not depend on the machine. Performance does: of up to three tries the best counts,
// and where more wants to run than the machine has cores it is printed and not judged.
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import assert from "node:assert/strict";
import { door_at } from "./door.mjs";
import { serve } from "./serve.mjs";
import { keep_diary } from "./years.mjs";

const require = createRequire(new URL("lighthouse/package.json", import.meta.url));
const installed = (name) => import(pathToFileURL(require.resolve(name)));
const { default: lighthouse } = await installed("lighthouse");
const { default: puppeteer } = await installed("puppeteer-core");

const program = process.argv[2] ?? process.env.TITRATE;
if (program === undefined) {
  console.error("lighthouse.mjs: which program? checks/browser/lighthouse.sh build/titrate");
  process.exit(2);
}

const least = 95;
const most_tries = 3;
const categories = ["performance", "accessibility", "best-practices"];
const pages = ["mine/today", "example/answer"];

const scores_of = ({ categories: found }) => categories.map((name) => Math.round(found[name].score * 100));

/** What keeps a score from a hundred. */
function remarks_of({ categories: found, audits }) {
  return categories.flatMap((name) =>
    found[name].auditRefs
      .filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 0.9)
      .map(({ id }) => `${name}: ${audits[id].title}${audits[id].displayValue ? `, ${audits[id].displayValue}` : ""}`),
  );
}

async function audited(browser, address, view) {
  const page = await browser.newPage();
  await page.goto(address); // has the key from now on
  const flags = { onlyCategories: categories, logLevel: "error", output: "json" };
  const { lhr } = await lighthouse(new URL(`/#${view}`, address).href, flags, undefined, page);
  await page.close();
  assert.equal(lhr.runtimeError, undefined, lhr.runtimeError?.message);
  assert.ok(lhr.finalDisplayedUrl.endsWith(`#${view}`), `${lhr.finalDisplayedUrl} was looked at, and not ${view}`);
  return lhr;
}

async function main() {
  const data = mkdtempSync(join(tmpdir(), "titrate-lighthouse-"));
  const server = await serve(program, data);
  const browser = await puppeteer.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
  });
  try {
    const { done } = door_at(server.address);
    await keep_diary(done, 84);
    await done({ verb: "example" });
    const short = [];
    for (const view of pages) {
      let best = null;
      let busy = false;
      for (let tries = 1; tries <= most_tries && !best?.every((score) => score >= least); tries++) {
        const lhr = await audited(browser, server.address, view);
        const scores = scores_of(lhr);
        console.log(`  ${view}: ${categories.map((name, nth) => `${name} ${scores[nth]}`).join(", ")}`);
        for (const remark of remarks_of(lhr)) console.log(`    ${remark}`);
        busy ||= loadavg()[0] > availableParallelism();
        best = best === null ? scores : best.map((score, nth) => Math.max(score, scores[nth]));
      }
      if (busy) console.log(`  ${view}: the machine was busy, and performance is not judged`);
      for (const [nth, name] of categories.entries())
        if (best[nth] < least && !(busy && name === "performance")) short.push(`${view}: ${name} ${best[nth]}`);
    }
    assert.deepEqual(short, [], `below ${least}`);
  } finally {
    await browser.close();
    server.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

main().then(
  () => console.log(`Lighthouse: at least ${least} in whatever was judged.`),
  (error) => {
    console.error(error.stack ?? error);
    process.exit(1);
  },
);
