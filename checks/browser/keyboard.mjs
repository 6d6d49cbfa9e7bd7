// The whole way to a sealed plan, and an evening, without a mouse.
//
//   node checks/browser/keyboard.mjs build/titrate [folder for the pictures]
//
// At every stop of the Tab key something is marked as having the focus, it has a name, and it comes after the stop
// before. No view keeps the focus, no stop is passed over, and nothing that is pressed loses it.
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import assert from "node:assert/strict";
import { laptop, program_of, root, visit, with_program, words_of } from "./visit.mjs";

const program = program_of(process.argv, "keyboard.mjs");
const pictures = resolve(process.argv[3] ?? join(root, "build", "screenshots", "keyboard"));
mkdirSync(pictures, { recursive: true });

const first = "2026-06-01T21:00:00+02:00";
const next_day = "2026-06-02T21:00:00+02:00";
const most_stops = 120; // of a view

/** What has the focus, as somebody sees it who looks for it. */
function look_at_focus() {
  const all = [...document.querySelectorAll("*")];
  const here = document.activeElement;
  const none = here === null || here === document.body || here === document.documentElement;
  if (none) return { none };
  const style = getComputedStyle(here);
  const box = here.getBoundingClientRect();
  const middle = { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  const said =
    here.getAttribute("aria-label") ??
    (here.getAttribute("aria-labelledby") ?? "")
      .split(" ")
      .map((id) => document.getElementById(id)?.textContent ?? "")
      .join(" ");
  const name =
    said.trim() || here.labels?.[0]?.textContent || here.textContent || here.getAttribute("placeholder") || "";
  return {
    none,
    place: all.indexOf(here),
    what: here.tagName.toLowerCase(),
    name: name.replace(/\s+/g, " ").trim().slice(0, 60),
    outlined: style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 2,
    in_sight: middle.x >= 0 && middle.x <= innerWidth && middle.y >= 0 && middle.y <= innerHeight,
  };
}

function hands(page, say) {
  const did = { stops: 0, keys: 0 };
  const focus = () => page.evaluate(look_at_focus);
  const described = (stop) => `${stop.what} “${stop.name}”`;

  /** A stop of the Tab key is good to look at. */
  async function judge(stop, where) {
    // What the page is still laying out gets a moment.
    for (let n = 0; n < 20 && !(stop.outlined && stop.in_sight); n++) {
      await page.waitForTimeout(50);
      stop = await focus();
      if (stop.none) return;
    }
    assert.ok(stop.outlined, `${where}: nothing shows that ${described(stop)} has the focus`);
    assert.ok(stop.in_sight, `${where}: ${described(stop)} has the focus and is out of sight`);
    assert.notEqual(stop.name, "", `${where}: a ${stop.what} without a name has the focus`);
  }

  async function press(key) {
    did.keys++;
    await page.keyboard.press(key);
  }

  /** From one end of a view to the other and round: all is reached, in the order in which it stands. */
  async function goes_round(where) {
    const focusable = await page.evaluate(() => {
      const can =
        "a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), textarea:not([disabled]), summary";
      const radios = new Set(); // one stop for a group
      return [...document.querySelectorAll(can)].filter((one) => {
        if (one.tabIndex < 0 || one.closest("[hidden], [inert], fieldset:disabled") !== null) return false;
        if (!one.checkVisibility({ visibilityProperty: true })) return false;
        if (one.matches("input[type=radio]")) {
          if (radios.has(one.name)) return false;
          radios.add(one.name);
        }
        return true;
      }).length;
    });
    const seen = [];
    let outside = 0;
    let latest = null;
    await page.evaluate(() => document.activeElement?.blur());
    for (let n = 0; n < most_stops; n++) {
      await press("Tab");
      const stop = await focus();
      if (stop.none) {
        if (seen.length > 0 && ++outside > 1) break;
        continue;
      }
      if (stop.place === latest) continue; // the parts of a date are stops too
      latest = stop.place;
      if (seen[0]?.place === stop.place) break;
      await judge(stop, where);
      seen.push(stop);
    }
    assert.ok(seen.length < most_stops, `${where}: the Tab key finds no end`);
    const out_of_order = seen.filter((stop, nth) => nth > 0 && stop.place < seen[nth - 1].place);
    // Where the round begins in the middle of the page it goes through the top once.
    assert.ok(out_of_order.length <= 1, `${where}: out of order: ${out_of_order.map(described).join(", ")}`);
    assert.ok(
      seen.length >= focusable,
      `${where}: ${seen.length} stops for ${focusable} things that can be used: ${seen.map(described).join(", ")}`,
    );
    did.stops += seen.length;
  }

  /** Tab, or Shift and Tab, until this has the focus. */
  async function reaches(locator, key = "Tab") {
    await locator.waitFor();
    for (let n = 0; n < 2 * most_stops; n++) {
      if (await locator.evaluate((one) => one === document.activeElement))
        return await judge(await focus(), "on the way");
      await press(key);
    }
    assert.fail(`the Tab key does not reach ${locator}`);
  }

  /** What was pressed may take its button away; then the focus is on what came. */
  async function does(locator, key = "Enter", back = "Tab") {
    await reaches(locator, back);
    await press(key);
  }

  async function keeps_focus(after) {
    let stop = await focus();
    for (let n = 0; n < 20 && stop.none; n++) {
      await page.waitForTimeout(50);
      stop = await focus();
    }
    assert.ok(!stop.none, `after ${after} nothing has the focus`);
  }

  async function types(locator, text) {
    await reaches(locator);
    await page.keyboard.type(text);
    did.keys += text.length;
  }

  /** A choice in a list, by its first letters or by the arrows, as the browser does it. */
  async function chooses(locator, value) {
    await reaches(locator);
    for (let n = 0; n < 60 && (await locator.inputValue()) !== value; n++) await press("ArrowDown");
    assert.equal(await locator.inputValue(), value);
  }

  const button = (name) => page.getByRole("button", { name, exact: true });
  const link = (name) => page.getByRole("main").getByRole("link", { name, exact: true });
  const field = (name) => page.getByRole("main").getByRole("textbox", { name, exact: true });
  const choice = (name) => page.getByRole("main").getByRole("combobox", { name, exact: true });
  const tab = (view) => page.getByRole("navigation").getByRole("link", { name: say.views[view] });
  const heading = (name) => page.getByRole("heading", { name, exact: true }).waitFor();

  async function takes_step(step, view) {
    await does(tab("steps"), "Enter", "Shift+Tab");
    await heading(say.steps.heading);
    await keeps_focus("the step");
    await does(page.locator(`[data-step="${step}"]`).getByRole("link"));
    await has_come(view);
    await keeps_focus(`the step ${step}`);
  }

  async function has_come(view) {
    await page.waitForFunction((title) => document.title.startsWith(`${title} `), say.views[view]);
    await page.getByRole("main").getByRole("heading", { level: 1 }).first().waitFor();
    for (const text of [say.waiting, say.answer.working]) await page.getByText(text).waitFor({ state: "hidden" });
  }

  return {
    did,
    press,
    goes_round,
    reaches,
    does,
    keeps_focus,
    types,
    chooses,
    button,
    link,
    field,
    choice,
    tab,
    heading,
    takes_step,
    has_come,
  };
}

async function first_run({ page, done, say, by }) {
  const { button, link } = by;
  await by.heading(say.welcome.heading);
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: say.skip_to_content });
  assert.ok(await skip.evaluate((one) => one === document.activeElement), "the first stop leads past the head");
  await by.press("Enter");
  assert.ok(await page.locator("main").evaluate((one) => one === document.activeElement));
  await by.goes_round("welcome");

  await by.does(link(say.welcome.start));
  await by.heading(say.track.heading);
  await by.keeps_focus("the first step");
  await by.goes_round("what to track");
  const { instruments } = await done({ verb: "about" });
  for (const name of ["sleep_quality", "pain"].sort((a, b) => nth_of(instruments, a) - nth_of(instruments, b)))
    await by.does(page.getByRole("checkbox").nth(nth_of(instruments, name)), "Space");
  await by.does(button(say.track.save));
  await page.locator("[data-outcome]").nth(1).waitFor();
  await by.keeps_focus("the diary was begun");
}

