import { weekday_of, type Day } from "../days";
import { millimoles, portion_of_grams, units } from "../units";

/** How a language writes a day: its names, and what stands between them. */
export interface Calendar {
  weekdays: string; // from Sunday on
  months: string;
  short_months: string;
  after_weekday: string;
  after_number: string;
}

/**
 * The dates of a language. Written here and not by the browser's Intl, whose first date costs a phone a tenth of a second
 * just when the first view is made; format_test.ts compares the two.
 */
export function dates(calendar: Calendar) {
  const { after_weekday, after_number } = calendar;
  const [weekdays, months, short_months] = [calendar.weekdays, calendar.months, calendar.short_months].map((names) =>
    names.split(" "),
  ) as [string[], string[], string[]];
  const month_of = (day: Day) => Number(day.slice(5, 7)) - 1;
  const number_of = (day: Day) => `${Number(day.slice(8))}${after_number} `;

  const plain_day = (day: Day) => number_of(day) + months[month_of(day)]!;
  const short_day = (day: Day) => number_of(day) + short_months[month_of(day)]!;
  const month_of_year = (day: Day) => `${months[month_of(day)]!} ${day.slice(0, 4)}`;
  const long_day = (day: Day) => `${weekdays[weekday_of(day)]!}${after_weekday} ${plain_day(day)}`;
  const full_day = (day: Day) => `${long_day(day)} ${day.slice(0, 4)}`;
  return { plain_day, short_day, month_of_year, long_day, full_day };
}

/** How a language writes numbers. */
export function numbers(point: "." | ",", said: { to: string; of: string; capsule: string; capsules: string }) {
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
    const amounts = [...new Set(mgs)];
    const all = (one: (mg: number) => string) => amounts.map(one).join(` ${word} `);
    return `${all((mg) => number(mg, decimals))} mg` + (both ? ` (${all(mmol)} mmol)` : "");
  }
  /** As it would look. */
  const magnesium_both = (mg: number) => magnesium_in([mg], 2, "", true);
  const magnesium = (mg: number, decimals = 2) => magnesium_in([mg], decimals, "");
  const magnesium_between = (low: number, high: number, decimals = 2) => magnesium_in([low, high], decimals, said.to);

  /** A dose in the unit of its diary, which is mg of magnesium or a number of capsules. */
  const amount = (value: number, unit: string) =>
    unit === "mg" ? magnesium(value) : `${number(value)} ${counted(value, unit)}`;
  const counted = (value: number, unit: string) =>
    unit === "capsules" ? (value === 1 ? said.capsule : said.capsules) : unit; // of a blinded trial
  const amount_of = (part: number, whole: number, unit: string) =>
    unit === "mg" && part !== whole
      ? magnesium_in([part, whole], 2, said.of)
      : `${number(part)} ${said.of} ${amount(whole, unit)}`;

  /** A portion of food, in the unit in which portions are typed. */
  const portion = (grams: number) => {
    const plain = `${number(grams, 0)} g`;
    const ounces = portion_of_grams(grams, "oz");
    return units.food === "oz" ? `${number(ounces, ounces < 1 ? 2 : 1)} oz (${plain})` : plain;
  };

  return {
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
