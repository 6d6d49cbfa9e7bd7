/**
 * How amounts are shown to this person. A dose is typed, kept and sent in mg of magnesium whatever is chosen here, so that
 * a number never changes its meaning; food is kept and sent in grams.
 */
export interface Units {
  mmol: boolean; // beside the mg of magnesium
  food: "g" | "oz"; // portions are typed in it
}

const mg_in_a_millimole = 24.305; // of magnesium: the conventional atomic weight of IUPAC
const grams_in_an_ounce = 28.3495;

export const millimoles = (mg: number): number => mg / mg_in_a_millimole;
export const grams_of_portion = (typed: number, unit: Units["food"]): number =>
  unit === "oz" ? typed * grams_in_an_ounce : typed;
export const portion_of_grams = (grams: number, unit: Units["food"]): number =>
  unit === "oz" ? grams / grams_in_an_ounce : grams;

const stored = "titrate.units";

/** What was kept, and the usual where nothing was, or nothing that we know. */
export function units_of(kept: string | null): Units {
  const chosen = (kept ?? "").split(" ");
  return { mmol: chosen.includes("mmol"), food: chosen.includes("oz") ? "oz" : "g" };
}

/** Read once. A view that is opened later shows what was chosen by then. */
export const units: Units = units_of(globalThis.localStorage?.getItem(stored) ?? null);

/** Remembered in this browser. */
export function choose_units(wanted: Units): void {
  Object.assign(units, wanted);
  localStorage.setItem(stored, [wanted.mmol ? "mmol" : "", wanted.food].join(" ").trim());
}
