// The round trip that a person makes, in a real browser against the real program.
//
//   node checks/browser/run.mjs build/titrate [folder for the pictures]
//
// It starts `titrate serve` on a free port with an empty data folder, opens the address that is printed, and fails on
// the first thing that is not as it must be: also on a request to anywhere else, a message in the console, a violation
// of the Content-Security-Policy, or a serious finding of axe. Times are printed and not judged.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import assert from "node:assert/strict";
import { serve } from "./serve.mjs";
import { launch, patience, phone, pictures_of, program_of, require, root } from "./visit.mjs";
import { rules_of } from "../safety/rules.mjs";

const axe_source = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const program = program_of(process.argv, "run.mjs");
const pictures = pictures_of(process.argv);
const most_script_bytes = 80_000;

const wide = { width: 1280, height: 900 };

const complaints = [];

/** A page that is watched: nothing may leave the origin, nothing may be written to the console. */
async function open(browser, origin, { size = wide, dark = false, cookies = [], locale = "en-GB" } = {}) {
  const context = await browser.newContext({
    viewport: size,
    colorScheme: dark ? "dark" : "light",
    deviceScaleFactor: size === phone ? 2 : 1,
    locale,
    reducedMotion: "reduce",
  });
  if (cookies.length > 0) await context.addCookies(cookies);
  const page = await context.newPage();
  page.setDefaultTimeout(patience);
  page.on("request", (request) => {
    if (new URL(request.url()).origin !== origin) complaints.push(`a request to ${request.url()}`);
  });
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(`the console: ${message.text()}`);
  });
  page.on("pageerror", (error) => complaints.push(`an error of the page: ${error.stack}`));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (e) =>
      console.error(`the Content-Security-Policy forbids ${e.violatedDirective} ${e.blockedURI} ${e.sample}`),
    );
  });
  return page;
}

/** What axe calls serious or critical. It runs outside the page's own policy, and sends nothing. */
async function accessible(page, where) {
  await page.evaluate(axe_source);
  const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const { violations } = await unrolled(page, () =>
    page.evaluate((runOnly) => globalThis.axe.run(document, { runOnly }), rules),
  );
  const serious = violations.filter((v) => v.impact === "serious" || v.impact === "critical");
  const list = serious.map(
    (v) =>
      `${v.id}: ${v.help}\n    ${v.nodes
        .map((n) => n.html)
        .slice(0, 3)
        .join("\n    ")}`,
  );
  assert.equal(serious.length, 0, `axe on ${where}:\n  ${list.join("\n  ")}`);
}

/** Nothing sticks out to the side, and everything that is tapped can be hit: 44 px, a link in a sentence excepted. */
async function fits(page, where) {
  // A window that was just resized draws its charts anew, a moment later.
  const settled = page.waitForFunction(() => document.documentElement.scrollWidth <= innerWidth, undefined, {
    timeout: 10_000,
  });
  await settled.catch(() => undefined); // what does not settle is judged below
  const { sideways, small } = await page.evaluate(() => {
    const small = [
      ...document.querySelectorAll(
        "button, select, summary, input[type=range], a.button:not(.unseen), nav a, label:has(input[type=checkbox])",
      ),
    ]
      .map((e) => ({
        text: e.textContent.trim(),
        box: e.getBoundingClientRect(),
      }))
      .filter(({ box }) => box.width > 1 && (box.height < 43.5 || box.width < 43.5))
      .map(({ text, box }) => `${text} ${box.width.toFixed(0)} x ${box.height.toFixed(0)}`);
    return {
      sideways: document.documentElement.scrollWidth - innerWidth,
      small,
    };
  });
  assert.ok(sideways <= 0, `${where}: the page is ${sideways} px too wide`);
  assert.deepEqual(small, [], `${where}: too small to tap`);
}

/** In a window as high as the whole page, so that the bar that sticks to the bottom covers nothing. */
async function unrolled(page, act) {
  const size = page.viewportSize();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({
    ...size,
    height: Math.max(size.height, height),
  });
  const result = await act();
  await page.setViewportSize(size);
  return result;
}

const picture = (page, name) => unrolled(page, () => page.screenshot({ path: join(pictures, `${name}.png`) }));

