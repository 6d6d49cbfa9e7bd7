// The evening on a phone, counted; and what happens to it when the program is killed in between, or open in two tabs.
//
//   node checks/browser/evening.mjs build/titrate [folder for the pictures]
//
// An ordinary day may cost eight taps and, at the pace of a person, twenty seconds. Nothing that was tapped may be lost
// or written twice, whatever happens to the program.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import assert from "node:assert/strict";
import { serve } from "./serve.mjs";
import { launch, phone, pictures_of, program_of } from "./visit.mjs";

const program = program_of(process.argv, "evening.mjs");
const pictures = pictures_of(process.argv);

const most_taps = 8;
const most_seconds = 20;
const seconds_of_tap = 1.5; // to look, decide and hit
const seconds_of_scroll = 1;
const seconds_of_key = 0.5;
const patience = 120_000; // ms

const ask = (page, request) =>
  page.evaluate(async (body) => {
    const headers = { "content-type": "application/json" };
    return (await fetch("/api", { method: "POST", headers, body: JSON.stringify(body) })).json();
  }, request);

async function done(page, request) {
  const reply = await ask(page, request);
  assert.ok(reply.ok, `${request.verb}: ${reply.problem?.what} ${reply.problem?.way_out}`);
  return reply;
}

const kept = (page) =>
  page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith("titrate.waiting.")).length);
const all_sent = (page) =>
  page.waitForFunction(
    () => !Object.keys(localStorage).some((name) => name.startsWith("titrate.waiting.")),
    undefined,
    { timeout: patience },
  );
const step = (page, outcome, value) =>
  page.locator(`[data-outcome="${outcome}"]`).getByRole("button", { name: String(value), exact: true });
const pressed = (button) => button.and(button.page().locator('[aria-pressed="true"]')).waitFor();
const bar = (page, text) => page.locator(".bar").getByText(text).first().waitFor();

/** A person with a ladder, a medicine that must be kept apart, and three things to watch. */
async function move_in(page) {
  const day_before = (n) => new Date(Date.now() - n * 86_400_000).toISOString().slice(0, 10);
  const evening = (n) => `${day_before(n)}T21:00:00+00:00`;
  const person = {
    age: 40,
    sex: "female",
    life_stage: "none",
    authority: "US",
    conditions: [],
    medicines: ["levothyroxine"],
    supplements: [],
    allergies: [],
    usual_times: { wakes: "06:30", sleeps: "22:30", medicines: { levothyroxine: ["07:00"] } },
  };
  await done(page, { verb: "person", person, now: evening(9) });
  await done(page, { verb: "track", outcomes: ["pain", "sleep_quality", "bowel_movements"], now: evening(9) });
  const ladder = { unit_mg: 100, unit: "capsule", product: "Glycinate", run_in_days: 0, start: day_before(8) };
  await done(page, { verb: "follow", act: "start", ...ladder, now: evening(8) });
  for (let n = 8; n > 0; n--)
    for (const [item, value] of [
      ["dose", 100],
      ["pain", 4 + (n % 3)],
      ["sleep_quality", 6],
      ["bowel_movements", 1],
    ])
      await done(page, { verb: "record", item, state: "value", value, day: day_before(n), now: evening(n) });
}

/** Counts what a person does, and says how long it takes: by this machine, and at a person's pace. */
function counter(page) {
  const did = { taps: 0, keys: 0, scrolls: 0 };
  const began = performance.now();
  return {
    async tap(locator) {
      await locator.waitFor();
      // What the bar at the bottom covers has to be brought up first.
      const hidden = await locator.evaluate((element) => {
        const { left, top, width, height } = element.getBoundingClientRect();
        const there = document.elementFromPoint(left + width / 2, top + height / 2);
        return there === null || !element.contains(there);
      });
      if (hidden) {
        did.scrolls++;
        await locator.evaluate((element) => element.scrollIntoView({ block: "center" }));
      }
      did.taps++;
      await locator.tap();
    },
    async press(key) {
      did.keys++;
      await page.keyboard.press(key);
    },
    said(what) {
      const machine = (performance.now() - began) / 1000;
      const person = did.taps * seconds_of_tap + did.scrolls * seconds_of_scroll + did.keys * seconds_of_key;
      console.log(
        `  ${what}: ${did.taps} taps, ${did.scrolls} scrolls, ${did.keys} keys; ${machine.toFixed(1)} s here, ` +
          `about ${person.toFixed(1)} s for a person`,
      );
      assert.ok(did.taps <= most_taps, `${what}: ${did.taps} taps, and ${most_taps} are allowed`);
      assert.ok(person <= most_seconds, `${what}: ${person} s, and ${most_seconds} are allowed`);
    },
  };
}

