import type { Day } from "../../days";
import type { Other } from "../../parts/plan/wish";
import { estimate, full_day, magnesium, number, percent, plural } from "./format";
import { in_unit } from "./outcomes";

const are = (people: number) => (people === 1 ? "is" : "are");
const points = (error: number) => (error < 0.95 ? number(error, 1) : number(error, 0));

const none = (n: number) => (n === 0 ? "none" : String(n));

export const plan = {
  seconds_left: (seconds: number) => `About ${number(seconds)} s to go.`,
  stop_working: "Stop",
  heading: "Plan a trial",
  lead:
    "Choose what you want to know. The program proposes the rest, and nothing is kept until you say so. Whether the " +
    "plan can answer at all is tried on simulated people before your first day.",
  example: "A plan belongs to your own diary. The trial of the example is over already.",
  to_own: "Plan my own",
  needs_person: "First say who you are: the dose of a plan stays within your limit.",
  to_person: "About you",

  outcome: "What should it change?",
  choose: "Choose…",
  tracked: "What you track",
  others: "What can be tracked",
  comparator: "Compare with",
  comparators: { nothing: "nothing", placebo: "a placebo", lower_dose: "a lower dose", glycine: "glycine alone" },
  comparators_why: {
    nothing: "Periods with it and periods without.",
    placebo: "A capsule without magnesium. It tells more than nothing only where both look alike.",
    lower_dose: "Both arms hold magnesium. It takes more days to find a difference.",
    glycine: "As much glycine as the magnesium glycinate brings, so that only the magnesium differs.",
  },
  blinding: "Who prepares capsules that look alike?",
  blindings: { none: "Nobody: I know what I take", self: "I, alone", helper: "Somebody helps me" },
  blindings_why: {
    none: "What you expect can move what you feel.",
    self: "Shuffled envelopes hide the order from somebody who does not want to know it.",
    helper: "The helper fills the bags and keeps the order. This hides it best.",
  },
  blinding_only: "Only a placebo or glycine can be hidden in capsules: nothing and a lower dose cannot.",
  smallest: "Smallest difference that would be worth the trouble",
  smallest_why: "In the unit of the outcome, each day. Nothing published says it for this one, so you have to.",
  better: "Which way is better?",
  lower: "Lower",
  higher: "Higher",
  mean: "How many minutes is it usually, without it?",
  sd: "By how many minutes does it vary from day to day?",
  not_a_number: "Write a number above zero.",
  propose: "Ask with this",
  proposing: "Working out a proposal…",
  proposal: "What the program proposes",
  cannot: "What to know before",
  numbers: "Every number, and why",
  source: (source: string) => `Source: ${source}`,
  keep: "Keep as my plan",
  another: "Ask another question",
  back: "Back to my plan",
  replaces: "Keeping this one replaces the plan that you have. It is not sealed yet.",

  not_sealed: "Your plan, not sealed yet",
  figures_heading: "Try it on simulated people",
  figures_lead: "Move a slider: simulated people live through the plan, and the rule judges their days.",
  sliders: {
    dose: "Dose a day",
    pairs: "Pairs of periods",
    pairs_of_days: "Pairs of days",
    period: "Days of a period",
    gap: "Days between periods",
    smallest: "Difference worth having",
    missing: "Evenings that you will miss",
    rho: "How much one day is like the next",
  },
  more: "Layout and first day",
  run_in: "Days before the first period, without it",
  start: "First day",
  start_past: "This day is not after today. A plan begins after the day on which it is sealed.",
  kind: "How the order is drawn",
  kinds: {
    pairs: "In pairs: of each two periods one is with it",
    blocks: "Freely: half of all periods, in any order",
    daily: "A coin for each day",
  },
  mg: (mg: number) => magnesium(mg),
  days: (n: number) => plural(n, "day", "days"),
  in_unit: (value: number, unit: string) => in_unit(value, unit),
  share: (share: number) => `${number(100 * share, 0)} of 100`,
  likeness: (rho: number) => number(rho),
  chance: (probability: number) => percent(probability),
  chance_label: "Chance to find it",
  plus_minus: (error: number) => `± ${points(error)} points`,
  length_label: "Length",
  until: (day: Day) => `until ${full_day(day)}`,
  first_idea: (people: number) => `A first idea from ${number(people)} simulated people for each picture.`,
  full_pass_of: (people: number) => `The full rehearsal, of ${number(people)} simulated people for each picture.`,
  checking: "Holding it against your limit and your product…",
  moved: "These numbers are of the plan before the last move.",

  hundred: {
    helps: (size: string) => `It helps by ${size}, just enough to matter`,
    helps_twice: (size: string) => `It helps twice as much, by ${size}`,
    nothing: "It does nothing",
    heading: "Of 100 people like you",
    signs: "What the signs mean",
    legend: { keep: "told to keep taking it", stop: "told to stop", undecided: "told neither" },
    found: (keep: number, stop: number, undecided: number, error: number) =>
      `Of 100 people like you whom it helps so much, ${none(keep)} ${are(keep)} told to keep taking it (± ${points(error)}); ` +
      `${none(stop)} ${are(stop)} told to stop, wrongly, and ${none(undecided)} ${are(undecided)} told neither.`,
    false_claim: (keep: number, stop: number, undecided: number) =>
      `Of 100 people like you whom it does not help, ${none(keep)} ${are(keep)} told to keep taking it, wrongly; ` +
      `${none(stop)} ${are(stop)} told to stop, and ${none(undecided)} ${are(undecided)} told neither.`,
    worst: (rate: number, error: number, most: number) =>
      `Whatever the likeness of the days, at most ${percent(rate)} (± ${points(error)} points) hear a false claim; the ` +
      `rule allows ${percent(most)}.`,
  },
  facts: {
    answer: "Whose days can tell an effect at all",
    width: "Width of the 95\u00a0% interval",
    missing: "Evenings left out",
    days: "Days to the answer",
    looks: "Looks",
  },
  width: (width: number, unit: string) => `about ${estimate(width, width)} ${unit}`,
  missing_of: (missing: number, days: number) => `about ${number(missing, 0)} of ${days}`,
  missing_means: "A missed evening is left out and never counted as zero; the others have to carry the answer.",
  after_days: (days: number[]) => `after day ${days.join(" and ")}`,
  blinded_means: "The capsules look alike, so what you expect moves both arms alike.",
  warnings: "What the rehearsal warns of",

  others_heading: "Three other plans",
  others_lead: "Each changes one thing. Tap one to take it.",
  others_wait: "Trying three other plans…",
  other: {
    one_more_pair: "One more pair",
    a_sixth_more: "A sixth more days",
    longer_periods: "Longer periods",
    fewer_missing: "Half as many missed evenings",
    shorter_periods: "Shorter periods, one more pair",
  } satisfies Record<Other, string>,
  against: (gain: number, error: number, days: number) => {
    const chance = Math.abs(gain) <= error ? "no difference that can be told" : "";
    const moved = `${gain < 0 ? "\u2212" : "+"}${number(Math.abs(gain), 0)} points (± ${points(error)})`;
    const weeks = Math.round(Math.abs(days) / 7);
    const longer =
      days === 0
        ? "as long"
        : `${days < 0 ? "\u2212" : "+"}${weeks < 2 ? plural(Math.abs(days), "day", "days") : `${weeks} weeks`}`;
    return `${chance === "" ? moved : `${moved}, ${chance}`}, ${longer}`;
  },
  take: "Take this one",
  nearest: "Take the nearest plan that can answer",
  full: {
    heading: "The full rehearsal",
    lead:
      "The sliders show a first idea. Before the seal every plan is rehearsed in full and its rule is calibrated; you " +
      "can see that beforehand. It takes from seconds to some minutes, and until it is done the rest of Titrate waits.",
    begin: "Rehearse in full",
    people: "Simulated people",
    people_fast: "1,000: a rougher idea, sooner",
    people_true: "10,000: as before a seal",
    working: (seconds: number) => `Simulated people are living through the plan: ${number(seconds)} s so far.`,
    leave: "You can leave this page. What is being worked out is then lost, and nothing else.",
    took: (seconds: number) => `It took ${number(seconds, 0)} s.`,
    of_old: "The sliders have moved since: this is of the plan before.",
  },
  keep_changes: "Keep these changes",
  undo_changes: "Back to what is kept",
  changed: "Not kept yet.",
  kept: "Kept.",
  needs_keeping: "Keep the changes or take them back first: what is sealed is the plan that is kept.",
};

