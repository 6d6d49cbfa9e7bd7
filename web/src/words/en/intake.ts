import { number, plural } from "./format";

const range = (low: number, high: number) => (low === high ? number(low) : `${number(low)} to ${number(high)}`);
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
  need: (low: number, high: number) => `${range(low, high)} mg of magnesium`,
  need_none: "No authority in our tables says what a person like you needs.",
  average: (low: number, high: number) => `${range(low, high)} mg cover half of such people.`,
  to_say: (what: string[]) =>
    `The range narrows when you say ${what.map((one) => to_say_words[one] ?? one).join(", ")}.`,
  who: "It is the need of the person that you described.",
  to_you: "Say who you are",
  change_you: "Change what you said",
  from: "Who says so",
  from_one: (authority: string, kind: string, mg: number) => `${authority} (${kind}): ${number(mg)} mg a day`,

  add_heading: "What did you eat today?",
  kept_here: "The list stays in this page while it is open. It is not written into your diary.",
  search: "Search a food",
  search_hint: "The beginning of a word is enough. Choose with the arrow keys and Enter, or tap.",
  found: (n: number) => (n === 0 ? "No food found." : `${plural(n, "food", "foods")} found.`),
  taken_for: (typed: string[]) => `No food has “${typed.join("”, “")}”: a word much like it was taken for it.`,
  some_words: "No food has all of these words. These have some of them.",
  none_next: "Try a shorter or another word. A food that is not in the tables is not known, which is not zero.",
  per_100: (mg: number | null) => (mg === null ? "no value" : `${number(mg)} mg in 100 g`),
  chosen: (name: string) => `How much of it: ${name}?`,
  portion: (times: number, label: string) => `${times === 0.5 ? "½" : number(times)} × ${label}`,
  portion_brings: (g: number, mg: number | null) => `${number(g, 0)} g${mg === null ? "" : `, ${number(mg, 0)} mg`}`,
  grams: "Or in grams",
  add: "Add",
  cancel: "Another food",
  grams_wrong: "Write the grams as a plain number, up to 5000.",
  added: (name: string, grams: number) => `Added: ${name}, ${number(grams, 0)} g.`,
  removed: (name: string) => `Removed: ${name}.`,

  eaten_heading: "Your list",
  eaten_none: "Nothing is on it yet. Search the first food.",
  grams_of: (name: string) => `Grams of ${name}`,
  gram: "g",
  brings: (mg: number) => `${number(mg, 1)} mg`,
  no_value: "no value: not counted",
  remove: "Remove",
  remove_of: (name: string) => `Remove ${name}`,

  total_heading: "What the day adds up to",
  total: (mg: number, complete: boolean) => `${complete ? "" : "At least "}${number(mg, 1)} mg of magnesium`,
  total_empty: "Nothing is added up yet, for the list is empty. That is not a day without magnesium.",
  food: (mg: number, complete: boolean) => `From food: ${at_least(complete)}${number(mg, 1)} mg`,
  complete: (foods: number) =>
    foods === 0
      ? "No food is on the list."
      : `${foods === 1 ? "The food on it has" : `All ${foods} foods have`} a value.`,
  incomplete: (without: number, foods: number) =>
    `${without} of ${plural(foods, "food", "foods")} ${without === 1 ? "has" : "have"} no value. What ` +
    `${without === 1 ? "it brings" : "they bring"} is missing from the sum; it is not zero.`,
  supplements: (mg: number) => `From supplements: ${number(mg, 1)} mg`,
  supplements_none: "No supplement of today is written down, so none is counted here.",
  supplements_unknown: (n: number) => `${plural(n, "supplement", "supplements")} could not be counted.`,
  gap: (low: number, high: number, complete: boolean) =>
    high <= 0
      ? "Nothing is missing from your need."
      : `Missing from your need: ${complete ? "" : "at most "}${low <= 0 ? `up to ${number(high, 1)}` : range(Number(low.toFixed(1)), Number(high.toFixed(1)))} mg.`,
  bar: (food: number, supplements: number, low: number | null, high: number | null) =>
    `Food ${number(food, 0)} mg and supplements ${number(supplements, 0)} mg` +
    (low === null || high === null ? "." : `, beside a need of ${range(low, high)} mg.`),
  bar_food: "food",
  bar_supplements: "supplements",
  bar_need: "need",
  not_checked: "Could not be checked",
  did_you_mean: (names: string[]) => `Did you mean ${names.join(" or ")}?`,

  room_heading: "Food and the limit",
  room_food: "Food never counts against the supplemental limit, however much of it you eat.",
  room: (left: number, limit: number) => `Room left from supplements: ${number(left)} of ${number(limit)} mg.`,
  room_counted: (mg: number) => `Counted: ${number(mg)} mg.`,
  room_others: (parts: string[]) => `With it: ${parts.join(", ")}.`,
  room_other: (name: string, mg: number) => `${name} ${number(mg)} mg`,
  room_why: (limit: number) => `Why ${number(limit)} mg?`,

  suggestions_heading: "What would close the gap",
  suggestions_lead: "Three ways, each with the fewest servings that reach the upper end of your need.",
  suggestions_empty: "While the list is empty, they would bring the whole of it.",
  suggestion: (nth: number) => `Way ${nth}`,
  serving: (serving: string, g: number, mg: number) => `${serving}, ${number(g, 0)} g: ${number(mg, 0)} mg`,
  together: (mg: number, closes: boolean) =>
    `Together ${number(mg, 0)} mg${closes ? ", which closes the gap." : ". It does not close the gap."}`,
  suggestion_add: "Add to my list",
  suggestion_add_of: (names: string[]) => `Add to my list: ${names.join(", ")}`,
  suggestion_added: (names: string[]) => `Added: ${names.join(", ")}.`,
  next: "Plan a trial",
};
