import { dates, numbers } from "../format";

export { capital, plural } from "../format";
export const { plain_day, short_day, month_of_year, long_day, full_day } = dates({
  weekdays: "Sonntag Montag Dienstag Mittwoch Donnerstag Freitag Samstag",
  months: "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
  short_months: "Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez.",
  after_weekday: ",",
  after_number: ".",
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
} = numbers(",", { to: "bis", of: "von", capsule: "Kapsel", capsules: "Kapseln" });

/** A probability in whole percent, and never as certainty. */
export function percent(probability: number): string {
  if (probability < 0.01) return "weniger als 1\u00a0%";
  if (probability > 0.99) return "mehr als 99\u00a0%";
  return `${Math.round(probability * 100)}\u00a0%`;
}

const ones = (
  "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn " +
  "achtzehn neunzehn"
).split(" ");
const tens = "- - zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split(" ");

/** In front of another word it is "ein": einundzwanzig, einhundert, eintausend. */
const joined = (n: number): string => whole_in_words(n).replace(/eins$/, "ein");

function whole_in_words(n: number): string {
  if (n < 20) return ones[n]!;
  if (n < 100) return (n % 10 === 0 ? "" : `${joined(n % 10)}und`) + tens[Math.floor(n / 10)]!;
  const [unit, name] = n < 1000 ? [100, "hundert"] : [1000, "tausend"];
  const rest = n % unit;
  return joined(Math.floor(n / unit)) + name + (rest === 0 ? "" : whole_in_words(rest));
}

/** An amount in words, so that a slipped digit is heard: 2000 is „zweitausend“. */
export function in_words(amount: number): string {
  const [whole = "0", decimals] = String(amount).split(".");
  if (!/^\d{1,6}$/.test(whole)) return String(amount).replace(".", ",");
  const said = whole_in_words(Number(whole));
  return decimals === undefined ? said : `${said} Komma ${[...decimals].map((d) => ones[Number(d)]!).join(" ")}`;
}

export const units: Record<string, string> = { mg: "Milligramm", g: "Gramm", mcg: "Mikrogramm", capsules: "Kapseln" };