const outcome = (page, label) => page.getByRole("group", { name: new RegExp(`^${label}`) });
const step = (page, label, value) =>
  outcome(page, label).getByRole("button", {
    name: String(value),
    exact: true,
  });
const pressed = (locator) => locator.and(locator.page().locator('[aria-pressed="true"]')).waitFor();
const released = (locator) => locator.and(locator.page().locator('[aria-pressed="false"]')).waitFor();
const saved = (page) => page.getByText(/^Saved \d\d:\d\d/).waitFor();
const tab = (page, name) => page.getByRole("navigation").getByRole("link", { name }).click();

/** Opens an address; a connection that the machine was too busy to keep is tried again, as a person would. */
async function opened(page, address, tries = 3) {
  try {
    await page.goto(address);
  } catch (failure) {
    if (tries === 1 || !/ERR_(SOCKET_NOT_CONNECTED|CONNECTION_RESET|EMPTY_RESPONSE)/.test(String(failure)))
      throw failure;
    await opened(page, address, tries - 1);
  }
}

async function first_run(page, address) {
  await opened(page, address);
  await page.getByRole("button", { name: "Load the example trial" }).waitFor();
  const usable = await page.evaluate(() => performance.now());
  console.log(`  usable ${usable.toFixed(0)} ms after the address was opened, at the latest`);
  await accessible(page, "the first run");
  await fits(page, "the first run");
  await picture(page, "welcome-light-wide");
}

/** A browser that wants German is spoken to in German; the other language is one tap away, and stays. */
async function first_run_in_german(browser, origin, cookies) {
  const page = await open(browser, origin, { size: phone, cookies, locale: "de-DE" });
  const language = () => page.evaluate(() => document.documentElement.lang);
  await opened(page, origin);
  await page.getByRole("button", { name: "Das Beispiel laden" }).waitFor();
  assert.equal(await language(), "de");
  await accessible(page, "the first run in German");
  await fits(page, "the first run in German");
  await picture(page, "welcome-german-phone");
  await page.getByRole("button", { name: "English" }).click();
  await page.getByRole("button", { name: "Load the example trial" }).waitFor();
  await page.reload();
  await page.getByRole("button", { name: "Load the example trial" }).waitFor();
  assert.equal(await language(), "en");
  await page.context().close();
}

/** An export of another app: tried first, brought in, and taken back as one. */
async function brought_in(page) {
  const bring = page.locator("[data-bring]");
  const buffer = Buffer.from("day,dose_mg,pain\n2026-03-01,100,6\n2026-03-02,100,11\n2026-03-03,,5\n");
  await bring.locator("input[type=file]").setInputFiles({ name: "export.csv", mimeType: "text/csv", buffer });
  await bring.getByText("4 entries are new.").waitFor();
  await bring.getByText("1 is refused.").waitFor();
  await bring.getByText("What becomes what").waitFor();
  await accessible(page, "what an export would bring");
  await fits(page, "what an export would bring");
  await bring.getByLabel("pain becomes").selectOption("leave");
  await bring.getByRole("button", { name: "Look again" }).last().click();
  await bring.getByText("2 entries are new.").waitFor();
  await bring.getByRole("button", { name: "Bring it in" }).click();
  await bring.getByText("2 entries came in.").waitFor();
  await accessible(page, "an export that came in");
  await bring.getByRole("button", { name: "Take it back", exact: true }).click();
  await bring.getByText("It was taken back, all of it.").waitFor();
}

/** A diary that is brought is answered and not stored; what is wrong with it is said with its line. */
async function brought_diary(page) {
  const choose = (name, text) =>
    page.locator(".drop input[type=file]").setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
  await page.getByRole("link", { name: "Bring my diary" }).click();
  await page.getByRole("heading", { name: "Bring the diary that you have" }).waitFor();
  await accessible(page, "bring a diary");
  await fits(page, "bring a diary");
  await brought_in(page);
  await choose("comma.csv", "day;dose_mg;pain\n2026-03-01;0;6\n2026-03-02;200;4,5\n");
  const alert = page.getByRole("alert");
  await alert.getByText(/decimal comma/).waitFor();
  await alert.getByText(/line 3/).waitFor();
  await choose("records.csv", readFileSync(join(root, "checks/fuzz/seeds/convert/ema.csv")));
  await page.getByRole("heading", { name: "What was understood: records.csv" }).waitFor();
  assert.equal(await alert.count(), 0, "what was mended is no problem any more");
  assert.equal(await page.locator("[data-listed='2'] li").count(), 2, "lines that are no day of their own are listed");
  await accessible(page, "a diary that was brought");
  await fits(page, "a diary that was brought");
  await picture(page, "import-light-wide");
  await page.getByRole("link", { name: "Start my own diary" }).waitFor(); // nothing was stored
  await page.getByRole("link", { name: "Titrate" }).click();
}

