// What is drawn is what the diary says: the figures of the page, read in a browser and held against the door's numbers.
//
//   node checks/browser/charts.mjs build/titrate [folder for the pictures]
//
// Day by day, period by period, calendar, answer, and the hundred people of a rehearsal; each with the text that says
// the same; their colours in both themes for eyes that lack one of the three cones; and on paper.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import assert from "node:assert/strict";
import { contrast, distance, seen_as } from "./colours.mjs";
import { door_at } from "./door.mjs";
import { serve } from "./serve.mjs";
import { launch, patience, pictures_of, program_of } from "./visit.mjs";
import { keep_diary } from "./years.mjs";

const program = program_of(process.argv, "charts.mjs");
const pictures = pictures_of(process.argv);
const day_number = (day) => Date.parse(`${day}T00:00:00Z`) / 86_400_000;
const near = (is, wanted, within, what) =>
  assert.ok(Math.abs(is - wanted) <= within, `${what}: ${is.toFixed(2)}, and ${wanted.toFixed(2)} is wanted`);

/** The days of the chart, as the door has them: index, value, dose; null where nothing is known. */
function days_of(diary, outcome) {
  const numbers = [...diary.days.map((d) => d.day), ...diary.phases.flatMap((p) => [p.from, p.to])].map(day_number);
  const first = Math.min(...numbers);
  const written = new Map(diary.days.map((d) => [day_number(d.day) - first, d]));
  const days = Array.from({ length: Math.max(...numbers) - first + 1 }, (_, index) => {
    const record = written.get(index);
    const entry = record?.outcomes[outcome];
    const at = { day: record?.day, state: entry?.state ?? "not_recorded", late: record?.late ?? false };
    return { index, value: entry?.value ?? null, dose: record?.dose.value ?? null, ...at };
  });
  const phases = diary.phases.map((p) => ({
    start: day_number(p.from) - first,
    end: day_number(p.to) - first + 1,
    on: p.on,
    label: p.label,
  }));
  return { days, phases };
}

/** Runs of neighbours of which `value` knows something. */
function runs_of(days, value) {
  const runs = [];
  for (const one of days)
    if (value(one) !== null) {
      if (runs.at(-1)?.at(-1).index === one.index - 1) runs.at(-1).push(one);
      else runs.push([one]);
    }
  return runs;
}

/** The numbers of an SVG: attributes of its shapes, and the points of its paths. */
const read_shapes = (svg) => {
  const number = (element, names) => Object.fromEntries(names.map((n) => [n, Number(element.getAttribute(n))]));
  const all = (selector, ...names) =>
    [...svg.querySelectorAll(selector)].map((e) => ({ ...number(e, names), class: e.getAttribute("class") ?? "" }));
  const texts = (selector) =>
    [...svg.querySelectorAll(selector)].map((e) => ({ ...number(e, ["x", "y"]), text: e.textContent.trim() }));
  const paths = (selector) => [...svg.querySelectorAll(selector)].map((e) => e.getAttribute("d"));
  return {
    label: svg.getAttribute("aria-label") ?? document.getElementById(svg.getAttribute("aria-labelledby"))?.textContent,
    axis: texts("[data-layer=axis] .number, :scope > .number, text.number"),
    circles: all("[data-layer=points] circle", "cx", "cy", "r"),
    lines: paths("[data-layer=line] path"),
    steps: paths("[data-layer=dose] path"),
    dose_axis: texts("[data-layer=dose] .number"),
    bands: all("[data-layer=phases] rect.band, :scope > rect.band", "x", "y", "width", "height"),
    missing: all("[data-layer=missing] rect", "x", "width"),
    skipped: paths("[data-layer=points] .skipped"),
    boxes: all("rect.middle", "x", "y", "width", "height"),
    medians: all("line.median", "x1", "x2", "y1"),
    dots: paths("path.dot"),
    one: all("circle.dot", "cx"),
    zero: all("line.zero", "x1"),
    threshold: all("line.threshold", "x1"),
    ninety_five: all("line.ninety-five", "x1", "x2"),
    half: all("line.half", "x1", "x2"),
    hatched: paths("path[fill^=url]"),
    under: paths("path.under"),
  };
};
const points_of = (path) => [...path.matchAll(/[ML]([-\d.]+) ([-\d.]+)/g)].map((m) => [Number(m[1]), Number(m[2])]);
const number_of = (text) => Number(text.replace("\u2212", "-").replace("+", ""));

