import type { Day } from "../../days";
import { full_day, magnesium, plain_day, plural } from "./format";

interface Counted {
  days: number;
  taken: number;
  none: number;
  skipped: number;
  unknown: number;
}

export const trial = {
  sealed: "Sealed",
  just_sealed: "Sealed. Keep the fingerprint where you cannot change it: a message to somebody, or a notebook.",
  now_heading: "Where today is",
  before: (start: Day) => `It begins on ${full_day(start)}.`,
  after: "Its last day is over. Open its order, look at the answer, and then decide.",
  run_in: (day: number, days: number) => `Day ${day} of ${days} before the first period. Nothing is taken yet.`,
  gap: (period: number, day: number, days: number) =>
    `Between periods, after period ${period}: day ${day} of ${days}. Nothing is taken.`,
  period: (period: number, periods: number, day: number, days: number) =>
    `Period ${period} of ${periods}, day ${day} of ${days}.`,
  daily: (day: number, days: number) => `Day ${day} of ${days}, decided by a coin.`,
  paused: (day: number, period: number, periods: number) =>
    `It rests, day ${day}. Period ${period} of ${periods} comes next.`,
  stopped: (day: number) => `It was stopped, day ${day}.`,
  opened: "Its order was opened.",
  opened_early: (reason: string) => `Its order was opened before the end, and the trial ended there: ${reason}`,
  arm: (arm: string) => `Today: ${arm}.`,
  capsules: (capsules: number, bag: string | null) =>
    `Today: ${plural(capsules, "study capsule", "study capsules")}${bag === null ? "" : ` from bag ${bag}`}.`,
  blinded: "What is in the capsules is told nowhere before the order is opened.",
  to_today: "Go to today",
  strip: (done: number, of: number) => `${done} of ${of} periods are behind.`,
  last_day: (day: Day) => `Last day: ${full_day(day)}.`,
  next_look: (day: Day) => `Next look: ${full_day(day)}.`,
  look_came: (number_of: number, planned: number, day: Day) =>
    `Look ${number_of} of ${planned} has come, after ${plain_day(day)}.`,
  to_answer: "See the answer",
  to_decide: "Decide",
  peeks: (n: number) => `Somebody looked early, ${n === 1 ? "once" : `${n} times`}. Each report says so.`,
  adherence: "What was taken in the periods",
  counted: (c: Counted) =>
    c.days === 0
      ? "no day yet"
      : [
          [c.taken, "taken"],
          [c.none, "none"],
          [c.skipped, "skipped"],
          [c.unknown, "not written down"],
        ]
          .filter(([n]) => Number(n) > 0)
          .map(([n, what]) => `${n} ${what}`)
          .join(", ") + ` of ${plural(c.days, "day", "days")}`,
  with: "In periods with it",
  without: "In periods without",
  all_periods: "In all periods",
  no_period_yet: "No day of a period is over yet.",
  rests: "Rests",
  rest: (from: Day, until: Day | null, why: string) =>
    `From ${plain_day(from)} ${until === null ? "on" : `until ${plain_day(until)}`}: ${why}`,

  pause_heading: "Pause",
  pause_why:
    "For an illness or a journey. Nothing is taken, nobody is reminded, and the period that is interrupted begins again " +
    "when it goes on. What you notice pauses it by itself.",
  reason: "Reason",
  pause: "Pause from today on",
  resume_heading: "Go on",
  resume_own: "It goes on today, and the interrupted period begins again.",
  question: (name: string, last: Day, days: number, gone: Day | null) =>
    `${name}, last on ${plain_day(last)}: it has to be gone for ${plural(days, "day", "days")} before it goes on` +
    (gone === null ? "." : `; gone since ${plain_day(gone)}.`),
  for_good: (name: string) => `${name}: this product is not taken again.`,
  over_for_good: "This trial is over. Open its order, so that what was taken can be told.",
  earliest: (day: Day) => `It can go on from ${full_day(day)} at the earliest.`,
  gone_since: "Gone since",
  clinician: "Who agreed: a doctor or pharmacist",
  agreed_on: "Agreed on",
  resume: "Go on today",

  seal_heading: "The seal",
  hash: "Fingerprint (SHA-256 of the protocol)",
  commitment: "Commitment to the order",
  protocol_why:
    "Whoever has the fingerprint can check that this is the plan of that day: it is the SHA-256 of this file. When the " +
    "order is opened, its secret shows that it was drawn before the first day. The file holds nothing about you but the " +
    "limit in force.",
  download: "Download the protocol",
  verify_heading: "How anybody can check it",
  verify: "Verify",
  verify_hash: "The fingerprint that you kept, if you want it compared",
  holds: "All that can be checked now holds.",
  does_not_hold: "Something does not hold.",
  check: { holds: "holds", not: "does not hold", open: "cannot be told yet" },
  decisions: "Decisions",
  amendments: "Amendments",
  amended: (day: Day, reason: string) => `${full_day(day)}: ${reason}`,
  no_amendments: "None.",
  question_changed: "An amendment changed the question, so it no longer counts as fixed before the data.",
  amend: "Amend the plan",
  amend_why:
    "The layout, the order, the rule and the looks stay as they were sealed, and the dose never goes up. An amendment " +
    "is kept with its date and reason, and cannot be undone.",
  amend_dose: "Dose a day, mg: as it is, or lower",
  amend_dose_fixed: "The capsules are made, so what is in them stays.",
  amend_smallest: (unit: string) => `Smallest difference worth having, ${unit}`,
  amend_smallest_why:
    "A lower dose or another difference changes the question: it then no longer counts as fixed before the data.",
  amend_secondary: "Watched beside it",
  amend_save: "Write the amendment",
  amend_nothing: "Nothing is changed yet.",
  amend_reason: "Say why.",
  amend_number: "Write a number above zero; a dose not above the one now.",

  open_heading: "Open the order",
  open_end: "The trial is over. Opening tells the order and its secret, and then the answer can be told.",
  open_end_button: "Open the order",
  emergency_heading: "Open it before the end",
  emergency_blinded: "In an emergency: what was in the capsules?",
  emergency_lead:
    "In danger call for help first. Whoever treats you must not wait for a program: the sealed envelope says the same.",
  emergency_means: [
    "It ends the trial for good, from today on. No later day of it counts.",
    "When and why is kept, and every later report says it.",
    "What you know then cannot be unknown.",
  ],
  emergency_blinded_tells: "It tells what was in the capsules of this period, and no more.",
  open_reason: "Why it is opened now",
  open_confirm: "Yes, end this trial",
  open_now: "Open it now",
  open_needs: "Say why, and confirm it.",
  passphrase: "The helper's passphrase, if one closed the order",
  secret: "Or the secret from the sealed envelope",
  taken: "What was taken",
  order: "The order",
  order_of: (period: number, arm: string) => `Period ${period}: ${arm}`,
  secret_told: "The secret of the order. With it anybody can check that the order was drawn before the first day.",
  show_order: "Show the whole order",
  another: "Plan another trial",
};

