import { number } from "./format";

export const you = {
  heading: "About you",
  open: "About you",
  lead:
    "What you say here decides your limit, and is compared with what we know about medicines and conditions, now and " +
    "whenever you change it. It stays in your diary, on this computer.",
  age: "Age in years",
  sex: "Sex",
  sexes: { not_said: "Rather not say", female: "Female", male: "Male" },
  life_stage: "Pregnancy and breastfeeding",
  no_life_stage: "Not said yet",
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
  draft: "What you typed here last time was kept. It is not saved yet.",
  draft_discard: "Discard it",
  draft_begun: "begun, and not saved",
  offer_heading: "Who takes it?",
  offer_text:
    "Say your age, conditions and medicines: then your own limit holds, and what does not go together is found. It " +
    "takes about two minutes, and you can stop in between.",
  offer_begun: "You have begun to say who you are. What you typed is kept in this tab, and not saved yet.",
  offer: "Say who you are",
  offer_on: "Go on",
  wrong: {
    age: "Write your age in whole years.",
    egfr: "Write the eGFR as a number above zero, as the laboratory printed it, without a separator of thousands.",
    sources: "Write the product and its mg of magnesium a day, or say that you do not know how much.",
  },
  no_dose: "No dose is suggested now",
  may_start: "Nothing that we know of keeps you from starting",
  may_not: "Do not start yet: talk to a doctor or pharmacist first",
  could_not: "Do not start yet: something could not be checked",
  same: "Checked again: nothing is new.",
  limit: (mg: string) => `Your limit is ${mg} of magnesium a day from supplements and medicines together.`,
  room: (mg: string) => `Beside the other products that you named, ${mg} of it are left.`,
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
};