async function own_diary(page) {
  await page.getByRole("link", { name: "Start my own diary" }).click();
  await page.getByRole("heading", { name: "What do you want to watch?" }).waitFor();
  await accessible(page, "what to track");
  await picture(page, "track-light-wide");
  const boxes = page.getByRole("checkbox");
  const labels = (await page.locator("label:has(input[type=checkbox])").allTextContents()).map((t) => t.trim());
  const zero_to_ten = labels.flatMap((text, nth) => (/0 to 10, lower is better/.test(text) ? [nth] : [])).slice(0, 2);
  assert.equal(zero_to_ten.length, 2, `two outcomes from 0 to 10 to choose from: ${labels.join(" | ")}`);
  for (const nth of zero_to_ten) await boxes.nth(nth).check();
  await page.getByRole("button", { name: "Begin the diary" }).click();
  await page.locator("[data-outcome]").nth(1).waitFor();
  const [first, second] = await page.locator("[data-outcome] strong").allTextContents();

  // Nothing is chosen before the person chooses.
  assert.equal(await page.locator('[aria-pressed="true"]').count(), 0, "a new day has nothing selected");

  // By buttons: what was tapped is saved at once and shown as pressed.
  await step(page, first, 6).click();
  await saved(page);
  await pressed(step(page, first, 6));

  // By keys: the open outcome takes the digit; t is ten; a focused outcome takes it before any other.
  await page.locator("h1").first().click();
  await page.keyboard.press("4");
  await pressed(step(page, second, 4));
  await step(page, second, 4).focus();
  await page.keyboard.press("t");
  await pressed(step(page, second, 10));

  // Undo takes back the latest entry, and what it corrected stands again.
  const undo = page.getByRole("button", { name: /^Undo/ });
  await undo.click();
  await pressed(step(page, second, 4));
  await undo.click();
  await released(step(page, second, 4));
  await pressed(step(page, first, 6));

  // The dose: none is a fact; an amount is typed, echoed in words, refused when ambiguous, asked twice above the limit.
  await page.getByRole("button", { name: /^Skipped/ }).click();
  await pressed(page.getByRole("button", { name: /^Skipped/ }));
  const amount = page.getByRole("textbox", { name: /^All of this day/ });
  await page
    .locator('button[aria-expanded="false"]')
    .filter({ hasText: /amount/i })
    .click();
  await amount.fill("1.000");
  await page.getByRole("button", { name: "Save amount" }).click();
  await page.getByText(/could be a thousand or one/).waitFor();
  await amount.fill("2000");
  await page.getByText("two thousand milligrams").waitFor();
  await page.getByRole("button", { name: "Save amount" }).click();
  await page.getByRole("heading", { name: /is above the limit/ }).waitFor();
  await accessible(page, "a dose above the limit");
  await picture(page, "above-limit-light-wide");
  await page.getByRole("button", { name: "No, change it" }).click();
  await amount.fill("187,5");
  await page.getByRole("button", { name: "Save amount" }).click();
  await pressed(page.getByRole("button", { name: /187\.5 mg/ }).first());

  // A note is saved when the person leaves it; a reload shows everything as it was.
  await page.getByRole("textbox", { name: "Note" }).fill("A long walk");
  await page.locator("h1").first().click();
  await page.getByText(/^Saved .*walk|^Saved .*note/i).waitFor();
  await page.reload();
  await pressed(step(page, first, 6));
  assert.equal(await page.getByRole("textbox", { name: "Note" }).inputValue(), "A long walk");

  // A past day is corrected in the same place, and tomorrow cannot be written yet.
  await page.getByRole("link", { name: /^Day before/ }).click();
  await page.getByText(/^A past day/).waitFor();
  await page.getByRole("button", { name: "No symptoms that day" }).click();
  await pressed(step(page, first, 0));
  await pressed(step(page, second, 0));
  await page.getByText("2 of 2 days written down").waitFor();
  await undo.click();
  await released(step(page, second, 0));
  await released(step(page, first, 0));
  await page.getByRole("link", { name: "Back to today" }).click();
  await pressed(step(page, first, 6));
  assert.equal(await page.getByRole("link", { name: /^Day after/ }).count(), 0);
  await accessible(page, "my own today");
  await fits(page, "my own today");
  await picture(page, "mine-today-light-wide");
}

