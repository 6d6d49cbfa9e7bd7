// How fast the page and the door are, by hand and judged by nobody: times differ from machine to machine.
//
//   node checks/browser/speed.mjs build/titrate [loads of the page, or 0] [requests of a kind, or 0]
//
// The page: cold, on a phone's screen, with the processor slowed down four times, from the beginning of the navigation
// until a tap on an outcome is answered on the screen; and the processor time of it at full speed, which hears less of what
// else runs. The door: over HTTP, with a diary of three years, whatever an evening asks; what the program itself computed
// is told beside what the clock said, which hears the whole machine.
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { door_at } from "./door.mjs";
import { serve } from "./serve.mjs";
import { keep_diary } from "./years.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const { chromium } = createRequire(join(root, "web", "package.json"))("playwright-core");

const [program, loads = "9", times = "300"] = process.argv.slice(2);
if (program === undefined) {
  console.error("speed.mjs: which program? node checks/browser/speed.mjs build/titrate");
  process.exit(2);
}
const three_years = 1095;
const slower = 4;
const patience = 600_000;

// What this program throws away, replies of a megabyte, it clears up between two requests and not while it waits for one.
setFlagsFromString("--expose-gc");
const clear_up = runInNewContext("gc");
const most_thrown_away = 4e6; // bytes

const as_a_browser = { "accept-encoding": "gzip, deflate, br" };

const quantile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
const busy = () => `load average ${loadavg()[0].toFixed(1)}`;

/**
 * Taps the first outcome as soon as somebody could: when the page's thread has painted a frame with it. Says when that was,
 * and when it has painted one that shows it as pressed. (What the graphics do with a frame then is not slowed down, and not
 * waited for.)
 */
function tap_at_once() {
  /** The first frame that has such a button, just painted: what is posted before a frame is painted is heard after it. */
  const painted = (outcome, which) =>
    new Promise((seen) => {
      const look = () => {
        const button = document.querySelector(`${outcome} button${which}`);
        if (button === null) return requestAnimationFrame(look);
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => seen({ button, at: performance.now() });
        port2.postMessage(null);
      };
      requestAnimationFrame(look);
    });
  globalThis.answered = (async () => {
    const { button, at: tapped } = await painted("[data-outcome]", "[aria-pressed=false]:enabled");
    const { outcome } = button.closest("[data-outcome]").dataset;
    button.click();
    const { at: answered } = await painted(`[data-outcome="${outcome}"]`, "[aria-pressed=true]");
    return { tapped, answered };
  })();
}

/** Of each cold load: milliseconds by the clock, and of the page's own thread by its processor time. */
async function cold_loads(server, done, browser, rate) {
  const found = [];
  for (let nth = 0; nth < Number(loads); nth++) {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 }, hasTouch: true });
    const page = await context.newPage();
    page.setDefaultTimeout(patience);
    await page.addInitScript(tap_at_once);
    const devtools = await context.newCDPSession(page);
    await devtools.send("Emulation.setCPUThrottlingRate", { rate });
    await devtools.send("Performance.enable", { timeDomain: "threadTicks" });
    const written = page.waitForResponse((reply) => reply.request().postData()?.includes('"record"') ?? false);
    await page.goto(server.address);
    const by_clock = await page.evaluate(() => globalThis.answered);
    const { metrics } = await devtools.send("Performance.getMetrics");
    const used = (name) => 1000 * metrics.find((one) => one.name === `${name}Duration`).value;
    found.push({ ...by_clock, task: used("Task"), script: used("Script"), look: used("Layout") + used("RecalcStyle") });
    await written; // or it could not be taken back
    await context.close();
    await done({ verb: "undo" });
  }
  return found;
}

function print_row(name, values) {
  const sorted = values.toSorted((a, b) => a - b);
  const [least, middle, most] = [sorted[0], quantile(sorted, 0.5), sorted.at(-1)].map((t) => t.toFixed(0));
  console.log(`| ${name} | ${middle} ms | ${least} to ${most} ms |`);
}

async function first_interaction(server, done, browser) {
  const slowed = await cold_loads(server, done, browser, slower);
  print_row(
    "an outcome can be tapped",
    slowed.map((one) => one.tapped),
  );
  print_row(
    "the tap is answered",
    slowed.map((one) => one.answered),
  );
  // Slowing down is done by spinning, which would count: so these are of loads at full speed.
  const used = await cold_loads(server, done, browser, 1);
  print_row(
    "until then, processor time of the page's thread",
    used.map((one) => one.task),
  );
  print_row(
    "of it: script",
    used.map((one) => one.script),
  );
  print_row(
    "of it: style and layout",
    used.map((one) => one.look),
  );
}

