import { grams_of_portion } from "../../units";
import { amount_of, in_words, magnesium, magnesium_between, number, plural, portion } from "./format";

const at_least = (complete: boolean) => (complete ? "" : "at least ");

const to_say_words: Record<string, string> = {
  age: "your age",
  sex: "your sex",
  "life stage": "pregnancy and breastfeeding",
  life_stage: "pregnancy and breastfeeding",
  authority: "whose limits hold where you live",
};

export const intake = {
  heading: "Food and need",
  lead:
    "What food brings already, and what would close the gap. Food never counts against the limit, which is about supplements " +
    "and medicines alone.",

  need_heading: "What you need in a day",
  need: (low: number, high: number) => `${magnesium_between(low, high)} of magnesium`,
  need_none: "No authority in our tables says what a person like you needs.",
  average: (low: number, high: number) => `${magnesium_between(low, high)} cover half of such people.`,
  to_say: (what: string[]) =>
    `The range narrows when you say ${what.map((one) => to_say_words[one] ?? one).join(", ")}.`,
  who: "It is the need of the person that you described.",
  to_you: "Say who you are",
  change_you: "Change what you said",
  from: "Who says so",
  from_one: (authority: string, kind: string, mg: number) => `${authority} (${kind}): ${magnesium(mg)} a day`,

  add_heading: "What did you eat today?",
  kept_here: "The list stays in this page while it is open. It is not written into your diary.",
  search: "Search a food",
  search_hint: "The beginning of a word is enough. Choose with the arrow keys and Enter, or tap.",
  found: (n: number) => (n === 0 ? "No food found." : `${plural(n, "food", "foods")} found.`),
  taken_for: (typed: string[]) => `No food has “${typed.join("”, “")}”: a word much like it was taken for it.`,
  some_words: "No food has all of these words. These have some of them.",
  none_next: "Try a shorter or another word. A food that is not in the tables is not known, which is not zero.",
  per_100: (mg: number | null) => (mg === null ? "no value" : `${magnesium(mg)} in 100 g`),
  chosen: (name: string) => `How much of it: ${name}?`,
  portion: (times: number, label: string) => `${times === 0.5 ? "½" : number(times)} × ${label}`,
  portion_brings: (g: number, mg: number | null) => `${portion(g)}${mg === null ? "" : `, ${magnesium(mg, 0)}`}`,
  typed_in: { g: "Or in grams (g)", oz: "Or in ounces (oz)" },
  typed: (amount: number, unit: "g" | "oz") =>
    unit === "g"
      ? `${in_words(amount)} grams`
      : `${in_words(amount)} ounces, ${number(grams_of_portion(amount, "oz"), 1)} g`,
  add: "Add",
  cancel: "Another food",
  portion_wrong: {
    g: "Write the grams as a plain number, up to 5000.",
    oz: "Write the ounces as a plain number, up to 176.",
  },
  added: (name: string, grams: number) => `Added: ${name}, ${portion(grams)}.`,
  removed: (name: string) => `Removed: ${name}.`,

  eaten_heading: "Your list",
  eaten_none: "Nothing is on it yet. Search the first food.",
  grams_of: (name: string) => `Grams of ${name}`,
  ounces_of: (name: string) => `Ounces of ${name}`,
  brings: (mg: number) => magnesium(mg, 1),
  no_value: "no value: not counted",
  remove: "Remove",
  remove_of: (name: string) => `Remove ${name}`,

  total_heading: "What the day adds up to",
  total: (mg: number, complete: boolean) => `${complete ? "" : "At least "}${magnesium(mg, 1)} of magnesium`,
  total_empty: "Nothing is added up yet, for the list is empty. That is not a day without magnesium.",
  food: (mg: number, complete: boolean) => `From food: ${at_least(complete)}${magnesium(mg, 1)}`,
  complete: (foods: number) =>
    foods === 0
      ? "No food is on the list."
      : `${foods === 1 ? "The food on it has" : `All ${foods} foods have`} a value.`,
  incomplete: (without: number, foods: number) =>
    `${without} of ${plural(foods, "food", "foods")} ${without === 1 ? "has" : "have"} no value. What ` +
    `${without === 1 ? "it brings" : "they bring"} is missing from the sum; it is not zero.`,
  supplements: (mg: number) => `From supplements: ${magnesium(mg, 1)}`,
  supplements_none: "No supplement of today is written down, so none is counted here.",
  supplements_unknown: (n: number) => `${plural(n, "supplement", "supplements")} could not be counted.`,
  gap: (low: number, high: number, complete: boolean) =>
    high <= 0
      ? "Nothing is missing from your need."
      : `Missing from your need: ${complete ? "" : "at most "}` +
        `${low <= 0 ? `up to ${magnesium(high, 1)}` : magnesium_between(low, high, 1)}.`,
  bar: (food: number, supplements: number, low: number | null, high: number | null) =>
    `Food ${magnesium(food, 0)} and supplements ${magnesium(supplements, 0)}` +
    (low === null || high === null ? "." : `, beside a need of ${magnesium_between(low, high)}.`),
  bar_food: "food",
  bar_supplements: "supplements",
  bar_need: "need",
  not_checked: "Could not be checked",
  did_you_mean: (names: string[]) => `Did you mean ${names.join(" or ")}?`,

  room_heading: "Food and the limit",
  room_food: "Food never counts against the supplemental limit, however much of it you eat.",
  room: (left: number, limit: number) => `Room left from supplements: ${amount_of(left, limit, "mg")}.`,
  room_counted: (mg: number) => `Counted: ${magnesium(mg)}.`,
  room_others: (parts: string[]) => `With it: ${parts.join(", ")}.`,
  room_other: (name: string, mg: number) => `${name} ${magnesium(mg)}`,
  room_why: (limit: number) => `Why ${magnesium(limit)}?`,

  suggestions_heading: "What would close the gap",
  suggestions_lead: "Three ways, each with the fewest servings that reach the upper end of your need.",
  suggestions_empty: "While the list is empty, they would bring the whole of it.",
  suggestion: (nth: number) => `Way ${nth}`,
  serving: (serving: string, g: number, mg: number) => `${serving}, ${portion(g)}: ${magnesium(mg, 0)}`,
  together: (mg: number, closes: boolean) =>
    `Together ${magnesium(mg, 0)}${closes ? ", which closes the gap." : ". It does not close the gap."}`,
  suggestion_add: "Add to my list",
  suggestion_add_of: (names: string[]) => `Add to my list: ${names.join(", ")}`,
  suggestion_added: (names: string[]) => `Added: ${names.join(", ")}.`,
  next: "Plan a trial",
};
