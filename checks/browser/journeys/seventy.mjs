// Bert is seventy, takes L-thyroxine in the morning and ibuprofen for his knee, and has not had his blood tested for
// years. He does not want a trial: he wants to try it carefully. On a laptop, in German. His doctor has to look first.
import assert from "node:assert/strict";
import { day_after, evening, offers_no_dose, person } from "./person.mjs";
import { laptop } from "../visit.mjs";

const first = "2026-04-06";
const run_in = 7;
const pack = "Serving size: 1 capsule\nMagnesium (as magnesium bisglycinate) 100 mg 24 %";

export const seventy = { name: "seventy", story };

async function story({ browser, server, pictures }) {
  const bert = await person(browser, server, pictures, {
    name: "seventy",
    language: "de",
    size: laptop,
    hour: evening(first),
  });
  const { page, say, main, button, link, heading, field, outcome, station, goes_to, takes_step } = bert;
  const day = (n) => day_after(first, n);
  const taken = page.getByRole("button", { name: new RegExp(`^${say.today.taken}\\b`) });
  const phase = (which) => page.locator(`[data-phase="${which}"]`).waitFor();
  const guard = (action) => page.locator(`[data-action="${action}"]`).waitFor();
  const ladder = async () => (await bert.done({ verb: "follow" })).follow;

  assert.equal(await page.evaluate(() => document.documentElement.lang), "de");
  await heading(say.welcome.heading).waitFor();
  await station("welcome");
  await bert.begins_a_diary(["joint_pain"]);

  // His medicine for the knee makes the missing kidney test a question for a doctor.
  await takes_step("screen");
  const { may_start, screening } = await bert.says_who({
    age: "70",
    sex: "male",
    authority: "DE",
    country: "Deutschland",
    medicines: "L-Thyroxin\nIbuprofen",
  });
  assert.ok(!may_start, "he is not told to start");
  await screening.getByRole("heading", { name: say.you.may_not }).waitFor();
  await screening.locator('[data-severity="clinician"]').waitFor();
  await screening.locator('[data-severity="separate"]').waitFor();
  await station("finding");
  await goes_to("today");
  await page.locator("[data-standing]").waitFor();
  await offers_no_dose(bert, "today, before the doctor");

  await takes_step("product");
  await bert.reads_label(pack);
  await button(say.product.keep).click();
  await page.locator("[data-kept]").waitFor();
  await goes_to("follow");
  await heading(say.follow.would_be).waitFor();
  await offers_no_dose(bert, "the ladder, before the doctor");
  await station("ladder-not-yet");

  // The sheet goes to the doctor, and comes back with an answer that Bert types.
  await takes_step("sheet");
  const paper = page.getByRole("article", { name: say.sheet.title.none });
  await paper.waitFor();
  const to_decide = paper.getByRole("heading", { name: say.sheet.to_decide }).locator("xpath=following-sibling::ul[1]");
  assert.equal(await to_decide.getByRole("listitem").count(), 1);
  await station("sheet-for-the-doctor");
  const about = bert.choice(say.sheet.about);
  await about.selectOption({ index: 1 });
  await field(say.sheet.clinician).fill("Dr. Weiß");
  await page.getByLabel(say.sheet.day, { exact: true }).fill(first);
  await field(say.sheet.reason).fill("eGFR 68, gestern gemessen");
  await page.getByLabel(say.sheet.most).fill("200");
  await button(say.sheet.record).click();
  const recorded = page.locator("[data-changed]");
  await recorded.getByText(say.sheet.may_start).waitFor();
  await paper.getByText("Dr. Weiß", { exact: false }).first().waitFor();
  await station("typed-back");

  // Just follow: a week without any, then a low start.
  await takes_step("follow");
  await field(say.follow.run_in).fill(String(run_in));
  await button(say.follow.begin(day(1))).click();
  await phase("waiting");
  await station("ladder-begun");
  const run = [];
  for (let n = 1; n <= run_in; n++) run.push({ day: day(n), entries: { dose: 0, joint_pain: 6 } });
  await bert.lives(run);

  const step_one = run_in + 1;
  await bert.travel(evening(day(step_one)));
  await goes_to("today");
  await taken.filter({ hasText: "100" }).click();
  await outcome("joint_pain").getByRole("button", { name: "5", exact: true }).click();
  await main.getByText(say.today.complete).waitFor();
  await station("first-dose");
  const days = [];
  for (let n = step_one + 1; n < step_one + 7; n++)
    days.push({ day: day(n), entries: { dose: 100, ...(n % 3 === 0 ? {} : { joint_pain: 5 }) } });
  await bert.lives(days);
  await bert.travel(evening(day(step_one + 7), "08:00:00+02:00"));
  await goes_to("follow");
  await button(say.follow.tolerance_yes).waitFor();
  await station("asks-whether-borne");
  await button(say.follow.tolerance_yes).click();
  await page
    .getByRole("status")
    .filter({ hasText: say.follow.saved("").slice(0, 10) })
    .waitFor();

  // On the second step he feels sick and eats less. The page steps down; he need not decide it.
  const step_two = step_one + 7;
  await bert.lives([0, 1, 2].map((n) => ({ day: day(step_two + n), entries: { dose: 200, joint_pain: 4 } })));
  assert.equal((await ladder()).dose.mg, 200);
  await bert.travel(evening(day(step_two + 3)));
  await goes_to("today");
  const notice = async (effect, nth) => {
    await main.getByRole("combobox", { name: say.side_effects.label }).selectOption(effect);
    await page.getByRole("group", { name: say.side_effects.how_bad }).getByRole("button").nth(nth).click();
  };
  await notice("nausea", 1);
  await guard("reduce_one_step");
  await page.getByRole("heading", { name: say.guard.heading.reduce_one_step }).waitFor();
  await station("one-step-down");
  assert.equal((await ladder()).dose?.mg, 100, "the dose of today is the step below");
  await taken.filter({ hasText: "100" }).click();
  await outcome("joint_pain").getByRole("button", { name: "4", exact: true }).click();

  // The next day it is his bowels: a pause, on every view.
  await bert.travel(evening(day(step_two + 4)));
  await goes_to("today");
  await notice("diarrhoea", 1);
  await guard("pause");
  await station("pause");
  await offers_no_dose(bert, "today, in the pause");
  await goes_to("follow");
  await phase("paused");
  await offers_no_dose(bert, "the ladder, in the pause");
  await station("ladder-paused");

  // When both have gone for long enough, it goes on one step lower; the program asks, and he answers.
  await bert.lives([5, 6].map((n) => ({ day: day(step_two + n), entries: { dose: 0, joint_pain: 5 } })));
  for (const effect of ["nausea", "diarrhoea"])
    await bert.done(
      { verb: "record", item: "side_effect", effect, state: "none", day: day(step_two + 5) },
      evening(day(step_two + 5)),
    );
  await bert.travel(evening(day(step_two + 8)));
  await goes_to("follow");
  await button(say.follow.resume).click();
  await phase("on_step");
  assert.equal((await ladder()).dose.mg, 100);
  await station("resumed");
  await goes_to("today");
  await taken.filter({ hasText: "100" }).click();
  await outcome("joint_pain").getByRole("button", { name: "5", exact: true }).click();

  // A week in numbers, beside the week without any, and no verdict.
  await bert.travel(evening(day(step_two + 8), "22:30:00+02:00"));
  await goes_to("follow");
  const week = page.getByRole("region", { name: say.follow.week_heading });
  await week.getByRole("heading", { name: say.follow.no_verdict }).waitFor();
  const counted = await week
    .locator("dl")
    .first()
    .locator("[data-state] dd")
    .evaluateAll((cells) => cells.map((cell) => Number.parseInt(cell.textContent, 10)));
  assert.deepEqual(counted, [3, 2, 0, 2], "taken, none, not answered, not recorded: seven days, and nothing is zero");
  await station("week");
  await goes_to("answer");
  assert.equal(await main.getByText(say.answer.verdicts.keep_taking).count(), 0, "a ladder gives no verdict");

  // All of it is in the history, with the day of each.
  await goes_to("history");
  await main.getByText("eGFR 68, gestern gemessen", { exact: false }).or(main.getByRole("listitem")).first().waitFor();
  await station("history");
  const said = `from a missing kidney test to ${(await ladder()).dose.mg} mg, with a pause`;
  return { complaints: bert.complaints, said };
}