/** Who this is: a block leaves no room and is answered on the page of the day; taken off the list, the own limit holds. */
/** What is typed and not saved outlives leaving the view and a reload, is offered again, and can be discarded. */
async function unfinished(page, origin) {
  const age = page.getByRole("textbox", { name: "Age in years" });
  await opened(page, `${origin}/#mine/you`);
  await age.fill("41");
  await page.getByRole("link", { name: "Back to today" }).click();
  await page.getByRole("link", { name: "Go on" }).click();
  await page.reload();
  await page.getByText(/It is not saved yet/).waitFor();
  assert.equal(await age.inputValue(), "41");
  await page.getByRole("button", { name: "Discard it" }).click();
  assert.equal(await age.inputValue(), "");
  await page.getByRole("link", { name: "Back to today" }).click();
  await page.getByRole("link", { name: "Say who you are" }).waitFor();
}

async function about_you(page) {
  await page.getByRole("link", { name: "About you" }).first().click();
  await page.getByRole("heading", { name: "About you" }).waitFor();
  assert.equal(await page.locator("[data-screening]").count(), 0, "nobody is screened before they said anything");
  await page.getByLabel("Age in years").fill("fifty");
  await page.getByRole("button", { name: "Save and check" }).click();
  await page.getByText(/age in whole years/).waitFor();
  await page.getByLabel("Age in years").fill("40");
  await page.getByLabel("Sex").selectOption("male");
  await page.getByLabel(/Whose limits hold/).selectOption("US");
  await page.getByLabel("Conditions").fill("myasthenia gravis");
  await page.getByLabel("Medicines").fill("levothyroxine\nmoonroot");
  // What else brings magnesium: a product without an amount is not sent, and one that nobody counted has to be said so.
  await page.getByRole("button", { name: "Add a product" }).click();
  const product = page.getByRole("group", { name: "Product 1" });
  await product.getByLabel("Product").fill("Multivitamin");
  await page.getByRole("button", { name: "Save and check" }).click();
  await page.getByText(/or say that you do not know how much/).waitFor();
  await product.getByLabel("mg of magnesium a day").fill("50,5");
  await page.getByRole("button", { name: "Save and check" }).click();
  await page.locator('[data-screening="false"] [data-severity="block"]').waitFor();
  await page.getByRole("heading", { name: "Could not check" }).waitFor();
  await accessible(page, "about you");
  await fits(page, "about you");
  await picture(page, "about-you-light-wide");
  await page.getByRole("link", { name: "Back to today" }).click();
  await page.locator("[data-standing]").waitFor();
  await page.getByText(/^No dose is suggested now. The limit/).waitFor();
  await accessible(page, "a day beside a block");
  await fits(page, "a day beside a block");
  await picture(page, "blocked-today-light-wide");
  await page.locator("[data-standing]").getByRole("link", { name: "About you" }).click();
  await page.getByLabel("Conditions").fill("");
  await page.getByLabel("Medicines").fill("levothyroxine");
  assert.equal(await product.getByLabel("mg of magnesium a day").inputValue(), "50.5", "it was kept");
  await page.getByRole("button", { name: "Save and check" }).click();
  await page.locator('[data-screening="true"]').waitFor();
  await page.getByText("299.5 mg of it are left").waitFor();
  // The amount is not known: the product goes to the other supplements, and no room is shown.
  await product.getByLabel(/do not know how much/).check();
  await page.getByRole("button", { name: "Save and check" }).click();
  await page.getByText(/^Multivitamin: brings magnesium/).waitFor();
  assert.equal(await page.getByLabel("Other supplements").inputValue(), "Multivitamin");
  await accessible(page, "about you, with a product that nobody counted");
  await page.getByLabel("Other supplements").fill("");
  await page.getByRole("button", { name: "Save and check" }).click();
  await page.locator('[data-screening="true"]').waitFor();
  await page.getByRole("link", { name: "Back to today" }).click();
  await page.getByText(/of 350 mg from supplements/).waitFor();
  assert.equal(await page.locator("[data-standing]").count(), 0);
}