/** A straight line through the two outermost numbers of an axis. */
function scale_of(marks, along) {
  const [low, high] = [marks.at(0), marks.at(-1)].map((mark) => [number_of(mark.text), mark[along]]);
  return (value) => low[1] + ((value - low[0]) / (high[0] - low[0])) * (high[1] - low[1]);
}

async function day_by_day(page, diary, outcome) {
  const figure = page.locator("figure").first();
  await figure.locator("svg[role=img]").waitFor();
  const drawn = await figure.locator("svg[role=img]").evaluate(read_shapes);
  const { days, phases } = days_of(diary, outcome.name);
  const known = days.filter(({ value }) => value !== null);

  const axis = drawn.axis.filter(({ text }) => !drawn.dose_axis.some((d) => d.text === text && d.text !== "0"));
  const marks = axis.slice(0, axis.findIndex(({ text }) => text === String(outcome.highest)) + 1);
  assert.deepEqual([marks[0].text, marks.at(-1).text], [String(outcome.lowest), String(outcome.highest)], "its axis");
  const y = scale_of(marks, "y");
  assert.equal(drawn.circles.length, known.length, "a point for each day with a number");
  const day_width = (drawn.circles.at(-1).cx - drawn.circles[0].cx) / (known.at(-1).index - known[0].index || 1);
  const x = (index) => drawn.circles[0].cx + (index - known[0].index) * day_width;
  for (const [nth, { index, value, late }] of known.entries()) {
    near(drawn.circles[nth].cx, x(index), 0.1, `x of day ${index}`);
    near(drawn.circles[nth].cy, y(value), 0.1, `y of day ${index}, which is ${value}`);
    assert.equal(drawn.circles[nth].class.includes("late"), late, `day ${index} is ${late ? "" : "not "}marked late`);
  }

  const runs = runs_of(days, (d) => d.value).filter((run) => run.length > 1);
  assert.equal(drawn.lines.length, runs.length, "a line for each run of days with numbers");
  for (const [nth, run] of runs.entries()) {
    const points = points_of(drawn.lines[nth]);
    assert.equal(points.length, run.length, "a line is drawn through the days of its run, and across no other");
    for (const [k, { index, value }] of run.entries()) {
      near(points[k][0], x(index), 0.1, `the line at day ${index}`);
      near(points[k][1], y(value), 0.1, `the line at day ${index}`);
    }
  }

  // A dose holds from the left edge of its day to the right; where it is not known there is no step.
  const [zero, most] = drawn.dose_axis;
  const highest = Math.max(diary.dose.full_dose ?? 0, ...days.map((d) => d.dose ?? 0)) || 1;
  assert.equal(number_of(most.text), highest, "the axis of the dose ends with the highest");
  const steps = runs_of(days, (d) => d.dose);
  assert.equal(drawn.steps.length, steps.length, "a flight of steps for each run of known doses");
  const floor = zero.y;
  const ceiling = Number(
    drawn.steps
      .join(" ")
      .match(/V[-\d.]+/g)
      .reduce((top, v) => Math.min(top, Number(v.slice(1))), Infinity),
  );
  for (const [nth, run] of steps.entries()) {
    const flight = [...drawn.steps[nth].matchAll(/V([-\d.]+)H([-\d.]+)/g)].map((m) => [Number(m[1]), Number(m[2])]);
    assert.equal(flight.length, run.length, "a step for each day");
    for (const [k, { index, dose }] of run.entries()) {
      near(flight[k][1], x(index + 0.5), 0.6, `the step of day ${index} ends with it`);
      near(floor - flight[k][0], (dose / highest) * (floor - ceiling), 0.6, `the step of day ${index}, ${dose}`);
    }
  }

  const on = phases.filter((p) => p.on);
  assert.equal(drawn.bands.length, on.length, "a band for each period with the treatment");
  for (const [nth, { start, end }] of on.entries()) {
    near(drawn.bands[nth].x, x(start - 0.5), 0.1, "a band begins with the first day of its period");
    near(drawn.bands[nth].x + drawn.bands[nth].width, x(end - 0.5), 0.1, "and ends with its last");
    near(drawn.bands[nth].y + drawn.bands[nth].height, y(outcome.lowest), 0.1, "and stands behind the whole axis");
  }
  const hatched = new Set(
    drawn.missing.flatMap((r) =>
      Array.from({ length: Math.round(r.width / day_width) }, (_, k) => Math.round((r.x - x(-0.5)) / day_width) + k),
    ),
  );
  const missing = days.filter((d) => d.state === "not_recorded").map((d) => d.index);
  assert.deepEqual(
    [...hatched].sort((a, b) => a - b),
    missing,
    "what is hatched is what nobody wrote down",
  );
  const crosses = (drawn.skipped[0] ?? "").match(/M/g)?.length ?? 0;
  assert.equal(crosses, days.filter((d) => d.state === "skipped").length, "a cross for each answer that was left out");
  assert.ok(drawn.label.includes(`written down on ${known.length} of ${days.length} days`), drawn.label);
  return { points: known.length, days: days.length, phases: phases.length };
}

