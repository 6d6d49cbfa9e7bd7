// Every view with letters twice as large on the smallest phone: nothing cut off, nothing upon another; without motion for
// whoever asked for none; and what a browser wants before it installs the page.
//
//   node checks/browser/views.mjs build/titrate [folder for the pictures]
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import assert from "node:assert/strict";
import { door_at } from "./door.mjs";
import { serve } from "./serve.mjs";
import { launch, patience, phone, pictures_of, program_of } from "./visit.mjs";
import { keep_diary } from "./years.mjs";

const program = program_of(process.argv, "views.mjs");
const pictures = pictures_of(process.argv);
const views = [
  ...["today", "steps", "evidence", "you", "product", "intake", "plan", "follow", "sheet", "decide", "history"],
  ...["track", "import", "settings", "mechanism", "chart", "answer"],
].map((view) => `mine/${view}`);
views.push("example/today", "example/chart", "example/answer");

/** Lines of text that are cut off by what holds them, stick out of the window, or lie upon another line. */
function spoilt_text() {
  const shown = (e) => e.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) && !e.closest(".unseen");
  const fixed = (e) => {
    for (let at = e; at !== null; at = at.parentElement)
      if (["fixed", "sticky"].includes(getComputedStyle(at).position)) return true;
    return false;
  };
  const lines = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const holder = node.parentElement;
    if (node.data.trim() === "" || !shown(holder) || holder.closest("option, script, noscript, title, textarea"))
      continue;
    if (getComputedStyle(holder).clipPath !== "none") continue; // read aloud only
    const range = document.createRange();
    range.selectNodeContents(node);
    const apart = fixed(holder);
    for (const box of range.getClientRects())
      if (box.width > 1 && box.height > 1) lines.push({ box, holder, apart, text: node.data.trim().slice(0, 40) });
  }
  const wrong = [];
  for (const { box, holder, text } of lines) {
    if (box.left < -1 || box.right > innerWidth + 1) {
      let scrolls = false;
      for (let at = holder; at !== null && !scrolls; at = at.parentElement)
        scrolls = ["auto", "scroll"].includes(getComputedStyle(at).overflowX);
      if (!scrolls) wrong.push(`out of the window: ${text}`);
    }
    for (let at = holder; at !== null && at !== document.body; at = at.parentElement) {
      const { overflowX, overflowY, webkitLineClamp } = getComputedStyle(at);
      if (webkitLineClamp !== "none") break; // so many lines are shown on purpose, and the whole is said elsewhere
      const edge = at.getBoundingClientRect();
      if (["hidden", "clip"].includes(overflowX) && (box.right > edge.right + 2 || box.left < edge.left - 2))
        wrong.push(`cut off at the side: ${text}`);
      if (["hidden", "clip"].includes(overflowY) && (box.bottom > edge.bottom + 4 || box.top < edge.top - 4))
        wrong.push(`cut off below: ${text}`);
    }
  }
  const flowing = lines.filter(({ apart }) => !apart).sort((a, b) => a.box.top - b.box.top);
  for (const [nth, a] of flowing.entries())
    for (let k = nth + 1; k < flowing.length && flowing[k].box.top < a.box.bottom - 4; k++) {
      const b = flowing[k];
      const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
      const down = Math.min(a.box.bottom, b.box.bottom) - b.box.top;
      // A line's box is higher than its letters.
      if (across > 3 && down > 0.45 * Math.min(a.box.height, b.box.height) && a.text !== b.text)
        wrong.push(`“${a.text}” upon “${b.text}”`);
    }
  for (const control of document.querySelectorAll("button, .button, select, summary, input:not([type=checkbox])"))
    if (shown(control) && control.scrollWidth > control.clientWidth + 2 && control.matches("button, .button, summary"))
      wrong.push(`wider than its button: ${control.textContent.trim().slice(0, 40)}`);
  if (document.documentElement.scrollWidth > innerWidth)
    wrong.push(`the page is ${document.documentElement.scrollWidth - innerWidth} px too wide`);
  return [...new Set(wrong)];
}