/**
 * Every rule about side effects (the list of checks/safety/four_paths.mjs), tapped as a person does: the guard says what
 * the table says, with that rule's own sentence, and it can be taken back. What only a device or a laboratory shows has
 * no button, and is typed.
 */
async function side_effects(page) {
  const rules = rules_of(join(root, "core", "catalog", "tables", "adverse_effects.csv"));
  const guard = page.locator("[data-action]");
  let tapped = 0;
  for (const { id, name, effect, grade, kind, definition, action, detail } of rules) {
    const label = page.getByLabel(/may come from what you take/);
    if (kind === "felt") {
      await label.selectOption(effect);
      await page.getByRole("button", { name: definition, exact: true }).click();
    } else {
      await label.selectOption("other");
      await page.getByLabel(/What is it/).fill(name);
      await page
        .getByRole("group", { name: "How bad was it?" })
        .getByRole("button")
        .nth(grade - 1)
        .click();
    }
    await page.locator(`[data-action="${action}"]`).waitFor();
    assert.ok((await guard.textContent()).includes(detail), `${id}: the page gives another reason`);
    if (tapped === 1 || tapped === 3) await accessible(page, `the guard says ${action}`);
    if (action === "emergency" && tapped < 12) await picture(page, "guard-emergency-light-wide");
    await page.getByRole("button", { name: /^Undo/ }).click();
    await guard.waitFor({ state: "detached" });
    ++tapped;
  }
  assert.ok(tapped > 40 && tapped === rules.length, `only ${tapped} of ${rules.length} rules were tapped`);
  console.log(`  ${tapped} rules about side effects, each with its one action`);
}

async function load_example(page, origin) {
  await opened(page, `${origin}/#mine/today`);
  await page.reload();
  const see = page.getByRole("link", { name: "Look at the simulated example" });
  await see.click();
  await page
    .getByText(/not a real person/i)
    .first()
    .waitFor();
}

async function example_views(page, origin, name) {
  await opened(page, `${origin}/#example/today`);
  await page
    .getByText(/^Simulated example/)
    .first()
    .waitFor();
  await page.locator("[data-outcome]").first().waitFor();
  await page.getByText(/nothing in it can be changed/).waitFor();
  assert.equal(await page.locator("[data-outcome] button:enabled").count(), 0, "the example is read, not written");
  await accessible(page, `today, ${name}`);
  await fits(page, `today, ${name}`);
  await picture(page, `today-${name}`);

  await tab(page, "Chart");
  const chart = page.locator("figure svg[role=img]").first();
  await chart.waitFor();
  await page
    .getByText(/^Simulated example/)
    .first()
    .waitFor();
  const drawn = await chart.evaluate((svg) => {
    const count = (selector) => svg.querySelectorAll(selector).length;
    const x_of = (circle) => circle.cx.baseVal.value;
    // Too many days for the width are drawn as one shape of dots.
    const crowd = [...svg.querySelectorAll('[data-layer="points"] path.crowd:not(.hole)')].flatMap((path) =>
      [...path.getAttribute("d").matchAll(/M([\d.]+)/g)].map((m) => Number(m[1])),
    );
    const points = [...[...svg.querySelectorAll('[data-layer="points"] circle')].map(x_of), ...crowd].sort(
      (a, b) => a - b,
    );
    const apart = points.slice(1).map((x, nth) => x - points[nth]);
    const one_day = Math.min(...apart);
    const joined = [...svg.querySelectorAll('[data-layer="line"] path')].map((path) => {
      const xs = [...path.getAttribute("d").matchAll(/[ML]([\d.]+) /g)].map((m) => Number(m[1]));
      return Math.max(...xs.slice(1).map((x, nth) => x - xs[nth]));
    });
    return {
      points: points.length,
      gaps: apart.filter((d) => d > one_day * 1.5).length,
      widest_join: Math.max(...joined) / one_day,
      lines: joined.length,
      bands: count('[data-layer="phases"] rect'),
      missing: count('[data-layer="missing"] rect'),
      doses: count('[data-layer="dose"] path'),
      highest: svg.querySelector('[data-layer="axis"] .number:last-of-type') !== null,
    };
  });
  assert.ok(drawn.points > 20, `points on the chart: ${drawn.points}`);
  assert.ok(drawn.bands > 0, "phases behind the points");
  assert.ok(drawn.doses > 0, "the dose below");
  assert.ok(drawn.gaps > 0 && drawn.missing > 0, "the example has missing days, and they are hatched");
  assert.ok(drawn.widest_join < 1.5, `a line joins points ${drawn.widest_join.toFixed(1)} days apart`);
  assert.ok(drawn.lines > 1, "gaps break the line");
  await accessible(page, `chart, ${name}`);
  await fits(page, `chart, ${name}`);
  await picture(page, `chart-${name}`);

  const asked = performance.now();
  await tab(page, "Answer");
  await page.getByRole("heading", { name: "The effect" }).waitFor();
  console.log(`  ${name}: answer after ${(performance.now() - asked).toFixed(0)} ms`);
  await page.getByText("does not diagnose").waitFor();
  assert.ok((await page.locator("h1").first().textContent()).length > 20, "the answer begins with a sentence");
  await page
    .getByText(/^Simulated example/)
    .first()
    .waitFor();
  await page.getByRole("textbox", { name: /Smallest change/ }).fill("0,5");
  await page.getByRole("button", { name: "Ask again" }).click();
  await page.locator("figure svg").getByText("worth having").waitFor();
  await page.getByText("Better by 0.5 or more").waitFor();
  await accessible(page, `answer, ${name}`);
  await fits(page, `answer, ${name}`);
  await picture(page, `answer-${name}`);
}

