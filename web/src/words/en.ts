import { day_number, type Day } from "../days";

const locale = "en-GB";

function date_format(options: Intl.DateTimeFormatOptions): (day: Day) => string {
  const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" });
  return (day) => format.format(day_number(day) * 86_400_000);
}

const long_day = date_format({ weekday: "long", day: "numeric", month: "long" });
const full_day = date_format({ weekday: "long", day: "numeric", month: "long", year: "numeric" });
const short_day = date_format({ day: "numeric", month: "short" });
const plain_day = date_format({ day: "numeric", month: "long" });

/** A number as read: at most `decimals` decimals, a true minus sign, no grouping that could be a decimal point. */
function number(value: number, decimals = 2): string {
  const rounded = Number(value.toFixed(decimals));
  return String(Object.is(rounded, -0) ? 0 : rounded).replace("-", "\u2212");
}

/** A number with its sign, for differences. */
function difference(value: number, decimals = 2): string {
  const text = number(value, decimals);
  return /^[1-9.0]/.test(text) && Number(text) > 0 ? `+${text}` : text;
}

/** As many decimals as a spread can bear, as in the answer's own sentences: none from 20 on, one from a third on. */
const decimals_of = (spread: number) => (spread >= 20 ? 0 : spread >= 0.35 ? 1 : 2);

/** An estimate whose uncertainty is `spread`; its last decimal is said also where it is zero. */
function estimate(value: number, spread: number): string {
  const text = value.toFixed(decimals_of(spread));
  return Number(text) === 0 ? text.replace("-", "") : text.replace("-", "\u2212");
}

/** The same with its sign, for differences. */
function estimated_difference(value: number, spread: number): string {
  const text = estimate(value, spread);
  return Number(text) > 0 ? `+${text}` : text;
}

/** A probability in whole percent, and never as certainty: worded as the answer's own sentences word it. */
function percent(probability: number): string {
  if (probability < 0.01) return "less than 1 %";
  if (probability > 0.99) return "more than 99 %";
  return `${Math.round(probability * 100)} %`;
}

const ones = (
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen " +
  "eighteen nineteen"
).split(" ");
const tens = "- - twenty thirty forty fifty sixty seventy eighty ninety".split(" ");

function whole_in_words(n: number): string {
  if (n < 20) return ones[n]!;
  if (n < 100) return tens[Math.floor(n / 10)]! + (n % 10 === 0 ? "" : `-${ones[n % 10]!}`);
  const [unit, name] = n < 1000 ? [100, "hundred"] : [1000, "thousand"];
  const rest = n % unit;
  const head = `${whole_in_words(Math.floor(n / unit))} ${name}`;
  return rest === 0 ? head : `${head}${rest < 100 ? " and " : " "}${whole_in_words(rest)}`;
}

/** An amount in words, so that a slipped digit is heard: 2000 is "two thousand". */
function in_words(amount: number): string {
  const [whole = "0", decimals] = String(amount).split(".");
  if (!/^\d{1,6}$/.test(whole)) return String(amount);
  const said = whole_in_words(Number(whole));
  return decimals === undefined ? said : `${said} point ${[...decimals].map((d) => ones[Number(d)]!).join(" ")}`;
}

const units: Record<string, string> = { mg: "milligrams", g: "grams", mcg: "micrograms" };

const plural = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;

/** The name of an outcome at the beginning of a line. */
const capital = (label: string) => label.charAt(0).toUpperCase() + label.slice(1);

/** Median and number of the days of a kind, for a sentence. */
interface Described {
  label: string;
  median: number | null;
}

const grade_words = ["none", "mild", "it limited you", "severe", "life-threatening"];

