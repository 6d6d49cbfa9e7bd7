// How a check comes to the page: the browser, the page's own words, a window that is watched, and another hour than now.
import { createRequire } from "node:module";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import assert from "node:assert/strict";
import { serve } from "./serve.mjs";

export const root = fileURLToPath(new URL("../..", import.meta.url));
const web = join(root, "web");
/** What the page is built with is what it is checked with. */
export const require = createRequire(join(web, "package.json"));
const { chromium } = require("playwright-core");

export const patience = 1000 * Number(process.env.PATIENCE ?? 180); // ms: a busy machine is slow, and that is no fault of the page
export const phone = { width: 360, height: 740 };
export const laptop = { width: 1440, height: 900 };

export function program_of(argv, name) {
  const program = argv[2] ?? process.env.TITRATE;
  if (program !== undefined) return program;
  console.error(`${name}: which program? node checks/browser/${name} build/.../titrate`);
  process.exit(2);
}

/** The folder for what it looks like: the one that was named, or one of the build. */
export function pictures_of(argv) {
  const pictures = resolve(argv[3] ?? join(root, "build", "screenshots"));
  mkdirSync(pictures, { recursive: true });
  return pictures;
}

export const launch = (...more) =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
      ...more,
    ],
  });

let loaded;
/** The page's own words. A check looks for what the page means to say, so that saying it better breaks nothing. */
export async function words_of(language) {
  loaded ??= (async () => {
    const { runnerImport } = await import(pathToFileURL(require.resolve("vite")).href);
    const of = async (folder) => {
      const parts = await Promise.all(
        ["index.ts", "later.ts"].map(async (name) => {
          const file = join(web, "src", "words", folder, name);
          const { module } = await runnerImport(file, { root: web, configFile: false, logLevel: "error" });
          return Object.values(module)[0];
        }),
      );
      return { ...parts[0], ...parts[1] };
    };
    return { en: await of("en"), de: await of("de") };
  })();
  return (await loaded)[language];
}

/** The program with an empty folder, and a browser; both are taken away afterwards. What failed is pictured. */
export async function with_program(program, act, { browser_args = [], pictures = null } = {}) {
  const data = mkdtempSync(join(tmpdir(), "titrate-visit-"));
  const server = await serve(program, data);
  const browser = await launch(...browser_args);
  try {
    return await act({ server, browser, data });
  } catch (error) {
    const pages = pictures === null ? [] : browser.contexts().flatMap((context) => context.pages());
    for (const [nth, page] of pages.entries())
      await page.screenshot({ path: join(pictures, `failed-${nth}.png`), fullPage: true }).catch(() => undefined);
    throw error;
  } finally {
    await browser.close();
    await server.kill();
    rmSync(data, { recursive: true, force: true });
  }
}

/**
 * A window of its own, with the key of this start. Nothing may leave the origin, and nothing may be written to the
 * console. `hour`, where it is given, is the hour that the page and the program believe it is.
 */
export async function visit(browser, server, options = {}) {
  const { size = laptop, dark = false, locale = "en-GB", zone = "Europe/Berlin", hour = null, touch = false } = options;
  const { origin } = new URL(server.address);
  const context = await browser.newContext({
    viewport: size,
    colorScheme: dark ? "dark" : "light",
    locale,
    timezoneId: zone,
    hasTouch: touch,
    reducedMotion: "reduce",
    serviceWorkers: "block", // what it fetches could not be dated; evening.mjs watches it
  });
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  const complaints = [];
  page.on("request", (request) => {
    if (!/^(blob|data):/.test(request.url()) && new URL(request.url()).origin !== origin)
      complaints.push(`a request to ${request.url()}`);
  });
  page.on("console", (message) => {
    const ours = message.text().includes("blocked by Playwright"); // the service worker, above
    if (/^(error|warning)$/.test(message.type()) && !ours) complaints.push(`the console: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`an error of the page: ${error.stack}`));
  const on_their_way = new Set();
  page.on("request", (request) => on_their_way.add(request));
  for (const end of ["requestfinished", "requestfailed"]) page.on(end, (request) => on_their_way.delete(request));
  /** Every request has its answer, and the page has drawn it: a view may show what it knew until the news comes. */
  async function quiet() {
    for (let still = 0; still < 3; still++) {
      await new Promise((later) => setTimeout(later, 20));
      await page.evaluate(() => 0); // waits for its turn in the page
      if (on_their_way.size > 0) still = -1;
    }
  }
  const clock = { hour };
  if (hour !== null) {
    await page.clock.setFixedTime(new Date(hour));
    // What the program answers with the page is of its own hour; without it, the page asks.
    await page.addInitScript(() =>
      document.addEventListener("readystatechange", () => document.getElementById("answers")?.remove()),
    );
    await page.route("**/api", async (route) => {
      const said = route.request().postDataJSON();
      const fewer = said.verb === "plan_lock" ? { people: 1000 } : {}; // the full rehearsal has tests of its own
      const postData = JSON.stringify({ now: clock.hour, ...fewer, ...said });
      await route.continue({ postData }).catch(() => undefined);
    });
  }
  await page.goto(server.address); // carries the key
  await page.getByRole("main").waitFor();

  /** The program asked directly, past the page, as of an hour. */
  async function ask(request, now = clock.hour) {
    const reply = await context.request.post(`${origin}/api`, {
      headers: { "content-type": "application/json", origin },
      data: { ...(now === null ? {} : { now }), ...request },
    });
    return reply.json();
  }
  async function done(request, now) {
    const reply = await ask(request, now);
    assert.ok(reply.ok, `${request.verb}: ${reply.problem?.what} ${reply.problem?.way_out}`);
    return reply;
  }
  async function travel(to) {
    clock.hour = to;
    await page.clock.setFixedTime(new Date(to));
  }
  return { page, context, origin, complaints, ask, done, travel, clock, quiet };
}