const quantile = (sorted, share) => {
  const at = share * (sorted.length - 1);
  const below = sorted[Math.floor(at)];
  return below + (at - Math.floor(at)) * (sorted[Math.ceil(at)] - below);
};

async function period_by_period(page, diary, outcome) {
  const svg = page.getByRole("figure", { name: "Period by period" }).locator("svg[role=img]");
  const drawn = await svg.evaluate(read_shapes);
  const { days, phases } = days_of(diary, outcome.name);
  const y = scale_of(drawn.axis, "y");
  assert.equal(drawn.dots.length, phases.length, "a column for each period");
  const said = phases.map(({ start, end }) =>
    days
      .filter((d) => d.index >= start && d.index < end && d.value !== null)
      .map((d) => d.value)
      .sort((a, b) => a - b),
  );
  assert.equal(drawn.medians.length, said.filter((values) => values.length > 0).length, "a median for each with a day");
  for (const [nth, values] of said.filter((v) => v.length > 0).entries()) {
    near(drawn.medians[nth].y1, y(quantile(values, 0.5)), 0.1, `the median of period ${nth + 1}`);
    const number = String(Math.round(quantile(values, 0.5) * 10) / 10);
    assert.ok(drawn.label.includes(`: ${number}`), `${drawn.label} says ${number}`);
  }
  for (const [nth, values] of said.filter((v) => v.length >= 4).entries()) {
    near(drawn.boxes[nth].y, y(quantile(values, 0.75)), 0.1, `the top of box ${nth + 1}`);
    near(drawn.boxes[nth].y + drawn.boxes[nth].height, y(quantile(values, 0.25)), 1, `the foot of box ${nth + 1}`);
  }
  for (const [nth, values] of said.entries()) {
    const dots = [...drawn.dots[nth].matchAll(/M[-\d.]+ ([-\d.]+)h0/g)].map((m) => Number(m[1]));
    assert.equal(dots.length, values.length, `a dot for each day of period ${nth + 1}`);
    for (const [k, at] of dots.sort((a, b) => b - a).entries()) near(at, y(values[k]), 0.1, "a dot");
  }
}

async function calendar(page, diary, outcome) {
  const cells = await page.locator("td:has([data-day])").evaluateAll((all) =>
    all.map((td) => ({
      day: td.querySelector("[data-day]").dataset.day,
      state: td.dataset.state,
      printed: td.querySelector(".value").textContent.trim(),
      hatched: getComputedStyle(td).backgroundImage.includes("repeating-linear-gradient"),
      read: td.querySelector(".unseen").textContent,
    })),
  );
  const written = new Map(diary.days.map((d) => [d.day, d.outcomes[outcome.name]]));
  assert.ok(cells.length > 28, `${cells.length} days in the calendar`);
  for (const { day, state, printed, hatched, read } of cells) {
    const entry = written.get(day) ?? { state: "not_recorded", value: null };
    assert.equal(state, entry.state, `${day} in the calendar`);
    assert.equal(printed, entry.value !== null ? String(entry.value) : entry.state === "skipped" ? "×" : "", day);
    assert.equal(hatched, entry.state === "not_recorded", `${day} is ${hatched ? "" : "not "}hatched`);
    const said = { skipped: "not answered, on purpose", not_recorded: "not written down" }[state];
    assert.ok(read.includes(`: ${said ?? entry.value}`), read);
  }
}