export const english = {
  side_effects: {
    heading: "Anything you noticed",
    label: "Something that may come from what you take",
    choose: "Choose …",
    other: "Something else",
    own: "What is it? A few words",
    how_bad: "How bad was it?",
    grades: [
      "Mild: you do everything you usually do.",
      "It limits some of what you do.",
      "Severe, or it worries you.",
      "Life-threatening.",
    ],
    grade: (grade: number) => grade_words[grade] ?? String(grade),
    skipped: "not answered",
    gone: "It has gone",
  },
  guard: {
    heading: {
      carry_on: "Noticed, and nothing to change",
      reduce_one_step: "One step down",
      pause: "Pause: take none for now",
      stop_seek_care: "Stop, and have it looked at",
      emergency: "Get help now",
    },
    restart: (day: Day) =>
      `A pause may end on ${plain_day(day)} at the earliest, if you have written down by then that it has gone.`,
    one_step_lower: "When you go on, go on one step lower.",
    poison: (number: string) => `Poisoning: ${number}.`,
    crisis: (number: string) => `Somebody to talk to: ${number}.`,
    numbers_of: (country: string, source: string) => `Numbers of ${country}: ${source}.`,
  },
  locale,
  long_day,
  full_day,
  short_day,
  plain_day,
  number,
  difference,
  estimate,
  estimated_difference,
  percent,
  in_words,
  capital,

  name: "Titrate",
  purpose: "Find out, safely and honestly, whether a supplement helps you.",
  notice: "Titrate informs; it does not diagnose.",
  skip_to_content: "Skip to content",
  views: {
    today: "Today",
    chart: "Chart",
    answer: "Answer",
    track: "What I track",
    you: "About you",
    mechanism: "How magnesium acts",
  },
  views_label: "Views",
  days: (n: number) => plural(n, "day", "days"),
  waiting: "One moment…",

  problems: {
    silent: {
      what: "Titrate does not answer.",
      where: "the program behind this page",
      way_out:
        "It has probably been stopped. Start it again and open the address that it prints. " +
        "What was shown as saved is safe.",
    },
    locked: {
      what: "This page has no key to your diary, so Titrate keeps the diary closed.",
      where: "",
      way_out:
        "Go to the terminal where Titrate runs and open the whole address that it printed: it carries the key, which " +
        "is a new one at each start, so that nobody else reads along. If the terminal is gone, start Titrate again.",
    },
    garbled: (status: number) => ({
      what: "Titrate answered something that this page cannot read.",
      where: `the reply to /api, status ${status}`,
      way_out: "Reload the page. If it stays so, start Titrate again and open the address that it prints.",
    }),
    try_again: "Try again",
    where: "Where",
    dismiss: "Close",
  },

  example: {
    banner: "Simulated example",
    explained: "Nothing here is about you.",
    back: "Back to my own diary",
    open: "Look at the simulated example",
    closed: "This diary is an example, so its days cannot be changed here. Yours can:",
  },

  welcome: {
    heading: "Does it help you, or does it only seem so?",
    lead:
      "Titrate is a diary and a fair judge: each evening you write down what you took and how you were, and it works " +
      "out what your days can tell about it, how sure that is, and what cannot be told.",
    private: "Everything stays on this computer, in one file. There is no account, and nothing is sent anywhere.",
    load_heading: "See how it ends",
    load: "Load the example trial",
    load_text: "A finished trial of a simulated person: the diary, the chart and the answer.",
    start_heading: "Or begin with today",
    start: "Start my own diary",
    start_text: "Choose what to watch. An evening takes about twenty seconds.",
  },

  track: {
    heading: "What do you want to watch?",
    lead: "One to three things are enough. Each is asked once every evening, in the order in which you choose them.",
    lower: "lower is better",
    higher: "higher is better",
    from_to: (lowest: number, highest: number) => `${number(lowest)} to ${number(highest)}`,
    save: "Begin the diary",
    save_again: "Save",
    none_chosen: "Choose at least one.",
    chosen: (n: number) => `${n} chosen`,
    day_heading: "When does your day end?",
    day_lead: "An entry made before this hour still belongs to the evening before.",
    day_label: "My day ends at",
    hour: (hour: number) => (hour === 0 ? "midnight" : `${hour}:00 at night`),
    keys_heading: "Keyboard",
    keys: "Answer with the keys 0 to 9, and t for ten",
    back: "Back to today",
  },

  study: {
    heading: (period: number, periods: number) => `Period ${period} of ${periods}`,
    portion: (capsules: number, bag: string | null, day: number, days: number) =>
      `${plural(capsules, "study capsule", "study capsules")} a day` +
      (bag === null ? "" : ` from bag ${bag}`) +
      `. Day ${day} of ${days}.`,
    left: (left: string) => `${left} left in the bag.`,
    fill_up: (lacks: string, helper: boolean) =>
      `This period begins again, and its bag lacks ${lacks}. ` +
      (helper
        ? "Ask your helper to fill it up, from the line of its code on the helper's sheet."
        : "Nobody can fill it up blind: take what is in it, and write the other days down as skipped."),
    counted: (mg: string) => `Nobody here knows what is in them: each counts as ${mg} mg of magnesium.`,
    guess: "Which do you believe it is?",
    unsure: "I do not know",
    sure: "How sure?",
  },
  today: {
    today: "Today",
    example_end: "The last day of the example",
    past: "A past day: what you enter now corrects it, and is marked as late where it is.",
    previous: "Day before",
    next: "Day after",
    choose_day: "Go to a day",
    back: "Back to today",
    late: "Written down late",
    completeness: (recorded: number, days: number) => `${recorded} of ${plural(days, "day", "days")} written down`,
    dose_heading: "Dose",
    planned: (arm: string) => `The plan for this day: ${arm}`,
    room_not_known: (names: string) =>
      `Room left: not known. How much magnesium is in ${names}? Read the label, and say it in your sheet (other_sources).`,
    room: (left: string, unit: string, limit: string) => `Room left: ${left} of ${limit} ${unit} from supplements`,
    no_room: (limit: string, unit: string) => `No room left: the limit from supplements is ${limit} ${unit}`,
    none_suggested: (limit: string, unit: string) =>
      `No dose is suggested now. The limit from supplements is ${limit} ${unit}.`,
    beside: (amount: string, unit: string, names: string) => `Counted with it: ${amount} ${unit} from ${names}.`,
    lowest_limit: "The lowest limit of all holds while nobody said who you are.",
    why_limit: (limit: string, unit: string) => `Why ${limit} ${unit}?`,
    source: "Source",
    full_dose_above: (dose: string, limit: string, unit: string) =>
      `Your full dose, ${dose} ${unit}, is above the limit of ${limit} ${unit} a day.`,
    taken: "Taken",
    taken_amount: (amount: string, unit: string) => `${amount} ${unit}`,
    skipped: "Skipped",
    skipped_text: "took none",
    other: "Other amount",
    amount: "Amount",
    amount_label: (name: string, unit: string) => `All of this day, in ${unit} of ${name}`,
    save_amount: "Save amount",
    cancel: "Cancel",
    amount_said: (amount: number, unit: string) => `${in_words(amount)} ${units[unit] ?? unit}`,
    ambiguous: (text: string) => `“${text}” could be a thousand or one. Write it without a separator of thousands.`,
    unknown_amount: (text: string) => `“${text}” is not an amount I know. Write a number, such as 150 or 187,5.`,
    empty_amount: "Write how much, or choose Skipped if you took none.",
    above_heading: (amount: string, unit: string) => `${amount} ${unit} is above the limit`,
    above: (limit: string, unit: string) => `The limit from supplements is ${limit} ${unit} a day.`,
    twice_heading: (amount: string, unit: string) => `${amount} ${unit} is at least twice your usual dose`,
    twice: (usual: string, unit: string) => `Your usual dose is ${usual} ${unit}. Is one digit too many?`,
    confirm: (amount: string, unit: string) => `Yes, I took ${amount} ${unit}`,
    reconsider: "No, change it",
    outcomes_heading: "How was it?",
    no_symptoms: "No symptoms today",
    no_symptoms_then: "No symptoms that day",
    no_symptoms_text: "writes a real zero for each",
    skip: "Rather not say",
    skipped_outcome: "Not answered, on purpose",
    clear: "Clear",
    keys: "keys 0–9, t for ten",
    low_good: (highest: number) => `0 none, ${highest} the worst`,
    high_good: (highest: number) => `0 the worst, ${highest} the best`,
    range: (lowest: number, highest: number) => `${number(lowest)} to ${number(highest)}`,
    save_value: "Save",
    outside: (lowest: number | null, highest: number | null) =>
      highest === null
        ? `Write a number from ${number(lowest ?? 0)} on.`
        : `Write a number from ${number(lowest ?? 0)} to ${number(highest)}.`,
    whole: "Write a whole number.",
    note_heading: "Note",
    note_label: "Anything worth remembering",
    note_unread: "Notes are not read for danger: what you noticed belongs above.",
    save_note: "Save note",
    complete: "Everything for this day is written down.",
    change_track: "Change what I track",
    choose_track: "Choose what to watch",
  },

  you: {
    heading: "About you",
    open: "About you",
    lead:
      "What you say here decides your limit, and is compared with what we know about medicines and conditions, now and " +
      "whenever you change it. It stays in your diary, on this computer.",
    age: "Age in years",
    sex: "Sex",
    sexes: { not_said: "Rather not say", female: "Female", male: "Male" },
    life_stage: "Pregnancy and breastfeeding",
    life_stages: {
      none: "Neither",
      trying_to_conceive: "Trying to conceive",
      pregnant: "Pregnant",
      breastfeeding: "Breastfeeding",
    },
    egfr: "Kidney test: eGFR, if you know it",
    authority: "Whose limits hold where you live",
    no_authority: "Not said: the lowest of all",
    country: "Country, for whom to call: US, Germany …",
    lines: "A line each, as you would say it. A list that is left empty means: none.",
    conditions: "Conditions",
    medicines: "Medicines",
    supplements: "Other supplements",
    allergies: "Allergies",
    sources: "What else brings magnesium",
    sources_lead:
      "Multivitamin, antacid, laxative, another product: they count against the same limit. Food does not belong here.",
    source: (nth: number) => `Product ${nth}`,
    source_name: "Product",
    source_mg: "mg of magnesium a day",
    source_unknown: "I do not know how much",
    source_unknown_means:
      "It is then kept with your other supplements, and no room under your limit is shown while it is not known.",
    source_add: "Add a product",
    source_remove: (name: string) => (name === "" ? "Remove" : `Remove ${name}`),
    source_uncounted: (names: string[]) =>
      `${names.join(", ")}: brings magnesium, and nobody said how much. Add it here by the same name.`,
    save: "Save and check",
    wrong: {
      age: "Write your age in whole years.",
      egfr: "Write the eGFR as a number, as the laboratory printed it.",
      sources: "Write the product and its mg of magnesium a day, or say that you do not know how much.",
    },
    no_dose: "No dose is suggested now",
    may_start: "Nothing that we know of keeps you from starting",
    may_not: "Do not start yet: talk to a doctor or pharmacist first",
    could_not: "Do not start yet: something could not be checked",
    same: "Checked again: nothing is new.",
    limit: (mg: string) => `Your limit is ${mg} mg of magnesium a day from supplements and medicines together.`,
    room: (mg: string) => `Beside the other products that you named, ${mg} mg of it are left.`,
    in_the_way: "What stands in the way",
    findings: "What to know",
    nothing: "Nothing in our rules",
    could_not_check: "Could not check",
    could_not_check_means:
      "Write it another way or say what is missing, or show it to a pharmacist. It is not taken for harmless.",
    did_you_mean: (part: string, names: string[]) => `“${part}”: did you mean ${names.join(" or ")}?`,
    severity: {
      block: "must not, unless a clinician agreed",
      clinician: "ask a doctor or pharmacist first",
      avoid: "avoid",
      separate: "keep hours apart",
      monitor: "keep an eye on it",
      caution: "with care",
      info: "good to know",
    },
    apart: (before: number | null, after: number | null) => {
      const parts = [
        before === null ? "" : `take it at least ${number(before)} h before magnesium`,
        after === null ? "" : `wait at least ${number(after)} h after magnesium`,
      ].filter((part) => part !== "");
      return parts.length === 0 ? "" : `Keep apart: ${parts.join(", or ")}.`;
    },
    resolved: (clinician: string) => `Resolved by ${clinician}.`,
    why: "Why?",
  },

  saved: {
    saved: (clock: string) => `Saved ${clock}`,
    undo: "Undo",
    undone: "Taken back",
    latest: "Latest entry",
    nothing: "Nothing to take back.",
  },

  chart: {
    heading: "Day by day",
    outcome: "Outcome",
    none: "Nothing to draw yet.",
    none_next: "Write down today, and the first point appears.",
    to_today: "Go to today",
    recorded: "written down",
    late: "written down late",
    skipped: "not answered, on purpose",
    missing: "not written down: no line is drawn across it",
    changed: "something else changed",
    changes: (all: { kind: string; text: string }[]) =>
      all.map(({ kind, text }) => `${kind.replace("_", " ")}, ${text}`).join("; "),
    phase: (names: string) => `period: ${names}`,
    dose: (name: string, unit: string) => `Dose: ${name}, ${unit}`,
    sentence: (
      label: string,
      first: Day,
      last: Day,
      known: number,
      days: number,
      late: number,
      on: Described | null,
      off: Described | null,
    ) => {
      const medians = [on, off]
        .filter((d) => d !== null && d.median !== null)
        .map((d) => `${number(d!.median!, 1)} in periods ${d!.label}`);
      return (
        `${capital(label)} from ${plain_day(first)} to ${plain_day(last)}: written down on ` +
        `${known} of ${plural(days, "day", "days")}` +
        (late > 0 ? `, ${late} of them late` : "") +
        "." +
        (medians.length > 0 ? ` The median is ${medians.join(" and ")}.` : "") +
        " Medians describe; whether there is an effect is on the page Answer."
      );
    },
    on_label: "with the treatment",
    off_label: "without",
    periods_heading: "Period by period",
    periods_text: "Each dot is one day; the bar is the median of the period.",
    periods_sentence: (parts: string[]) => `Medians in order: ${parts.join(", ")}.`,
    period_part: (label: string, value: number | null) =>
      value === null ? `${label} none` : `${label} ${number(value, 1)}`,
    table: "The numbers as a table",
    table_day: "Day",
    table_dose: "Dose",
    table_phase: "Period",
    states: { not_recorded: "not written down", skipped: "not answered", none: "0", value: "" },
  },

  answer: {
    heading: "Answer",
    question: "Outcome",
    smallest: "Smallest change that would matter to me",
    smallest_help: "Optional, in the same units; a sign is not needed.",
    ask: "Ask again",
    better_heading: "Which way is better?",
    lower: "Lower is better",
    higher: "Higher is better",
    working: "Working it out…",
    undecided_text: "This is an estimate and not a decision.",
    verdicts: {
      keep_taking: "Keep taking it",
      raise: "Raise the dose",
      lower: "Lower the dose",
      stop_taking: "Stop taking it",
      carry_on: "Carry on as planned",
      undecided: "Undecided",
      withhold: "Do not take it",
    },
    effect_heading: "The effect",
    strip: (label: string, unit: string) => `Difference in ${label.toLowerCase()} with the treatment, ${unit}`,
    zero: "no effect",
    worthwhile: "worth having",
    better_side: "better",
    strip_sentence: (mid: string, low: string, high: string, unit: string) =>
      `Best estimate ${mid} ${unit}, with 95 per cent of the probability between ${low} and ${high}.`,
    legend: "The bar holds half of the probability, the line 95 per cent; the dot is the middle.",
    others_heading: "The same question, asked differently",
    facts: {
      effect: "Best estimate",
      sure: "Better at all",
      worthwhile: (smallest: string) => `Better by ${smallest} or more`,
      days: "Days used",
      rho: "Likeness of one day to the next",
      half_life: "Half of the effect after",
    },
    of_days: (recorded: number, days: number) => `${recorded} of ${days}`,
    missing_late: (missing: number, late: number) => `${missing} missing, ${late} written down late`,
    range: (low: string, high: string) => `${low} to ${high}`,
    half_life_days: (n: string) => `${n} days`,
    provenance_heading: "How this was made",
    provenance: (version: string, today: string, seed: number) =>
      `Titrate ${version}, asked on ${today}, seed ${seed}. The same diary and seed give the same digits.`,
    facts_hash: "Tables of facts",
    not_built: "Not part of this answer yet",
    none_next: "The answer needs days with and without the treatment. Write down today.",
    print: "Print this answer",
  },

  mechanism: {
    open: "How magnesium acts: two figures to explore",
    heading: "How magnesium acts: two figures to explore",
    lead: "The curves come from published experiments. Move the sliders, or use the arrow keys.",
    back: "Back to the diary",
    formula: (formula: string) => `Formula: ${formula}.`,
    source: (source: string) => `Source: ${source}.`,
    numbers: "All numbers behind the figures, with sources",
    value: (value: number, unit: string | null) =>
      `${number(value, 4)}${unit === null || unit === "1" ? "" : ` ${unit}`}`,
    block: {
      heading: "Block of the NMDA receptor",
      lead:
        "Magnesium outside of a nerve cell sits in this channel and blocks it, the more so the more negative the cell " +
        "is inside. Measured on channels in a dish.",
      across: "membrane voltage, mV",
      up: "channels not blocked, fraction",
      voltage: "Membrane voltage",
      magnesium: "Magnesium outside",
      said: (mv: number, mmol: number, fraction: number) =>
        `At ${number(mv)} mV and ${number(mmol)} mmol/L the fraction that is not blocked is ${fraction.toFixed(4)}.`,
      half: (mv: number) => `At this concentration half of the channels are blocked at ${number(mv, 1)} mV.`,
      rise: (rise: number, after: number, change: number) =>
        `Supplements raise magnesium in blood by about ${number(rise)} mmol/L. If the brain followed, the fraction ` +
        `would be ${after.toFixed(4)}, ${number(Math.abs(100 * change), 1)} % less. The brain regulates its own ` +
        "magnesium, so this is the most it could be, and no effect is claimed.",
    },
    absorption: {
      heading: "How much of one dose is absorbed",
      lead: "A carrier in the bowel takes up magnesium and saturates; a small part passes by itself.",
      across: "one dose, mg of the element",
      up: "absorbed, mg of the element",
      dose: "One dose",
      said: (dose: number, absorbed: number) =>
        `Of ${number(dose)} mg at once about ${number(absorbed, 1)} mg are absorbed` +
        (dose > 0 ? `, ${number((100 * absorbed) / dose, 0)} %.` : "."),
      split: (two: number, three: number) =>
        `Taken as two equal doses far apart it would be ${number(two, 1)} mg, as three ${number(three, 1)} mg.`,
      not_advice:
        "Form and end points are published; two constants were fitted to them by this project, and the meal is ignored. " +
        "How much you may take is said by the limit, and not by this curve.",
    },
  },
};