/**
 * The page comes with the answers to what it would ask first. Not where another request is being answered just then: on
 * a busy machine that may be the last one of the page before.
 */
async function comes_with_answers(page) {
  let asked = [];
  page.on("request", (request) => request.url().endsWith("/api") && asked.push(request.postDataJSON().verb));
  for (let tries = 1; tries <= 5; tries++) {
    asked = [];
    await page.reload();
    await page.locator("[data-line=ladder]").waitFor();
    await page.locator("[data-hours]").waitFor();
    if (["today", "follow", "next_dose"].every((verb) => !asked.includes(verb))) return;
  }
  assert.fail(`the page asked ${asked}`);
}

/** The page was opened with an hour that nobody asked for, since the dose was taken. A minute later it is asked anew. */
async function hour_of_now(page) {
  await page.reload();
  await page.getByText("Everything for this day is written down.").waitFor();
  await page.evaluate(() => {
    localStorage.removeItem("titrate.taken");
    const now = Date.now;
    Date.now = () => now() + 60_000;
  });
  const asked = page.waitForRequest((request) => request.postData()?.includes('"next_dose"') ?? false, {
    timeout: 20_000,
  });
  const look = () => page.evaluate(() => void dispatchEvent(new Event("online")));
  await done(page, { verb: "record", item: "dose", state: "not_recorded" });
  await look();
  await asked;
  await page.locator("[data-hours]").waitFor();
  await done(page, { verb: "undo" });
  await look();
  await page.getByText("Everything for this day is written down.").waitFor();
}

async function ordinary_day(page) {
  await comes_with_answers(page);
  await page.screenshot({ path: join(pictures, "evening-empty-phone.png") });
  const { tap, press, said } = counter(page);
  // Levothyroxine was taken later than usual today: two taps, and the hour follows.
  await tap(page.getByRole("button", { name: /^Took levothyroxine/ }));
  await tap(page.getByRole("button", { name: /^just now/ }));
  await page.getByText(/^Not before \d\d:\d\d/).waitFor();
  await page.screenshot({ path: join(pictures, "evening-hours-phone.png") });
  await tap(page.getByRole("button", { name: /^Taken 100 mg/ }));
  await tap(step(page, "pain", 4));
  await tap(step(page, "sleep_quality", 7));
  const bowel = page.locator('[data-outcome="bowel_movements"]');
  await tap(bowel.getByRole("textbox"));
  await press("1");
  await tap(bowel.getByRole("button", { name: "Save" }));
  await page.getByText("Everything for this day is written down.").waitFor();
  await all_sent(page);
  said("an ordinary day by thumb");
  await page.screenshot({ path: join(pictures, "evening-done-phone.png") });

  // Each tap can be taken back, within a thumb's reach, and put back.
  const undo = page.locator(".bar").getByRole("button", { name: /^Undo/ });
  const { y, height } = await undo.boundingBox();
  assert.ok(y > phone.height / 2 && y + height <= phone.height, "undo is in the lower half of the screen");
  await undo.tap();
  await bar(page, /^Taken back/);
  await page.screenshot({ path: join(pictures, "evening-undone-phone.png") });
  await page
    .locator(".bar")
    .getByRole("button", { name: /^Put back/ })
    .tap();
  await bar(page, /^Put back/);
  await page.getByText("Everything for this day is written down.").waitFor();
}