/** The answer: the curve, its interval, and what is worth having, against the review that the page was given. */
async function posterior(page, origin) {
  await page.goto(`${origin}/#example/answer`);
  await page.getByRole("heading", { name: "The effect" }).waitFor();
  const worth_having = "main figure svg[role=img] .threshold";
  const x_before = await page.evaluate((at) => document.querySelector(at)?.getAttribute("x1") ?? null, worth_having);
  await page.getByRole("textbox", { name: /Smallest change/ }).fill("0.5");
  const [reply] = await Promise.all([
    page.waitForResponse((r) => r.request().postData()?.includes('"review"') ?? false),
    page.getByRole("button", { name: "Ask again" }).click(),
  ]);
  const { review } = await reply.json();
  await page.waitForFunction(
    ([at, before]) => ![before, undefined].includes(document.querySelector(at)?.getAttribute("x1")),
    [worth_having, x_before],
  );
  const svg = page.locator("figure svg[role=img]:has(.threshold)").first();
  const drawn = await svg.evaluate(read_shapes);
  const x = scale_of(drawn.axis, "x");
  const { q } = review.effect;
  near(drawn.zero[0].x1, x(0), 0.1, "no effect");
  near(drawn.threshold[0].x1, x(review.better === "lower" ? -0.5 : 0.5), 0.1, "the smallest that is worth having");
  near(drawn.one[0].cx, x(q["50"]), 0.1, "the middle");
  near(drawn.ninety_five[0].x1, x(q["2.5"]), 0.1, "the lower end of 95 per cent");
  near(drawn.ninety_five[0].x2, x(q["97.5"]), 0.1, "the upper end of 95 per cent");
  near(drawn.half[0].x1, x(q["25"]), 0.1, "the lower end of the half");
  near(drawn.half[0].x2, x(q["75"]), 0.1, "the upper end of the half");

  // The area under the curve between two quantiles is the probability between them.
  const [first, ...more] = points_of(drawn.under[0].replace("z", ""));
  const curve = [first, ...more.slice(0, -2)];
  const foot = more.at(-1)[1];
  const area = (from, to) => {
    let sum = 0;
    for (let i = 1; i < curve.length; i++) {
      const [x0, y0] = curve[i - 1];
      const [x1, y1] = curve[i];
      const [a, b] = [Math.max(x0, from), Math.min(x1, to)];
      if (b <= a) continue;
      const at = (px) => foot - (y0 + ((px - x0) / (x1 - x0)) * (y1 - y0));
      sum += ((at(a) + at(b)) / 2) * (b - a);
    }
    return sum;
  };
  const whole = area(-Infinity, Infinity);
  near(area(x(q["25"]), x(q["75"])) / whole, 0.5, 0.02, "the probability of the half, as an area");
  near(area(x(q["2.5"]), x(q["97.5"])) / whole, 0.95, 0.02, "95 per cent, as an area");
  const edge = review.better === "lower" ? [-Infinity, x(-0.5)] : [x(0.5), Infinity];
  const worth = review.effect.probability_worthwhile;
  if (worth !== null) near(area(...edge) / whole, worth, 0.03, "the hatched area is the probability that is told");
  assert.ok(drawn.hatched[0].length > 0, "what is worth having is hatched");
  for (const bound of ["2.5", "97.5"]) {
    const said = Math.abs(q[bound]).toFixed(review.effect.sd >= 20 ? 0 : review.effect.sd >= 0.35 ? 1 : 2);
    assert.ok(drawn.label.includes(said), `${drawn.label} says ${said}`);
  }
}

/** A hundred people, and the sentence beside them. */
async function people(page, origin, done) {
  await done({ verb: "plan_new", outcome: "pain", smallest: 1, dose_mg: 200 });
  await page.goto(`${origin}/#mine/plan`);
  await page.reload();
  const figures = page.locator("main figure:has(svg .keep, svg .stop, svg .undecided)");
  await figures.nth(1).waitFor();
  await page.waitForFunction(() => document.querySelector('main [aria-busy="true"]') === null);
  const drawn = await figures.evaluateAll((all) =>
    all.map((figure) => {
      const count = (kind) => figure.querySelectorAll(`svg .${kind}`).length;
      return {
        counts: [count("keep"), count("stop"), count("undecided")],
        said: figure.querySelector("figcaption").textContent,
      };
    }),
  );
  assert.ok(drawn.length >= 2, `${drawn.length} pictures of a hundred people`);
  for (const { counts, said } of drawn) {
    assert.equal(
      counts.reduce((sum, one) => sum + one),
      100,
      "a hundred people are a hundred",
    );
    for (const count of counts)
      assert.ok(
        count === 0 || new RegExp(`\\b${count === 1 ? "(1|one)" : count}\\b`).test(said),
        `${said} says ${count}`,
      );
  }
  return drawn.length;
}

