import type { Day } from "../../days";
import { in_words, number, plain_day, plural, units } from "./format";

const grade_words = ["none", "mild", "it limited you", "severe", "life-threatening"];

export const side_effects = {
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
};

export const guard = {
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
  sources: "Where this comes from",
  numbers_of: (country: string, source: string) => `Numbers of ${country}: ${source}.`,
};

export const study = {
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
  counted: (mg: string) => `Nobody here knows what is in them: each counts as ${mg} of magnesium.`,
  guess: "Which do you believe it is?",
  arm: (name: string) => name,
  unsure: "I do not know",
  sure: "How sure?",
};

export const today = {
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
    `Room left: not known. How much magnesium is in ${names}? Read the label, and say it on the page “About you”.`,
  room: (left: string) => `Room left: ${left} from supplements`,
  no_room: (limit: string) => `No room left: the limit from supplements is ${limit}`,
  none_suggested: (limit: string) => `No dose is suggested now. The limit from supplements is ${limit}.`,
  beside: (amount: string, names: string) => `Counted with it: ${amount} from ${names}.`,
  lowest_limit: "The lowest limit of all holds while nobody said who you are.",
  why_limit: (limit: string) => `Why ${limit}?`,
  source: "Source",
  full_dose_above: (dose: string, limit: string) => `Your full dose, ${dose}, is above the limit of ${limit} a day.`,
  taken: "Taken",
  skipped: "Skipped",
  skipped_text: "took none",
  other: "Other amount",
  amount: "Amount",
  amount_label: (name: string, unit: string) =>
    unit === "capsules" ? "All study capsules of this day" : `All of this day, in ${unit} of ${name}`,
  save_amount: "Save amount",
  cancel: "Cancel",
  amount_said: (amount: number, unit: string) => `${in_words(amount)} ${units[unit] ?? unit}`,
  ambiguous: (text: string) => `“${text}” could be a thousand or one. Write it without a separator of thousands.`,
  unknown_amount: (text: string) => `“${text}” is not an amount I know. Write a number, such as 150 or 187,5.`,
  empty_amount: "Write how much, or choose Skipped if you took none.",
  above_heading: (amount: string) => `${amount} is above the limit`,
  above: (limit: string) => `The limit from supplements is ${limit} a day.`,
  twice_heading: (amount: string) => `${amount} is at least twice your usual dose`,
  twice: (usual: string) => `Your usual dose is ${usual}. Is one digit too many?`,
  confirm: (amount: string) => `Yes, I took ${amount}`,
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
};

export const saved = {
  saved: (clock: string) => `Saved ${clock}`,
  undo: "Undo",
  undone: "Taken back",
  latest: "Latest entry",
  nothing: "Nothing to take back.",
};