/** What moves for longer than a hundredth of a second. */
function moving() {
  const longest = (times) =>
    Math.max(...times.split(",").map((t) => parseFloat(t) * (t.trim().endsWith("ms") ? 1e-3 : 1)));
  const wrong = [];
  for (const element of document.querySelectorAll("*"))
    for (const part of [null, "::before", "::after"]) {
      const style = getComputedStyle(element, part);
      const transition = style.transitionProperty !== "none" && longest(style.transitionDuration) > 0.01;
      const animation = style.animationName !== "none" && longest(style.animationDuration) > 0.01;
      if (transition || animation || style.scrollBehavior === "smooth")
        wrong.push(`${element.tagName.toLowerCase()}.${element.className}${part ?? ""}`);
    }
  return [...new Set(wrong)].slice(0, 5);
}

async function settled(page, address) {
  await page.goto(address);
  await page.locator("main h1, main h2").first().waitFor();
  await page.getByText(/^(One moment…|Einen Moment …)$/).waitFor({ state: "hidden" });
  await page.waitForLoadState("networkidle");
}

async function large_text(server) {
  const browser = await launch("--blink-settings=defaultFontSize=32");
  const wrong = [];
  for (const locale of ["en-GB", "de-DE"]) {
    const context = await browser.newContext({ viewport: phone, locale, reducedMotion: "reduce" });
    const page = await context.newPage();
    page.setDefaultTimeout(patience);
    await page.goto(server.address);
    for (const view of views) {
      await settled(page, new URL(`/#${view}`, server.address).href);
      let found = await page.evaluate(spoilt_text);
      // A figure follows the width that it gets, on a busy machine a moment later. What is wrong stays wrong.
      for (let tries = 0; found.length > 0 && tries < 10; tries++) {
        await page.waitForTimeout(500);
        found = await page.evaluate(spoilt_text);
      }
      for (const one of found) wrong.push(`${view}, ${locale}: ${one}`);
      for (const one of await page.evaluate(moving)) wrong.push(`${view}: ${one} moves, and none was wanted`);
      if (found.length > 0 || locale === "en-GB") {
        const name = `${view.replace("/", "-")}-${locale.slice(0, 2)}-large-text.png`;
        await page.screenshot({ path: join(pictures, name), fullPage: true });
      }
    }
    await context.close();
  }
  await browser.close();
  assert.deepEqual(wrong, [], "letters twice as large");
  console.log(`  ${views.length} views in two languages: nothing cut off or upon another, and nothing moves`);
}

/** By Chromium's own measure; "in-incognito" is what every context of a test is. */
async function installable(server) {
  const browser = await launch();
  const page = await (await browser.newContext()).newPage();
  page.setDefaultTimeout(patience);
  await page.goto(server.address);
  await page.locator("main h1").first().waitFor();
  await page.waitForFunction(() => navigator.serviceWorker.ready.then(() => true));
  const devtools = await page.context().newCDPSession(page);
  const { installabilityErrors } = await devtools.send("Page.getInstallabilityErrors");
  const { errors, manifest } = await devtools.send("Page.getAppManifest");
  const reasons = installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== "in-incognito");
  assert.deepEqual(reasons, [], "what keeps the page from being installed");
  assert.deepEqual(errors, [], "faults of the manifest");
  assert.ok(manifest !== undefined, "there is a manifest");
  await browser.close();
  console.log("  it can be installed");
}

async function main() {
  const data = mkdtempSync(join(tmpdir(), "titrate-views-"));
  const server = await serve(program, data);
  try {
    const { done } = door_at(server.address);
    await keep_diary(done, 40);
    await done({ verb: "example" });
    await installable(server);
    await large_text(server);
  } finally {
    server.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

main().then(
  () => console.log("Every view can be read."),
  (error) => {
    console.error(`A view is not as it must be.\n${error.stack ?? error}`);
    process.exit(1);
  },
);