async function by_keys(page) {
  for (let n = 0; n < 4; n++) await done(page, { verb: "undo" });
  await page.reload();
  await page.locator("[data-line=ladder]").waitFor();
  const { press, said } = counter(page);
  await page.getByRole("button", { name: /^Taken 100 mg/ }).focus();
  await press("Enter");
  await pressed(page.getByRole("button", { name: /^Taken 100 mg/ }));
  await press("4");
  await pressed(step(page, "pain", 4));
  await press("t");
  await pressed(step(page, "sleep_quality", 10));
  const number = page.locator('[data-outcome="bowel_movements"]').getByRole("textbox");
  await number.focus();
  await press("2");
  await press("Enter");
  await page.getByText("Everything for this day is written down.").waitFor();
  await all_sent(page);
  said("the same by keys");
}

/** The program is killed in the middle of an evening. */
async function killed(page, server, data) {
  const day = (await done(page, { verb: "today" })).today.day;
  await page.waitForFunction(() => navigator.serviceWorker.ready.then(() => true));
  await page.reload();
  await step(page, "pain", 4).waitFor();
  const kept_page = await page.evaluate(() => caches.match("/").then((file) => file.text()));
  assert.ok(kept_page.includes('id="page"') && !kept_page.includes("answers"), "what is kept holds no day of anybody");
  await server.kill();

  await step(page, "pain", 8).tap();
  await bar(page, /^Kept here, not yet saved/);
  await pressed(step(page, "pain", 8));
  await step(page, "sleep_quality", 3).tap();
  await pressed(step(page, "sleep_quality", 3));
  await step(page, "sleep_quality", 2).tap();
  await bar(page, "3 entries kept here, not yet saved");
  // Of what was never sent nothing is left when it is taken back.
  await page.locator(".bar").getByRole("button", { name: /^Undo/ }).tap();
  await bar(page, "2 entries kept here, not yet saved");
  await pressed(step(page, "sleep_quality", 3));
  assert.equal(await kept(page), 2);
  const tapped = Date.now();
  // What was noticed is judged by the table also while nobody answers: it is mild, and no alarm.
  await page.getByRole("combobox", { name: /that may come from/ }).selectOption({ label: "Bloating or gas" });
  await page.locator(".grades button").first().tap();
  await bar(page, "3 entries kept here, not yet saved");
  await page.screenshot({ path: join(pictures, "offline-tapped-phone.png") });

  // It opens without the program, with everything; a day later it would be another day's page.
  await page.reload();
  await page.locator("[data-silent]").waitFor();
  await page.getByText(/^As of .*Titrate does not answer now/).waitFor();
  await pressed(step(page, "pain", 8));
  await pressed(step(page, "sleep_quality", 3));
  await page.screenshot({ path: join(pictures, "offline-start-phone.png"), fullPage: true });

  // Started again, it has a new key: the page says how to get in, and loses nothing.
  const again = await serve(program, data, server.port);
  await page.locator("[data-silent]").getByRole("button", { name: "Ask again now" }).tap();
  await page.getByText(/has no key to your diary/).waitFor();
  assert.equal(await kept(page), 3);
  await page.screenshot({ path: join(pictures, "offline-locked-phone.png"), fullPage: true });
  await new Promise((later) => setTimeout(later, 6000)); // longer than what the program's own clock would date
  await page.addInitScript(() => {
    const alarm = '[data-action="stop_seek_care"], [data-action="emergency"]';
    const look = () => document.querySelector(alarm) && sessionStorage.setItem("alarm", document.body.innerText);
    new MutationObserver(look).observe(document, { childList: true, subtree: true });
  });
  await page.goto(again.address);
  await all_sent(page);
  assert.equal(await page.evaluate(() => sessionStorage.getItem("alarm")), null, "an alarm about something mild");
  await page.locator("[data-silent]").waitFor({ state: "detached" });
  await pressed(step(page, "pain", 8));
  const { events } = await done(page, { verb: "history", from: day, to: day });
  const of = (item, value) => events.filter((one) => one.item === item && one.value === value && !one.undone);
  for (const [item, value] of [
    ["pain", 8],
    ["sleep_quality", 3],
  ]) {
    assert.equal(of(item, value).length, 1, `${item} ${value} is written down once`);
    const off = Math.abs(Date.parse(of(item, value)[0].entered) - tapped);
    assert.ok(off < 5000, `${item} ${value} has the moment of its tap, and not ${off / 1000} s beside it`);
  }
  assert.equal(events.filter((one) => one.item === "sleep_quality" && one.value === 2).length, 0, "never sent");
  console.log("  killed with SIGKILL: nothing lost, nothing twice, the moments those of the taps");
  return again;
}