const nth_of = (instruments, name) => instruments.findIndex((one) => one.name === name);

async function says_who({ say, by, page }) {
  await by.takes_step("screen", "you");
  await by.goes_round("about you");
  await by.types(by.field(say.you.age), "38");
  await by.chooses(by.choice(say.you.sex), "female");
  await by.chooses(by.choice(say.you.life_stage), "none");
  await by.chooses(by.choice(say.you.authority), "US");
  await by.does(by.button(say.you.save));
  await page.locator('[data-screening="true"]').waitFor();
  await by.keeps_focus("the screening");
}

async function reads_label({ say, by, page }) {
  await by.takes_step("product", "product");
  await by.types(
    by.field(say.product.label),
    "Serving size: 2 capsules\nMagnesium (as magnesium bisglycinate) 200 mg 48 %",
  );
  await by.does(by.button(say.product.read));
  await page.locator('[data-label="told"]').waitFor();
  await by.keeps_focus("the label was read");
  await by.goes_round("a label that was read");
  await by.does(by.button(say.product.keep));
  await page.locator("[data-kept]").waitFor();
  await by.keeps_focus("the product was kept");
}

/** A list that opens is walked with the arrows, and Escape closes it without choosing. */
async function looks_for_food({ say, by, page }) {
  await by.takes_step("intake", "intake");
  const search = page.getByRole("combobox", { name: say.intake.search });
  await by.types(search, "spinach");
  await page.getByRole("option").first().waitFor();
  await by.press("Escape");
  await page.getByRole("listbox").waitFor({ state: "hidden" });
  assert.ok(await search.evaluate((one) => one === document.activeElement), "Escape leaves the focus in the field");
  const found = page.waitForResponse((reply) => (reply.request().postData() ?? "").includes('"foods"'));
  await page.keyboard.type(" ");
  await found;
  await page.getByRole("option").first().waitFor();
  await page.waitForTimeout(200); // what is found anew begins at the top
  await by.press("ArrowDown");
  await by.press("Enter");
  await by.keeps_focus("a food was chosen");
  await by.types(by.field(say.intake.grams), "150");
  await by.press("Enter");
  await page.getByRole("status").filter({ hasText: "150" }).waitFor();
  await by.keeps_focus("a food was added");
  await by.goes_round("food and need");
}