/** The figures of the mechanism: what is read off is what the published formula gives, and a slider moves it. */
async function mechanism(page, origin, name) {
  await opened(page, `${origin}/#mine/today`);
  await page.getByRole("link", { name: /^How magnesium acts/ }).click();
  await page.getByText("not a measurement of anybody").waitFor();
  const unblocked = (mv, mmol) => 1 / (1 + (mmol / 3.57) * Math.exp(-0.062 * mv)); // Jahr and Stevens 1990
  const absorbed = (mg) => (40.3 * mg) / (33.4 + mg) + 0.07 * mg; // form of Fine 1991, from 10 mg on
  const block = page.getByRole("figure", { name: /NMDA/ });
  const absorption = page.getByRole("figure", { name: /absorbed/ });
  const reads = (figure, text) => figure.getByRole("status").getByText(text).waitFor();
  const block_reads = (mv, mmol) => reads(block, `is ${unblocked(mv, mmol).toFixed(4)}.`);
  const curve_of = (figure) => figure.locator("path.curve").getAttribute("d");

  await block_reads(-60, 1);
  for (const unit of ["membrane voltage, mV", "channels not blocked, fraction"]) await block.getByText(unit).waitFor();
  await block.getByText(/Source: Jahr/).waitFor();
  const at_one = await curve_of(block);
  const voltage = block.getByRole("slider", { name: "Membrane voltage" });
  await voltage.press("ArrowRight");
  await block_reads(-59, 1);
  assert.equal(await curve_of(block), at_one, "the voltage moves the point and not the curve");
  await voltage.press("End");
  await block_reads(40, 1);
  await voltage.fill("-60");
  await block.getByRole("slider", { name: "Magnesium outside" }).press("ArrowRight");
  await block_reads(-60, 1.05);
  assert.notEqual(await curve_of(block), at_one, "the concentration moves the curve");

  await reads(absorption, `about ${absorbed(200).toFixed(1)} mg`);
  await absorption.getByRole("slider", { name: "One dose" }).press("ArrowRight");
  await reads(absorption, `about ${absorbed(210).toFixed(1)} mg`);
  for (const figure of [block, absorption]) {
    const off = await figure.locator("svg").evaluate((svg) => {
      const dot = svg.querySelector("circle.dot");
      const points = [
        ...svg
          .querySelector("path.curve")
          .getAttribute("d")
          .matchAll(/[ML]([\d.]+) ([\d.]+)/g),
      ];
      const apart = points.map(([, x, y]) => Math.hypot(x - dot.cx.baseVal.value, y - dot.cy.baseVal.value));
      return Math.min(...apart);
    });
    assert.ok(off < 8, `the point stands ${off.toFixed(1)} px beside its curve`);
  }
  await accessible(page, `the mechanism, ${name}`);
  await fits(page, `the mechanism, ${name}`);
  await picture(page, `mechanism-${name}`);
}

