import { day_number, type Day } from "../days";
import { millimoles, portion_of_grams, units } from "../units";

/** How a language writes numbers and days. */
export function formats(locale: string, point: "." | ",", between: { to: string; of: string }) {
  /** Made when it is first needed: on a phone the first takes tens of milliseconds, each other one a few. */
  function date_format(options: Intl.DateTimeFormatOptions): (day: Day) => string {
    let format: Intl.DateTimeFormat | undefined;
    return (day) => {
      format ??= new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" });
      return format.format(day_number(day) * 86_400_000);
    };
  }

  /** A true minus sign, the language's point, and no minus before nothing. */
  function written(text: string): string {
    const sign = text.startsWith("-") && Number(text) !== 0 ? "\u2212" : "";
    return sign + text.replace("-", "").replace(".", point);
  }

  /** A number as read: at most `decimals` decimals, no grouping that could be a decimal point. */
  const number = (value: number, decimals = 2) => written(String(Number(value.toFixed(decimals))));

  /** A number in full, as somebody types it. */
  const typed_number = (value: number) => String(value).replace(".", point);

  /** A number with its sign, for differences. */
  const difference = (value: number, decimals = 2) =>
    (Number(value.toFixed(decimals)) > 0 ? "+" : "") + number(value, decimals);

  /** As many decimals as a spread can bear, as in the answer's own sentences: none from 20 on, one from a third on. */
  const decimals_of = (spread: number) => (spread >= 20 ? 0 : spread >= 0.35 ? 1 : 2);

  /** An estimate whose uncertainty is `spread`; its last decimal is said also where it is zero. */
  const estimate = (value: number, spread: number) => written(value.toFixed(decimals_of(spread)));

  /** The same with its sign, for differences. */
  const estimated_difference = (value: number, spread: number) =>
    (Number(value.toFixed(decimals_of(spread))) > 0 ? "+" : "") + estimate(value, spread);

  const mmol = (mg: number) => number(millimoles(mg), millimoles(mg) < 1 ? 2 : 1);

  /** Mg of magnesium, of two ends say, and the same in mmol where that is wanted. Only for what is magnesium. */
  function magnesium_in(mgs: number[], decimals: number, word: string, both = units.mmol): string {
    const said = [...new Set(mgs)];
    const all = (one: (mg: number) => string) => said.map(one).join(` ${word} `);
    return `${all((mg) => number(mg, decimals))} mg` + (both ? ` (${all(mmol)} mmol)` : "");
  }
  /** As it would look. */
  const magnesium_both = (mg: number) => magnesium_in([mg], 2, "", true);
  const magnesium = (mg: number, decimals = 2) => magnesium_in([mg], decimals, "");
  const magnesium_between = (low: number, high: number, decimals = 2) =>
    magnesium_in([low, high], decimals, between.to);

  /** A dose in the unit of its diary, which is mg of magnesium or a number of capsules. */
  const amount = (value: number, unit: string) => (unit === "mg" ? magnesium(value) : `${number(value)} ${unit}`);
  const amount_of = (part: number, whole: number, unit: string) =>
    unit === "mg" && part !== whole
      ? magnesium_in([part, whole], 2, between.of)
      : `${number(part)} ${between.of} ${amount(whole, unit)}`;

  /** A portion of food, in the unit in which portions are typed. */
  const portion = (grams: number) => {
    const plain = `${number(grams, 0)} g`;
    const ounces = portion_of_grams(grams, "oz");
    return units.food === "oz" ? `${number(ounces, ounces < 1 ? 2 : 1)} oz (${plain})` : plain;
  };

  return {
    locale,
    long_day: date_format({ weekday: "long", day: "numeric", month: "long" }),
    full_day: date_format({ weekday: "long", day: "numeric", month: "long", year: "numeric" }),
    short_day: date_format({ day: "numeric", month: "short" }),
    plain_day: date_format({ day: "numeric", month: "long" }),
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
  };
}

/** The name of an outcome at the beginning of a line. */
export const capital = (label: string) => label.charAt(0).toUpperCase() + label.slice(1);

export const plural = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;
