import { dates, numbers } from "../format";

export { capital, plural } from "../format";
export const { plain_day, short_day, month_of_year, long_day, full_day } = dates({
  weekdays: "Sunday Monday Tuesday Wednesday Thursday Friday Saturday",
  months: "January February March April May June July August September October November December",
  short_months: "Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec",
  after_weekday: "",
  after_number: "",
});
export const {
  number,
  typed_number,
  difference,
  estimate,
  estimated_difference,
  magnesium,
  magnesium_both,
  magnesium_between,
  amount,
  amount_of,
  portion,
} = numbers(".", { to: "to", of: "of", capsule: "capsule", capsules: "capsules" });

/** A probability in whole percent, and never as certainty: worded as the answer's own sentences word it. */
export function percent(probability: number): string {
  if (probability < 0.01) return "less than 1\u00a0%";
  if (probability > 0.99) return "more than 99\u00a0%";
  return `${Math.round(probability * 100)}\u00a0%`;
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
export function in_words(amount: number): string {
  const [whole = "0", decimals] = String(amount).split(".");
  if (!/^\d{1,6}$/.test(whole)) return String(amount);
  const said = whole_in_words(Number(whole));
  return decimals === undefined ? said : `${said} point ${[...decimals].map((d) => ones[Number(d)]!).join(" ")}`;
}

export const units: Record<string, string> = { mg: "milligrams", g: "grams", mcg: "micrograms" };