async function seals_a_plan({ say, by, page }) {
  await by.takes_step("plan", "plan");
  await by.goes_round("a plan is chosen");
  await by.chooses(by.choice(say.plan.outcome), "sleep_quality");
  await by.field(say.plan.smallest).waitFor();
  await by.types(by.field(say.plan.smallest), "1");
  await by.press("Enter");
  const keep = by.button(say.plan.keep);
  await keep.waitFor();
  await page.waitForFunction(() => document.querySelector('main [aria-busy="true"]') === null);
  await by.does(keep);
  await by.heading(say.plan.figures_heading);
  await by.keeps_focus("the plan was kept");
  await page.locator("dl.short[aria-busy=false]").waitFor();

  const missing = page.getByRole("slider", { name: say.plan.sliders.missing });
  const before = await missing.getAttribute("aria-valuetext");
  await by.does(missing, "ArrowRight");
  assert.notEqual(await missing.getAttribute("aria-valuetext"), before, "an arrow moves a slider");
  await page.locator("dl.short[aria-busy=false]").waitFor();
  const undo = by.button(say.plan.undo_changes);
  await by.does(undo);
  await undo.waitFor({ state: "detached" });
  await by.keeps_focus("the changes were taken back");
  await by.goes_round("a draft");
  await by.does(by.button(say.seal.seal));
  await page.getByRole("status").filter({ hasText: say.trial.just_sealed }).waitFor();
  await by.keeps_focus("the plan was sealed");
  await by.goes_round("a sealed plan");
  await page.screenshot({ path: join(pictures, "sealed.png") });
}

/** An evening: the dose by Enter, what is asked by digits, what was noticed by the arrows; taken back and put back. */
async function an_evening({ say, by, page, travel, origin }) {
  await travel(next_day);
  await page.goto(`${origin}/#mine/today`);
  await page.reload();
  await page.locator("[data-outcome]").first().waitFor();
  await by.goes_round("today");
  const skipped = page.getByRole("button", { name: new RegExp(`^${say.today.skipped}`) });
  await by.does(skipped);
  await skipped.and(page.locator('[aria-pressed="true"]')).waitFor();
  await by.keeps_focus("the dose");
  const step = (outcome, value) =>
    page.locator(`[data-outcome="${outcome}"]`).getByRole("button", { name: String(value), exact: true });
  const pressed = (locator) => locator.and(page.locator('[aria-pressed="true"]')).waitFor();
  const [one, other] = await page
    .locator("[data-outcome]")
    .evaluateAll((all) => all.map((outcome) => outcome.dataset.outcome));
  await by.press("6");
  await pressed(step(one, 6));
  await by.keeps_focus("a digit");
  await by.press("t");
  await pressed(step(other, 10));
  await by.keeps_focus("t");
  await page.getByText(say.today.complete).waitFor();

  const undo = page.locator(".bar").getByRole("button");
  await by.does(undo.first());
  await page.getByText(say.today.complete).waitFor({ state: "hidden" });
  await by.keeps_focus("undo");
  await by.does(undo.first());
  await page.getByText(say.today.complete).waitFor();
  await by.keeps_focus("put back");

  await by.chooses(page.getByRole("combobox", { name: say.side_effects.label }), "nausea");
  await by.does(page.getByRole("group", { name: say.side_effects.how_bad }).getByRole("button").first());
  await page.locator("[data-action]").waitFor();
  await by.keeps_focus("something was noticed");
  const gone = page.getByRole("button", { name: new RegExp(`^${say.side_effects.gone}`) });
  await by.does(gone);
  await page.locator("[data-action]").waitFor({ state: "detached" });
  await by.keeps_focus("it has gone");
  await page.screenshot({ path: join(pictures, "evening.png") });
}

async function main() {
  await with_program(
    program,
    async ({ server, browser }) => {
      const say = await words_of("en");
      const at = await visit(browser, server, { size: laptop, hour: first });
      const by = hands(at.page, say);
      const person = { ...at, say, by };
      for (const act of [first_run, says_who, reads_label, looks_for_food, seals_a_plan, an_evening]) await act(person);
      for (const view of ["steps", "answer", "chart", "decide", "history", "settings"]) {
        await at.page.goto(`${at.origin}/#mine/${view}`);
        await by.has_come(view);
        await by.goes_round(view);
      }
      assert.deepEqual(at.complaints, [], "what the browser complained about");
      console.log(`  ${by.did.stops} stops, ${by.did.keys} keys, no mouse`);
    },
    { pictures },
  );
}

main().then(
  () => console.log("All of it can be done by keyboard."),
  (error) => {
    console.error(`Something cannot be done by keyboard.\n${error.stack ?? error}`);
    process.exit(1);
  },
);