/** Milliseconds of processor time that the program has used. */
function used_by(pid) {
  const [user, system] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ").slice(11, 13);
  return (Number(user) + Number(system)) * 10;
}

async function door(server, { ask_text, done }, what) {
  const { today } = await done({ verb: "today" });
  const month = new Date(Date.parse(today.day) - 28 * 86_400_000).toISOString().slice(0, 10);
  const outcome = { verb: "record", item: "pain", state: "value", value: 3 };
  const dose = { verb: "record", item: "dose", state: "value", value: 100 };
  // The first entry of a day makes a verified backup, and answers after it: that is timed by itself.
  const began = performance.now();
  await done(outcome);
  console.log(
    `| ${what}: the first entry of a day, with its backup | ${(performance.now() - began).toFixed(0)} ms | | | |`,
  );
  for (const [name, request, after] of [
    ["today", { verb: "today" }],
    ["record an outcome", outcome, { verb: "undo" }],
    ["record a dose", dose, { verb: "undo" }],
    ["undo", { verb: "undo" }, outcome],
    ["follow", { verb: "follow" }],
    ["next_dose", { verb: "next_dose" }],
    ["late", { verb: "late" }],
    ["person", { verb: "person" }],
    ["history, what the page asks for first", { verb: "history", latest_days: 30 }],
    ["history, four weeks", { verb: "history", from: month, to: today.day }],
    ["history, all of it", { verb: "history" }],
    ["diary", { verb: "diary" }],
  ]) {
    await ask_text(request);
    if (after) await ask_text(after);
    const found = [];
    let used = 0,
      thrown_away = 0;
    for (let nth = 0; nth < Number(times); nth++) {
      if (thrown_away > most_thrown_away) {
        clear_up();
        thrown_away = 0;
      }
      const before = used_by(server.pid);
      const from = performance.now();
      const reply = await ask_text(request, as_a_browser);
      found.push(performance.now() - from);
      thrown_away += 2 * reply.length;
      used += used_by(server.pid) - before;
      if (after) await ask_text(after);
    }
    found.sort((a, b) => a - b);
    const [p50, p99, most] = [quantile(found, 0.5), quantile(found, 0.99), found.at(-1)].map((t) => t.toFixed(1));
    console.log(`| ${what}: ${name} | ${p50} ms | ${p99} ms | ${most} ms | ${(used / found.length).toFixed(1)} ms |`);
  }
}

async function with_diary(days, options, act) {
  const data = mkdtempSync(join(tmpdir(), "titrate-speed-"));
  const server = await serve(program, data);
  try {
    const at = door_at(server.address);
    await keep_diary(at.done, days, options);
    const { events } = await at.done({ verb: "history" });
    await act(server, at, events.length);
  } finally {
    server.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

/**
 * How fast this machine is just now, by Lighthouse's own measure where Lighthouse is installed: four times slower is meant
 * for machines of 1500 to 2000. On a shared machine it changes from minute to minute.
 */
async function benchmark_index(browser) {
  const functions = join(root, "checks/browser/lighthouse/node_modules/lighthouse/core/lib/page-functions.js");
  if (!existsSync(functions)) return "unknown (lighthouse.sh installs what measures it)";
  const { pageFunctions } = await import(functions);
  const tab = await browser.newPage();
  const found = [];
  for (let nth = 0; nth < 4; nth++) found.push(await tab.evaluate(`(${pageFunctions.computeBenchmarkIndex})()`));
  await tab.close();
  return found.map((one) => one.toFixed(0)).join(", ");
}

async function page() {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"],
  });
  const before = await benchmark_index(browser);
  await with_diary(84, {}, async (server, { done }) => {
    console.log(`\n${browser.version()}, processor ${slower} times slower, ${loads} cold loads, ${busy()}\n`);
    console.log("| since the beginning of the navigation | median | least to most |\n|---|---:|---:|");
    await first_interaction(server, done, browser);
    console.log(`\nBenchmark index of Lighthouse before: ${before}; after: ${await benchmark_index(browser)}`);
  });
  await browser.close();
}

async function main() {
  if (Number(loads) > 0) await page();
  if (Number(times) === 0) return;
  for (const [what, options] of [
    ["a ladder", {}],
    ["a sealed trial", { trial: 60 }],
  ])
    await with_diary(three_years, options, async (server, at, events) => {
      console.log(`\nThree years, ${events} entries, ${what}; ${times} requests of each kind, ${busy()}\n`);
      console.log("| request | median | p99 | most | computed, on average |\n|---|---:|---:|---:|---:|");
      await door(server, at, what);
    });
}

main().catch((error) => {
  console.error(error.stack ?? error);
  process.exit(1);
});