/** The colours of the marks and of the ground they stand on, for every kind of eye: what is told apart stays apart. */
async function colours(browser, page, theme) {
  const of = (selector, property) =>
    page
      .locator(selector)
      .first()
      .evaluate((e, p) => getComputedStyle(e)[p], property);
  const found = {
    card: await of("figure", "backgroundColor"),
    band: await of("[data-layer=phases] .band", "fill"),
    point: await of("[data-layer=points] circle", "fill"),
    dose: await of("[data-layer=dose] path", "stroke"),
    hatch: await of("pattern .hatch", "stroke"),
    axis: await of("[data-layer=axis] .number", "fill"),
  };
  const tokens = await page.evaluate(() => {
    const style = getComputedStyle(document.documentElement);
    return Object.fromEntries(
      ["accent", "alert", "control"].map((name) => [name, style.getPropertyValue(`--${name}`)]),
    );
  });
  for (const [eye, as] of Object.entries(await seen_as(browser, { ...found, ...tokens }))) {
    const where = `${theme}, ${eye}`;
    for (const ground of ["card", "band"])
      for (const [mark, least] of [
        ["point", 4.5],
        ["axis", 4.5],
        ["dose", 3],
        ["accent", 3],
        ["alert", 3],
        ["control", 2.4],
      ])
        assert.ok(
          contrast(as[mark], as[ground]) >= least,
          `${where}: ${mark} on ${ground} has a contrast of ${contrast(as[mark], as[ground]).toFixed(2)}`,
        );
    assert.ok(
      distance(as.band, as.card) > 4,
      `${where}: a band is ${distance(as.band, as.card).toFixed(1)} from the card`,
    );
    assert.ok(distance(as.accent, as.alert) > 12, `${where}: keep and stop differ by ${distance(as.accent, as.alert)}`);
  }
}

async function on_paper(page, name) {
  await page.emulateMedia({ media: "print" });
  const { screen_only, inks, wide } = await page.evaluate(() => ({
    screen_only: [...document.querySelectorAll("button, .screen-only")].filter((e) => e.getClientRects().length > 0)
      .length,
    inks: [...document.querySelectorAll("figure text, figure figcaption")].map((e) => {
      const style = getComputedStyle(e);
      return e.tagName === "text" ? style.fill : style.color;
    }),
    wide: document.documentElement.scrollWidth - innerWidth,
  }));
  const cut = await page
    .locator("figure svg[viewBox][role=img]")
    .evaluateAll((all) => all.filter((svg) => getComputedStyle(svg).maxWidth !== "100%").length);
  assert.equal(cut, 0, `${name} on paper: figures that would be wider than it`);
  assert.equal(screen_only, 0, `${name} on paper: what can only be tapped is not printed`);
  assert.ok(wide <= 0, `${name} on paper is too wide`);
  for (const ink of new Set(inks)) assert.ok(/rgb\((\d+), \1, \1\)/.test(ink), `${name} on paper: ink ${ink}`);
  writeFileSync(join(pictures, `print-${name}.pdf`), await page.pdf({ format: "A4", printBackground: true }));
  await page.emulateMedia({ media: "screen" });
}

async function main() {
  const data = mkdtempSync(join(tmpdir(), "titrate-charts-"));
  const server = await serve(program, data);
  const { origin } = new URL(server.address);
  const { done } = door_at(server.address);
  const browser = await launch();
  try {
    await keep_diary(done, 60);
    await done({ verb: "example" });
    const complaints = [];
    const look = { viewport: { width: 1280, height: 900 }, locale: "en-GB", reducedMotion: "reduce" };
    const context = await browser.newContext(look);
    const page = await context.newPage();
    page.setDefaultTimeout(patience);
    page.on("pageerror", (error) => complaints.push(error.stack));
    await page.goto(server.address);
    for (const name of ["mine", "example"]) {
      const { diary } = await done({ verb: "diary", diary: name });
      const outcome = diary.outcomes[0];
      await page.goto(`${origin}/#${name}/chart`);
      await page.reload(); // or the figure of the diary before is still there
      const { points, days, phases } = await day_by_day(page, diary, outcome);
      if (phases > 1) await period_by_period(page, diary, outcome);
      await calendar(page, diary, outcome);
      console.log(
        `  ${name}: ${points} points on ${days} days, ${phases} periods, and the calendar are as the diary says`,
      );
      await on_paper(page, `${name}-chart`);
    }
    for (const theme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme: theme });
      await colours(browser, page, theme);
    }
    await page.emulateMedia({ colorScheme: "light" });
    console.log("  colours: apart in both themes, for each kind of colour blindness");
    await posterior(page, origin);
    await on_paper(page, "answer");
    console.log("  the answer: curve, interval and what is worth having");
    console.log(`  ${await people(page, origin, done)} pictures of a hundred people`);
    assert.deepEqual(complaints, [], "errors of the page");
  } finally {
    await browser.close();
    server.stop();
    rmSync(data, { recursive: true, force: true });
  }
}

main().then(
  () => console.log("The figures are as the numbers."),
  (error) => {
    console.error(`A figure is not as its numbers.\n${error.stack ?? error}`);
    process.exit(1);
  },
);
