import { day_number, type Day } from "../days";

/** How a language writes numbers and days. */
export function formats(locale: string, point: "." | ",") {
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
  };
}

/** The name of an outcome at the beginning of a line. */
export const capital = (label: string) => label.charAt(0).toUpperCase() + label.slice(1);

export const plural = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;
