// What every person of the journeys does in the same way. A step looks for what can be seen: roles and names, in the
// page's own words.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import assert from "node:assert/strict";
import { laptop, phone, visit, words_of } from "../visit.mjs";

const widths = { 360: phone, 1440: laptop };
export const paper = { A4: { width: 794, height: 1123 } };

/** A person before the page. `pictures` is the folder for what each station looks like. */
export async function person(browser, server, pictures, { name, language = "en", ...window }) {
  const say = await words_of(language);
  const at = await visit(browser, server, { locale: language === "de" ? "de-DE" : "en-GB", ...window });
  const { page, done } = at;
  const folder = join(pictures, name);
  mkdirSync(folder, { recursive: true });
  let stations = 0;

  const main = page.getByRole("main");
  const button = (text) => page.getByRole("button", { name: text, exact: true });
  const link = (text) => main.getByRole("link", { name: text, exact: true });
  const field = (text) => main.getByRole("textbox", { name: text, exact: true });
  const choice = (text) => main.getByRole("combobox", { name: text, exact: true });
  const heading = (text) => main.getByRole("heading", { name: text, exact: true });
  const outcome = (name) => page.locator(`[data-outcome="${name}"]`);
  const is_pressed = (locator) => locator.and(page.locator('[aria-pressed="true"]')).waitFor();

  /** What it looks like here, on a phone and on a laptop; and nothing sticks out to the side. */
  async function station(what, sizes = widths) {
    const own = page.viewportSize();
    stations++;
    for (const [width, size] of Object.entries(sizes)) {
      if (size.width !== own.width) await page.setViewportSize(size);
      const [wide, height] = await page.evaluate(() => {
        const all = document.documentElement;
        return [all.scrollWidth - innerWidth, all.scrollHeight];
      });
      assert.ok(wide <= 0, `${name}, ${what}: ${wide} px too wide at ${width} px`);
      // As high as the page, so that the bar that sticks to the bottom covers nothing.
      await page.setViewportSize({ ...size, height: Math.max(size.height, height) });
      const file = `${String(stations).padStart(2, "0")}-${what}-${width}.png`;
      await page.screenshot({ path: join(folder, file) });
    }
    await page.setViewportSize(own);
  }

  let same_day = true; // nobody travelled since the page was loaded
  async function travel(to) {
    same_day = false;
    await at.travel(to);
  }

  /** A view by its address, as somebody who kept a bookmark. */
  async function goes_to(view) {
    const to = `${at.origin}/#mine/${view}`;
    const here = page.url() === to;
    if (!here) await page.goto(to);
    if (here || !same_day) await page.reload();
    same_day = true;
    await settled(view);
  }

  /** Everything that this view asks for has come. */
  async function settled(view) {
    await page.waitForFunction(
      ([title, waits]) => {
        const main = document.querySelector('main[data-whole="true"]');
        if (main === null) return false;
        const heads = [...main.querySelectorAll("h1")].map((one) => one.innerText.trim());
        return (
          document.title.startsWith(title) &&
          heads.length > 0 &&
          heads.every((text) => text !== "") &&
          !waits.some((one) => main.innerText.includes(one)) &&
          main.querySelector('[aria-busy="true"]') === null
        );
      },
      [`${say.views[view]} `, [say.waiting, say.answer.working, say.sheet.working, say.follow.working]],
    );
    await at.quiet();
  }

  /** The next step of the way, chosen on the page that lists them. */
  async function takes_step(step) {
    await page.getByRole("navigation", { name: say.views_label }).getByRole("link", { name: say.views.steps }).click();
    await page.locator(`[data-step="${step}"]`).getByRole("link").click();
    await settled({ ask: "evidence", screen: "you", live: "today", review: "answer" }[step] ?? step);
  }

  /** From the first page to a diary that asks for these. */
  async function begins_a_diary(outcomes) {
    await link(say.welcome.start).click();
    const { instruments } = await done({ verb: "about" });
    for (const one of outcomes) {
      const nth = instruments.findIndex((instrument) => instrument.name === one);
      await page.getByRole("checkbox").nth(nth).check();
    }
    await button(say.track.save).click();
    for (const one of outcomes) await outcome(one).waitFor();
    assert.equal(await page.locator('[aria-pressed="true"]').count(), 0, "nothing is chosen before the person chooses");
  }

  /** The sheet about oneself, and what the screening makes of it. */
  async function says_who(sheet) {
    const { age, sex, authority, egfr, country, ...lists } = sheet;
    await field(say.you.age).fill(age);
    await choice(say.you.sex).selectOption(sex);
    if (sex === "female") {
      assert.equal(await choice(say.you.life_stage).inputValue(), "", "nothing is chosen before the person chooses");
      await choice(say.you.life_stage).selectOption("none");
    }
    await choice(say.you.authority).selectOption(authority);
    if (egfr !== undefined) await field(say.you.egfr).fill(egfr);
    if (country !== undefined) await field(say.you.country).fill(country);
    for (const [list, text] of Object.entries(lists)) await field(say.you[list]).fill(text);
    await button(say.you.save).click();
    const screening = page.locator("[data-screening]");
    await screening.waitFor();
    return { may_start: (await screening.getAttribute("data-screening")) === "true", screening };
  }

  /** What stands on the pack is typed; `answer` is said where one question is asked back. */
  async function reads_label(text, answer) {
    await field(say.product.label).fill(text);
    await button(say.product.read).click();
    if (answer !== undefined) {
      await heading(say.product.cannot_tell).waitFor();
      assert.equal(await button(say.product.keep).count(), 0, "no amount is kept while it cannot be told");
      await station("label-question");
      await field(say.product.answer).fill(answer);
      await button(say.product.answer_add).click();
    }
    await page.locator('[data-label="told"]').waitFor();
  }

  /** Evenings that nobody looks at here, written down through the door, each at its own nine o'clock. */
  async function lives(evenings) {
    for (const { day, time = "21:00:00+02:00", entries } of evenings)
      for (const [item, said] of Object.entries(entries)) {
        const entry =
          said === 0 ? { state: "none" } : typeof said === "number" ? { state: "value", value: said } : said;
        await done({ verb: "record", item, day, key: `${item} ${day}`, ...entry }, `${day}T${time}`);
      }
  }

  /** All that a view tells, as a screen reader would hear it. */
  const heard = () => page.locator("body").ariaSnapshot();

  return {
    ...at,
    name,
    say,
    main,
    button,
    link,
    field,
    choice,
    heading,
    outcome,
    is_pressed,
    station,
    travel,
    goes_to,
    settled,
    takes_step,
    begins_a_diary,
    says_who,
    reads_label,
    lives,
    heard,
  };
}

/** The n-th day after a day. */
export const day_after = (day, n) => new Date(Date.parse(day) + n * 86_400_000).toISOString().slice(0, 10);
export const evening = (day, time = "21:00:00+02:00") => `${day}T${time}`;

/** Where no dose may be taken none is offered: no button takes one, begins a ladder, or seals a plan. */
export async function offers_no_dose({ page, say, clock }, where) {
  const tomorrow = day_after(clock.hour.slice(0, 10), 1);
  const amount = "[0-9]"; // "Taken 100 mg"; to say that nothing was taken stays open
  const offers = [new RegExp(`^${say.today.taken} ${amount}`), say.follow.begin(tomorrow), say.seal.seal];
  for (const name of offers)
    assert.equal(await page.getByRole("button", { name, exact: true }).count(), 0, `${where}: “${name}” is offered`);
}