export const kit = {
  heading: "The kit",
  none: "One bag a period, with a code on it that says nothing. The kit is made once, before the first period.",
  make: "Make the kit",
  has: (bags: number, capsules: number, a_day: number, mg: number) =>
    `${plural(bags, "bag", "bags")}, one a period, ${plural(capsules, "capsule", "capsules")} in each. ` +
    `${plural(a_day, "capsule", "capsules")} a day, each counted as ${magnesium(mg)} of magnesium, whatever is in it.`,
  bags: "Period and bag",
  period: "Period",
  bag: "Bag",
  sheets: "Sheets to print",
  print: (title: string) => `Print “${title}”`,
  helper_heading: "For the helper alone",
  helper_why:
    "It says which bag holds what. Let your helper press this and take the paper away; look elsewhere meanwhile. It is " +
    "fetched only for the printer and is not shown on this page. Print it on paper: a file would have to be deleted.",
  helper_sheets: ["I am the helper: print my sheet", "Print the sheet for the sealed envelope"],
  passphrase: "The helper's passphrase, if one was set",
  alone_heading: "The two pages of codes",
  alone_why:
    "They say which envelope gets what, in codes that an eye cannot read. Print them, scan nothing before the " +
    "shuffle, and destroy them afterwards.",
  alone_sheets: ["Print the page “Codes 1”", "Print the page “Codes 2”"],
  codes: "Codes to cut out",
  which_heading: "Which period is this bag?",
  which_label: "Code on the bag or envelope",
  which: "Look it up",
  which_is: (code: string, period: number) =>
    `Bag ${code}: period ${period}. Write the period on it, and nothing else.`,
  mixed_heading: "Two bags were mixed up",
  mixed_why:
    "The answer goes by what was planned, and beside it stands what was taken. Writing it down cannot be undone; a report " +
    "that was wrong is written once more.",
  one: "One code",
  other: "The other code",
  mixed: "Write it down",
  mixed_up: (one: string, other: string) => `Mixed up: ${one} and ${other}.`,
};