export const seal = {
  heading: "Seal it",
  means:
    "Sealing fixes the question, the order of the periods and the rule before your first day, so that nobody can fit " +
    "them to the data. The order is drawn by chance and closed; a fingerprint of all of it is shown to you, and whoever " +
    "has it can check the plan later. It cannot be undone: what changes afterwards is an amendment with a date and a reason.",
  before:
    "Before that the plan is rehearsed in full. That takes from seconds to some minutes, and the rest of Titrate waits.",
  in_the_way: "It cannot be sealed yet",
  to_person: "About you",
  to_product: "Product",
  to_ladder: "Your ladder",
  to_sheet: "Sheet for your doctor",
  passphrase: "The helper's passphrase",
  passphrase_why:
    "Let your helper type it: at least ten characters. It closes the order, and is kept nowhere. If it is forgotten, " +
    "only the sealed envelope opens the order.",
  passphrase_none: "Without a passphrase whoever can open the folder of this diary, and so you, could break the blind.",
  again: "The same once more",
  differ: "The two are not the same.",
  too_short: "At least ten characters.",
  without: "Seal it without a passphrase",
  seal: "Seal the plan",
  working: (seconds: number) => `Rehearsing, calibrating and drawing the order: ${number(seconds)} s so far.`,
  leave: "If you leave this page, it goes on, and the plan is sealed when it is done.",
};