/** A doubt of the door about something that waited is put to the person. */
async function doubted(page) {
  const { today } = await done(page, { verb: "today" });
  await page.evaluate((day) => {
    const key = crypto.randomUUID();
    const said = { item: "dose", state: "value", value: 2000 };
    const one = { key, tap: key, nth: 0, at: Date.now(), now: "", day, said };
    const waiting = { ...one, tried: false, withdrawn: false, problem: null };
    localStorage.setItem(`titrate.waiting.${String(one.at).padStart(15, "0")}.000.${key}`, JSON.stringify(waiting));
  }, today.day);
  await page.reload();
  const box = page.locator("[data-refused]");
  await box
    .getByText(/2000 mg/)
    .first()
    .waitFor();
  await page.reload();
  await box.waitFor(); // it does not vanish
  await page.screenshot({ path: join(pictures, "offline-refused-phone.png"), fullPage: true });
  assert.equal((await done(page, { verb: "today" })).today.dose.value, 100);
  await box.getByRole("button", { name: "Leave it out" }).tap();
  await box.waitFor({ state: "detached" });
  assert.equal(await kept(page), 0);
  console.log("  a doubt of the door is asked, and stays until it is answered");
}

/** Two tabs, both tapped while the program is gone: each entry comes once, and each tab shows the other's. */
async function two_tabs(page, server, data) {
  const other = await page.context().newPage();
  other.setDefaultTimeout(patience);
  await other.goto(new URL("/#mine/today", server.address).href);
  await step(other, "pain", 8).waitFor();
  await step(page, "pain", 5).tap();
  await pressed(step(other, "pain", 5)); // without a reload

  const day = (await done(page, { verb: "today" })).today.day;
  const before = (await done(page, { verb: "history", from: day, to: day })).events.length;
  await server.kill();
  for (const value of [1, 2, 3]) await step(page, "pain", value).tap();
  for (const value of [1, 2, 3]) await step(other, "sleep_quality", value).tap();
  await pressed(step(page, "sleep_quality", 3));
  await pressed(step(other, "pain", 3));
  assert.equal(await kept(page), 6);
  const again = await serve(program, data, server.port);
  const third = await page.context().newPage(); // has the new key for all three
  third.setDefaultTimeout(patience);
  await third.goto(again.address);
  await Promise.all([page, other].map((one) => one.evaluate(() => dispatchEvent(new Event("online")))));
  await all_sent(page);
  const { events } = await done(page, { verb: "history", from: day, to: day });
  assert.equal(events.length - before, 6, "each of the six entries is there, once");
  await pressed(step(third, "pain", 3));
  for (const tab of [other, third]) await tab.close();
  console.log("  two tabs: six taps, six entries");
  return again;
}

async function main() {
  const data = mkdtempSync(join(tmpdir(), "titrate-evening-"));
  let server = await serve(program, data);
  const browser = await launch();
  const complaints = [];
  try {
    console.log(`An evening with ${program} in ${browser.version()}`);
    const context = await browser.newContext({
      viewport: phone,
      deviceScaleFactor: 2,
      hasTouch: true,
      locale: "en-GB",
      reducedMotion: "reduce",
    });
    const page = await context.newPage();
    page.setDefaultTimeout(patience);
    page.on("pageerror", (error) => complaints.push(error.stack));
    await page.goto(server.address);
    await page.getByRole("link", { name: "Start my own diary" }).waitFor();
    await move_in(page);
    await page.goto(new URL("/#mine/today", server.address).href);
    await ordinary_day(page);
    await hour_of_now(page);
    await by_keys(page);
    server = await killed(page, server, data);
    await doubted(page);
    server = await two_tabs(page, server, data);
    assert.deepEqual(complaints, [], "errors of the page");
  } finally {
    await browser.close();
    await server.kill();
    rmSync(data, { recursive: true, force: true });
  }
}

main().then(
  () => console.log("The evening is as it must be."),
  (error) => {
    console.error(`The evening is not as it must be.\n${error.stack ?? error}`);
    process.exit(1);
  },
);
