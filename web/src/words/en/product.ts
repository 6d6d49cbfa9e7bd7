import type { Label, WrongByHand } from "../../product";
import { full_day, in_words, magnesium, number } from "./format";
import type { Day } from "../../days";

const article = (unit: string) => `in each ${unit}`;
const many = (n: number, unit: string) => `${number(n)} ${unit}${n === 1 ? "" : "s"}`;

export const product = {
  heading: "Your product",
  lead:
    "Type or paste what stands on the pack. Magnesium glycinate is a compound: only a part of its weight is magnesium, and " +
    "only that part is counted.",

  kept_heading: "What you take",
  kept_none: "No product is kept yet. Read its label below, then keep it.",
  holds: (mg: number, unit: string) => `${magnesium(mg)} of magnesium ${article(unit)}`,
  holds_words: (mg: number) => `${in_words(mg)} milligrams of magnesium itself, not of the compound`,
  said_on: (day: Day) => `Kept since ${full_day(day)}. What you took before stays as it was.`,
  form: "Form",
  forms: (form: string) => form.replace(/^mg_/, "").replaceAll("_", " "),
  alkaline: "Kept apart from medicines",
  alkaline_yes: "as an antacid is: it counts as alkaline",
  alkaline_no: "as magnesium is",
  lot: "Lot",
  expires: "Good until",
  expired: (day: Day) => `${full_day(day)}: it has expired`,
  programme: "Tested by",
  nobody: "nobody but the maker, as far as was said",
  not_said: "not said",
  scored: "A tablet with a line to halve it",
  label_text: "The label, as it was read",
  read_again: "Read its label again",
  pack: "A new pack: change lot, expiry or name",
  pack_name: "Name",
  pack_lot: "Lot number",
  pack_expires: "Good until",
  pack_programme: "Who tests it, other than the maker",
  pack_save: "Save and check again",
  pack_no_name: "Give it a name.",
  change_by_label: "Another product? Read its label below and keep it.",

  label_heading: "Read a label",
  label: "What stands on the pack",
  label_hint:
    "All of the facts panel, with the serving size and the % daily value, and the small print: lot, expiry, testing. For " +
    "example: Serving size: 2 capsules. Magnesium (as magnesium bisglycinate) 200 mg 48 %.",
  label_records:
    "The JSON record of a product from the NIH label database (DSLD) or from Open Food Facts is read as well.",
  read: "Read it",
  file: "Open a file",
  empty: "Type or paste the label first.",

  cannot_tell: "Cannot tell",
  cannot_tell_lead: "Nothing is assumed, and no amount is kept. One question would settle it:",
  cannot_tell_record: "This record cannot be added to. Type the row from the pack: it takes the record's place.",
  answer: "What stands there",
  answer_hint: "It is added to the label, word by word. For example: Magnesium 100 mg 24 %.",
  answer_add: "Add it and read again",
  units_heading: "One thing is missing: how many are a serving?",
  units_lead: (mg: number) =>
    `A serving holds ${magnesium(mg)} of magnesium. Into how many capsules, tablets or scoops is it divided?`,
  units_count: "How many",
  units_name: "Of what",
  units: {
    capsule: "capsules",
    tablet: "tablets",
    scoop: "scoops",
    sachet: "sachets",
    softgel: "softgels",
    gummy: "gummies",
  },
  choose: "Choose …",
  units_wrong: "Write how many, and choose of what.",

  result: "What the label says",
  about: "about ",
  serving: (mg: number, units: number, unit: string) => `${magnesium(mg)} in the serving of ${many(units, unit)}`,
  between: (low: number, high: number) =>
    `The label rounds: between ${number(low)} and ${number(high)} mg of magnesium in a serving.`,
  compound: (compound: number, magnesium: number, share: number) =>
    `The compound of a serving weighs ${number(compound, 0)} mg. Only ${number(magnesium)} mg of that is magnesium: ` +
    `${number(100 * share, 1)}\u00a0% of the weight.`,
  compound_words: (compound: number, magnesium: number) =>
    `${in_words(Math.round(compound))} milligrams of compound, ${in_words(magnesium)} milligrams of magnesium.`,
  compound_not_said: (mg: number) =>
    `The compound around it weighs more than ${number(mg)} mg; the label does not say how much. A number for the compound is not the ` +
    "magnesium.",
  bar_compound: (mg: number) => `compound ${number(mg, 0)} mg`,
  bar_magnesium: (mg: number) => `magnesium ${magnesium(mg)}`,
  buffered: {
    pure: "Pure: no oxide is needed to explain the amount.",
    buffered: "Buffered: it holds oxide or another antacid besides the glycinate.",
    unknown: "Whether it is buffered with oxide cannot be told from this label.",
  } satisfies Record<Label["buffered"], string>,
  oxide: (of_magnesium: number) =>
    `About ${number(100 * of_magnesium, 0)}\u00a0% of the magnesium comes from the oxide, if it is oxide.`,
  glycine: (mg: number, at_most: boolean) =>
    `Free glycine in a serving: ${at_most ? "at most" : "about"} ${number(mg, 0)} mg. It comes with the magnesium and is not magnesium.`,
  derivation: "How that was worked out",
  warnings: "Mind",
  quality: "Can it be trusted?",
  check: "How to check it",
  no_marks: "The label names no testing programme.",
  missing: "Missing on the label",
  keep: "Keep it as my product",
  keep_again: "Keep it instead of what I take now",
  keep_lead: "Then everything that you said about yourself is checked again.",
  example: "This diary is an example: nothing can be kept in it.",

  by_hand: "I have no label, but I know the amount",
  by_hand_lead: "Without the label nobody can check form, ingredients or allergies. The stricter rules then hold.",
  hand_name: "What you call it",
  hand_mg: "Milligrams in one",
  hand_unit: "It comes as",
  hand_meant: "These milligrams are",
  hand_element: "magnesium itself (“elemental”)",
  hand_compound: "the compound, or I am not sure",
  hand_said: (mg: number) => `${in_words(mg)} milligrams of magnesium itself`,
  hand_keep: "Keep it",
  hand_wrong: {
    name: "Give it a name.",
    mg: "Write the amount as a plain number, such as 100 or 187.5.",
    unit: "Choose what it comes as.",
    meant: "Say which of the two it is.",
    compound:
      "Then nobody knows yet how much magnesium it holds: 400 mg of magnesium glycinate hold 40 to 56 mg of magnesium. Look for the row " +
      "“Magnesium” in the facts panel, and read that label above.",
  } satisfies Record<WrongByHand, string>,

  changed: "What changed",
  changed_nothing: "Checked again: nothing is new.",
  nobody_said:
    "It is kept. You have not said who you are yet, so it was held against nobody's medicines and conditions.",
  first: "This was checked for the first time.",
  limit_was: (was: number, is: number) => `Your limit was ${magnesium(was)} a day, and is now ${magnesium(is)}.`,
  may_now: "A start was held up before. It no longer is.",
  may_no_longer: "A start was open before. Now something stands in the way.",
  added: "New findings",
  resolved: "Resolved",
  gone: "No longer found",
  unchecked_added: "Could not be checked",
  unchecked_gone: "Can be checked now",
  standing: "How it stands now",
  full: "Everything that was checked",
  to_you: "Say who you are",
  to_intake: "Look at what you eat",
};
