// A diary as it is after so many days: outcomes, doses, side effects, notes, what else changed, corrections, late days.
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

/** Through the door, each entry dated to its own evening, yesterday's the last. `trial`: of how many days ago, if any. */
export async function keep_diary(done, days, { trial = 0 } = {}) {
  await done({ verb: "person", person, now: evening(days + 1) });
  await done({ verb: "track", outcomes: ["pain", "sleep_quality", "bowel_movements"], now: evening(days + 1) });
  const ladder = { unit_mg: 100, unit: "capsule", product: "Glycinate", run_in_days: 0, start: day_before(days) };
  await done({ verb: "follow", act: "start", ...ladder, now: evening(days) });
  for (let n = days; n > 0; n--) {
    if (n === trial) await begin_trial(done, n);
    if (n % 11 === 3) continue; // nobody wrote anything down
    const entered = evening(n % 17 === 0 && n > 2 ? n - 2 : n);
    const of_day = { verb: "record", day: day_before(n), now: entered };
    const value = (item, value) => done({ ...of_day, item, state: "value", value });
    if (n > trial) await value("dose", 100);
    await value("pain", (n * 7) % 9);
    if (n % 5 === 0) await done({ ...of_day, item: "sleep_quality", state: "skipped" });
    else await value("sleep_quality", 4 + (n % 5));
    await value("bowel_movements", n % 3);
    if (n % 13 === 0) await value("pain", (n * 5) % 9); // corrected
    if (n % 19 === 0)
      await done({ ...of_day, item: "side_effect", effect: "bloating or gas", state: "value", value: 1 });
    if (n % 7 === 0) await done({ ...of_day, item: "note", state: "value", text: "A long walk, and late to bed." });
    if (n % 31 === 0) await done({ ...of_day, item: "context", kind: "illness", state: "value", text: "a cold" });
    if (n % 41 === 0) await done({ verb: "undo", now: entered });
  }
}

async function begin_trial(done, n) {
  const now = evening(n + 1);
  await done({ verb: "follow", act: "stop", reason: "a trial", now });
  await done({ verb: "plan_new", outcome: "pain", smallest: 1, dose_mg: 200, start: day_before(n), now });
  await done({ verb: "plan_lock", people: 1000, now });
}
