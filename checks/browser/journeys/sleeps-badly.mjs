// Ada is 38, sleeps badly, and has heard that magnesium glycinate helps. She is well otherwise, and has a phone and a
// friend who will fill the capsules. She wants to know, and not to believe: fourteen weeks, blinded, sealed beforehand.
import assert from "node:assert/strict";
import { day_after, evening, paper, person } from "./person.mjs";
import { answer_of_shell, blinded_alike, coin } from "./trial.mjs";
import { phone } from "../visit.mjs";

const first = "2026-06-01"; // the evening on which she begins
const passphrase = "a kettle on the moon"; // the friend's
const pack = "Sleepwell\nServing size: 2 capsules\nMagnesium bisglycinate 1500 mg\nLot 4711, best before 12/2027";
const row = "Magnesium 200 mg 48 %";

export const sleeps_badly = { name: "sleeps-badly", story };

async function story({ browser, server, pictures, program, data }) {
  const ada = await person(browser, server, pictures, {
    name: "sleeps-badly",
    size: phone,
    touch: true,
    hour: evening(first),
  });
  const { page, say, main, button, link, heading, field, outcome, station, goes_to, takes_step } = ada;

  await heading(say.welcome.heading).waitFor();
  await station("welcome");
  await ada.begins_a_diary(["sleep_quality"]);
  await station("first-evening");

  // Is there anything to it? She types her own word for it.
  await takes_step("ask");
  await page.getByRole("searchbox", { name: say.evidence.search }).fill("insomnia");
  await page
    .getByRole("status")
    .filter({ hasText: say.evidence.found(1) })
    .waitFor();
  await main.getByRole("listitem").getByRole("link").first().click();
  await page.locator("[data-certainty]").waitFor();
  await heading(say.evidence.studies).waitFor();
  await station("evidence");

  await link(say.evidence.to_you).click();
  await ada.settled("you");
  const { may_start } = await ada.says_who({ age: "38", sex: "female", authority: "US" });
  assert.ok(may_start, "nothing keeps her from starting");
  await station("about-her");

  // The pack says how much the compound weighs, and nothing is assumed from that.
  await takes_step("product");
  await ada.reads_label(pack, row);
  await main.getByText(say.product.holds(100, "capsule"), { exact: false }).first().waitFor();
  await station("label");
  await button(say.product.keep).click();
  await page.locator("[data-kept]").getByText(say.product.holds(100, "capsule")).waitFor();

  await takes_step("intake");
  await page.getByRole("combobox", { name: say.intake.search }).fill("pumpkin seed");
  await page.getByRole("option").first().click();
  await field(say.intake.grams).fill("30");
  await button(say.intake.add).click();
  const total = page.locator("section[data-complete]");
  await total.getByText(say.intake.food(0, true).replace(/0 mg$/, ""), { exact: false }).waitFor();
  await station("intake");

  // The question, and what a plan for it could tell.
  await link(say.intake.next).click();
  await ada.settled("plan");
  await ada.choice(say.plan.outcome).selectOption("sleep_quality");
  await field(say.plan.smallest).fill("1");
  await button(say.plan.propose).click();
  await page.getByRole("radio", { name: new RegExp(`^${say.plan.comparators.placebo}`, "i") }).check();
  await page.getByRole("radio", { name: new RegExp(`^${say.plan.blindings.helper}`) }).check();
  await heading(/placebo/).waitFor();
  await station("plan-proposed");
  await button(say.plan.keep).click();
  await heading(say.plan.figures_heading).waitFor();

  const slider = page.getByRole("slider", { name: say.plan.sliders.missing });
  const chance = page.locator("dl.short[aria-busy=false]");
  await chance.waitFor();
  const before = await slider.getAttribute("aria-valuetext");
  await slider.press("ArrowLeft");
  await slider.press("ArrowLeft");
  assert.notEqual(await slider.getAttribute("aria-valuetext"), before, "a slider says its value");
  await chance.waitFor();
  assert.ok(await button(say.seal.seal).isDisabled(), "what is not kept is not sealed");
  await main.getByText(say.plan.needs_keeping).waitFor();
  await page.getByRole("img").or(page.locator("figure")).first().waitFor();
  await station("plan-sliders");
  await button(say.plan.keep_changes).click();
  await page.getByRole("status").filter({ hasText: say.plan.kept }).waitFor();

  // Her friend types the passphrase, and the plan is sealed.
  await page.getByLabel(say.seal.passphrase, { exact: true }).fill(passphrase);
  await page.getByLabel(say.seal.again, { exact: true }).fill(passphrase);
  await button(say.seal.seal).click();
  await page.getByRole("status").filter({ hasText: say.trial.just_sealed }).waitFor();
  const hash = (await ada.done({ verb: "plan" })).sealed.hash;
  await main.getByText(hash).waitFor();
  await button(say.kit.make).click();
  const sheets = main.getByRole("heading", { name: say.kit.helper_heading });
  await sheets.waitFor();
  await station("sealed");

  // What the friend prints, and what Ada's body will know. Ada sees none of it.
  const { helper_sheets } = await ada.done({ verb: "plan_kit", helper_sheet: true, passphrase });
  const bags = helper_sheets.flatMap((sheet) => sheet.blocks).find((block) => block.head?.[0] === "Bag").rows;
  const holds = bags.map(([, , content]) => content);
  const { planned_days, run_in_days, design, start } = (await ada.done({ verb: "plan" })).sealed.trial;
  assert.equal(planned_days, 98);
  const period_of = (n) => (n < run_in_days ? -1 : Math.floor((n - run_in_days) / design.period_days));

  const wobble = coin(38);
  const lived = (n) => {
    const period = period_of(n);
    const forgot = n % 17 === 5;
    const better = period >= 0 && holds[period] === "magnesium" ? 2 : 0;
    const sleep = Math.max(0, Math.min(10, Math.round(4 + better + wobble())));
    return {
      day: day_after(start, n),
      entries: {
        dose: period < 0 ? 0 : { state: "value" },
        ...(forgot ? {} : { sleep_quality: sleep }),
      },
    };
  };
  const until = async (from, to) => {
    const evenings = [];
    for (let n = from; n < to; n++) evenings.push(lived(n));
    await ada.lives(evenings);
    await ada.travel(evening(day_after(start, to)));
  };

  // The run-in: none is taken, and the page says so.
  await until(0, 3);
  await goes_to("today");
  assert.equal((await ada.done({ verb: "today" })).today.trial.phase, "run_in");
  await main.getByText(say.evening.line.phases.run_in, { exact: false }).first().waitFor();
  await station("run-in");

  // An evening of the second period, and the same of a later one that holds the other thing. No view tells which.
  const other_period = [2, 3].find((period) => holds[period] !== holds[1]);
  const [one_day, other_day] = [1, other_period].map((period) => run_in_days + period * design.period_days + 3);
  const looked_at = async (n) => {
    await goes_to("today");
    const dose = page.getByRole("region", { name: new RegExp(`^${say.today.dose_heading}`) });
    await dose.getByRole("button", { name: new RegExp(`^${say.today.taken}`) }).tap();
    await outcome("sleep_quality").getByRole("button", { name: "5", exact: true }).tap();
    await main.getByText(say.today.complete).waitFor();
    await station(`blinded-evening-${n}`);
    return blinded_alike.listen(ada);
  };
  await until(3, one_day);
  const one = await looked_at(one_day);
  await until(one_day + 1, other_day);
  blinded_alike.compare(one, await looked_at(other_day));

  // She wants to know already. She is told how long it takes.
  await until(other_day + 1, 75);
  await goes_to("answer");
  await heading(/more days/).waitFor();
  assert.equal(await heading(say.answer.effect_heading).count(), 0, "no number before a look");
  await station("no-look-yet");

  await until(75, planned_days - 1);
  await goes_to("today");
  const study = page.getByRole("group", { name: say.study.guess });
  await study.getByRole("button", { name: say.study.unsure }).tap();
  await ada.is_pressed(study.getByRole("button", { name: say.study.unsure }));
  await ada.lives([lived(planned_days - 1)]);
  await ada.travel(evening(day_after(start, planned_days)));

  // The last look comes while the order is closed; the friend opens it.
  await goes_to("answer");
  await link(say.answer.look.open_order).waitFor();
  assert.equal(await heading(say.answer.effect_heading).count(), 0, "no number while the order is closed");
  await station("order-closed");
  await link(say.answer.look.open_order).click();
  await ada.settled("plan");
  await page.getByLabel(say.trial.passphrase).fill(passphrase);
  await button(say.trial.open_end_button).click();
  await heading(say.trial.order).waitFor();
  for (const [nth, arm] of holds.entries()) await main.getByText(say.trial.order_of(nth + 1, arm)).waitFor();
  await station("opened");

  await goes_to("answer");
  await heading(say.answer.effect_heading).waitFor();
  const told = await page.getByRole("heading", { level: 1 }).innerText();
  const sentence = told.replaceAll("\u00a0", " "); // the page holds a number and its sign together
  assert.equal(sentence, answer_of_shell(program, data, start, planned_days), "the shell gives the same answer");
  await main.getByText(say.answer.verdicts.keep_taking, { exact: true }).waitFor();
  await main.getByText(say.answer.of_days(92, 98)).first().waitFor();
  await station("answer");

  await link(say.answer.look.decide).click();
  await ada.settled("decide");
  assert.equal(await page.getByRole("radio", { checked: true }).count(), 0, "nothing is chosen for her");
  await page.getByRole("radio", { name: new RegExp(`^${say.decide.names.keep}`) }).check();
  await field(say.decide.reason).fill("I sleep, and it costs little.");
  await button(say.decide.save).click();
  await page.getByRole("status").filter({ hasText: say.decide.saved }).waitFor();
  await heading(say.decide.earlier).waitFor();
  await station("decided");

  // The sheet that goes to paper says what the page said, what was missed, and what she decided.
  await goes_to("answer");
  await heading(say.answer.effect_heading).waitFor();
  await page.emulateMedia({ media: "print" });
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  await main.getByText(say.answer.report.title).waitFor();
  await main.getByText(sentence).first().waitFor();
  await main.getByText("I sleep, and it costs little.", { exact: false }).waitFor();
  await main.getByText(say.answer.report.hash(hash)).waitFor();
  await station("answer-sheet", paper);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  await page.emulateMedia({ media: "screen" });

  // Nothing was lost on the way: every evening that was lived is in the diary, and the missed ones are missing.
  const { diary } = await ada.done({ verb: "diary" });
  const written = diary.days.filter((day) => day.outcomes?.sleep_quality?.state === "value").length;
  return { complaints: ada.complaints, said: `${written} evenings, ${sentence.slice(0, 60)}...` };
}