/** Every other step of the way, as it is for somebody who has begun: read by axe, and nothing sticks out. */
const steps_of_the_way = [
  "steps",
  "evidence",
  "product",
  "intake",
  "plan",
  "follow",
  "sheet",
  "decide",
  "history",
  "settings",
];
async function the_way(page, origin, name) {
  for (const view of steps_of_the_way) {
    await opened(page, `${origin}/#mine/${view}`);
    await page.locator("main h1").first().waitFor();
    await page.getByText("One moment…").waitFor({ state: "hidden" });
    await accessible(page, `${view}, ${name}`);
    await fits(page, `${view}, ${name}`);
    await picture(page, `${view}-${name}`);
  }
}

/** Letters twice as large on the smallest phone: everything can still be reached without moving sideways. */
async function large_text(origin, cookies) {
  const browser = await launch("--blink-settings=defaultFontSize=32");
  const page = await open(browser, origin, { size: phone, cookies });
  for (const [view, sign] of [
    ["today", "[data-outcome]"],
    ["chart", "figure svg"],
    ["answer", "dl"],
    ["mechanism", "figure svg"],
  ]) {
    await opened(page, `${origin}/#example/${view}`);
    await page.locator(sign).first().waitFor();
    await fits(page, `${view} with large text`);
    await picture(page, `${view}-light-phone-large-text`);
  }
  await browser.close();
}

/** The files of a view that is opened by its address are sent for before the page's own code could ask for them. */
async function files_come_ahead(page, origin) {
  const listed = await page.locator('meta[name="views"]').getAttribute("content");
  for (const file of new Set(Object.values(JSON.parse(listed)).flat()))
    assert.equal((await page.request.get(`${origin}/${file}`)).status(), 200, file);
  const other = await page.context().newPage();
  await other.route(/assets\/index-/, () => undefined); // the page's own code never comes
  const its_own = JSON.parse(listed).answer.filter((file) => file.includes("/Answer-"));
  assert.equal(its_own.length, 2, "a script and its style");
  const come = its_own.map((file) => other.waitForResponse(`${origin}/${file}`));
  await other.goto(`${origin}/#example/answer`, { waitUntil: "commit" });
  await Promise.all(come);
  await other.close();
}

/** A history comes in parts, the latest days first: together they are all of it, each entry once. */
async function history_in_parts(page, origin) {
  await opened(page, `${origin}/#example/history`);
  const days = page.locator("li[data-day]");
  const whole = Number(/(\d+) days$/.exec(await page.locator(".range [role=status]").innerText())[1]);
  const earlier = page.getByRole("button", { name: /earlier days?$/ });
  for (let shown = 30; shown < whole; shown += 30) {
    await page.waitForFunction((n) => document.querySelectorAll("li[data-day]").length === n, shown);
    assert.equal(await earlier.innerText(), `Show ${Math.min(30, whole - shown)} earlier days`);
    await earlier.click();
  }
  await earlier.waitFor({ state: "hidden" });
  const listed = await days.evaluateAll((all) => all.map((one) => one.dataset.day));
  assert.deepEqual(listed, [...new Set(listed)].toSorted().reverse(), "each day once, the latest first");
  assert.equal(listed.length, whole);
  const entries = await page.locator("[data-event]").evaluateAll((all) => all.map((one) => one.dataset.event));
  assert.equal(new Set(entries).size, entries.length, "each entry once");

  await page.getByLabel("From", { exact: true }).fill(listed.at(-1));
  await page.getByLabel("To", { exact: true }).fill(listed.at(-40));
  await page.waitForFunction((day) => document.querySelector("li[data-day]")?.dataset.day === day, listed.at(-40));
  assert.equal(await earlier.innerText(), "Show 10 earlier days");

  // Who asks for earlier days while other days are on their way gets the other days, and no mixture.
  await page.getByRole("button", { name: "All days" }).click();
  await page.waitForFunction((day) => document.querySelector("li[data-day]")?.dataset.day === day, listed[0]);
  let let_go;
  const held = new Promise((resolve) => (let_go = resolve));
  await page.route("**/api", async (route) => {
    if (route.request().postData()?.includes('"to"')) await held;
    await route.continue();
  });
  const asked = page.waitForRequest((request) => request.postData()?.includes('"to"') ?? false);
  await page.getByLabel("To", { exact: true }).fill(listed[60]);
  await asked;
  const came = page.waitForResponse((reply) => reply.request().postData()?.includes('"before"') ?? false);
  await earlier.click();
  await came;
  let_go();
  await page.waitForFunction((day) => document.querySelector("li[data-day]")?.dataset.day === day, listed[60]);
  assert.equal(await days.count(), Math.min(30, whole - 60));
  await page.unroute("**/api");
}

