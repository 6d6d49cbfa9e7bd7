// Grace is 54 and read that magnesium eases tension. She brings the diary of another app, at night, in dark mode. She
// has myasthenia gravis: the answer is no, and no view may offer her a dose, whatever she presses.
import assert from "node:assert/strict";
import { evening, offers_no_dose, person } from "./person.mjs";
import { laptop } from "../visit.mjs";

const first = "2026-09-14";
const pack = "Serving size: 1 capsule\nMagnesium (as magnesium bisglycinate) 100 mg 24 %";
const views = ["today", "chart", "answer", "steps", "evidence", "you", "product", "intake", "plan", "follow", "sheet"];

export const myasthenia = { name: "myasthenia", story };

async function story({ browser, server, pictures }) {
  const grace = await person(browser, server, pictures, {
    name: "myasthenia",
    size: laptop,
    dark: true,
    hour: evening(first),
  });
  const { page, say, main, button, link, heading, field, outcome, station, goes_to, takes_step } = grace;

  // What she brought is answered at once, and nothing of it is stored.
  await link(say.welcome.import).click();
  await heading(say.import.heading).waitFor();
  const days = Array.from({ length: 28 }, (_, n) => `2026-08-${String(n + 1).padStart(2, "0")},${4 + (n % 4)}`);
  const csv = Buffer.from(["day,muscle_tension", ...days].join("\n"));
  await page
    .locator(".drop input[type=file]")
    .setInputFiles({ name: "tension.csv", mimeType: "text/csv", buffer: csv });
  await main.getByRole("heading", { level: 2 }).first().waitFor();
  await station("brought");
  await page.getByRole("link", { name: say.name, exact: true }).click();
  await heading(say.welcome.heading).waitFor();

  await grace.begins_a_diary(["muscle_tension"]);
  await outcome("muscle_tension").getByRole("button", { name: "7", exact: true }).click();
  await grace.is_pressed(outcome("muscle_tension").getByRole("button", { name: "7", exact: true }));
  await takes_step("screen");
  const { may_start, screening } = await grace.says_who({
    age: "54",
    sex: "female",
    egfr: "72",
    authority: "US",
    conditions: "myasthenia gravis",
    medicines: "Cipro 500 mg",
  });
  assert.ok(!may_start);
  await screening.locator('[data-severity="block"]').waitFor();
  await screening.locator('[data-severity="separate"]').first().waitFor();
  await station("blocked");

  await takes_step("product");
  await grace.reads_label(pack);
  await button(say.product.keep).click();
  await page.locator("[data-kept]").waitFor();

  for (const view of views) {
    await goes_to(view);
    await offers_no_dose(grace, view);
    assert.equal(
      await page.getByRole("navigation").getByRole("link").count(),
      4,
      `${view}: the way to everything else stays`,
    );
  }
  await goes_to("today");
  await page.locator("[data-standing]").waitFor();
  await station("today-blocked");

  // She has taken one all the same: that is asked about first, and can be left.
  const dose = page.getByRole("region", { name: new RegExp(`^${say.today.dose_heading}`) });
  const amount = dose.getByRole("textbox");
  if (!(await amount.isVisible())) await dose.locator("button[aria-expanded]").click();
  await amount.fill("100");
  await button(say.today.save_amount).click();
  await dose.getByRole("heading", { name: say.you.no_dose }).waitFor();
  await station("asked-about");
  await button(say.today.reconsider).click();
  assert.equal((await grace.done({ verb: "today" })).today.dose.state, "not_recorded", "nothing was written");

  // A plan can be thought of, and not sealed. A ladder can be looked at, and not begun.
  await goes_to("plan");
  await grace.choice(say.plan.outcome).selectOption("muscle_tension");
  const keep = button(say.plan.keep);
  const smallest = field(say.plan.smallest);
  const refused = page.locator("[data-problem], .alert");
  await keep.or(smallest).or(refused).first().waitFor();
  if (await smallest.isVisible()) {
    await smallest.fill("1");
    await button(say.plan.propose).click();
    await keep.or(refused).first().waitFor();
  }
  await station("plan-proposed");
  if (await keep.isVisible()) {
    await keep.click();
    await page.getByRole("heading", { name: say.seal.heading }).waitFor();
    await main.getByText(say.seal.in_the_way).waitFor();
    await offers_no_dose(grace, "the plan that is kept");
    await station("plan-not-sealed");
  }
  assert.ok(!(await grace.ask({ verb: "plan_lock", people: 1000 })).ok, "nor is it sealed past the page");
  const start = { verb: "follow", act: "start", run_in_days: 0 };
  assert.ok(!(await grace.ask(start)).ok, "nor does a ladder begin past the page");

  // What is open to her: the sheet for her neurologist, and her diary.
  await goes_to("sheet");
  await page.getByRole("article").waitFor();
  await station("sheet-for-the-neurologist");
  await goes_to("today");
  await grace.is_pressed(outcome("muscle_tension").getByRole("button", { name: "7", exact: true }));
  return { complaints: grace.complaints, said: `no dose on ${views.length} views` };
}