async function main() {
  const data = mkdtempSync(join(tmpdir(), "titrate-browser-"));
  const server = await serve(program, data);
  const { origin } = new URL(server.address);
  const browser = await launch();
  try {
    console.log(`The page of ${program} in ${browser.version()}`);
    const page = await open(browser, origin);
    const bodies = [];
    page.on("response", (response) => {
      if (response.request().resourceType() === "script") bodies.push(response.body());
    });
    await first_run(page, server.address);
    const read = await Promise.all(bodies);
    // Beyond the first line it is not heard (web/vite.config.ts).
    assert.ok(read.some((body) => body.toString().startsWith("//# allFunctionsCalledOnLoad\n")));
    const scripts = read.reduce((sum, body) => sum + gzipSync(body).length, 0);
    console.log(`  scripts ${(scripts / 1000).toFixed(1)} kB gzipped`);
    assert.ok(scripts > 0 && scripts <= most_script_bytes, `scripts are ${scripts} bytes gzipped`);
    await files_come_ahead(page, origin);
    await first_run_in_german(browser, origin, await page.context().cookies());
    await brought_diary(page);
    await own_diary(page);
    await unfinished(page, origin);
    await about_you(page);
    await side_effects(page);
    await mechanism(page, origin, "light-wide");
    await load_example(page, origin);

    const cookies = await page.context().cookies();
    await example_views(page, origin, "light-wide");
    await history_in_parts(page, origin);
    await page.getByRole("link", { name: "Back to my own diary" }).click();
    await page.getByRole("complementary").waitFor({ state: "hidden" });
    await page.locator("[data-outcome]").first().waitFor();

    for (const [name, size, dark] of [
      ["dark-wide", wide, true],
      ["light-phone", phone, false],
      ["dark-phone", phone, true],
    ]) {
      const other = await open(browser, origin, { size, dark, cookies });
      await example_views(other, origin, name);
      await opened(other, `${origin}/#mine/today`);
      await other.getByText("How was it?").waitFor();
      await picture(other, `mine-today-${name}`);
      await mechanism(other, origin, name);
      await the_way(other, origin, name);
      await opened(other, `${origin}/#mine/you`);
      await other.locator("[data-screening]").waitFor();
      await other.getByRole("button", { name: "Add a product" }).click();
      await accessible(other, `about you, ${name}`);
      await fits(other, `about you, ${name}`);
      await picture(other, `about-you-${name}`);
      await other.context().close();
    }
    await large_text(origin, cookies);
    assert.deepEqual(complaints, [], "what the browser complained about");

    // Without the key of this start, the diary stays closed, and the page says how to get in.
    const stranger = await open(browser, origin);
    await opened(stranger, origin);
    await stranger.getByText(/open the (whole )?address/i).waitFor();
    assert.equal(await stranger.locator("[data-outcome]").count(), 0);
    await picture(stranger, "no-key-light-wide");
    console.log(`  ${readdirSync(pictures).filter((f) => f.endsWith(".png")).length} pictures in ${pictures}`);
  } finally {
    await browser.close();
    server.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

main().then(
  () => console.log("The page is as it must be."),
  (error) => {
    console.error(`The page is not as it must be.\n${error.stack ?? error}`);
    if (complaints.length > 0) console.error(`The browser also complained:\n  ${complaints.join("\n  ")}`);
    process.exit(1);
  },
);
