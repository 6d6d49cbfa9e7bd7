import { number } from "./format";

export const mechanism = {
  open: "How magnesium acts: two figures to explore",
  heading: "How magnesium acts: two figures to explore",
  lead: "The curves come from published experiments. Move the sliders, or use the arrow keys.",
  back: "Back to the diary",
  formula: (formula: string) => `Formula: ${formula}.`,
  source: (source: string) => `Source: ${source}.`,
  numbers: "All numbers behind the figures, with sources",
  value: (value: number, unit: string | null) =>
    `${number(value, 4)}${unit === null || unit === "1" ? "" : ` ${unit}`}`,
  block: {
    heading: "Block of the NMDA receptor",
    lead:
      "Magnesium outside of a nerve cell sits in this channel and blocks it, the more so the more negative the cell " +
      "is inside. Measured on channels in a dish.",
    across: "membrane voltage, mV",
    up: "channels not blocked, fraction",
    voltage: "Membrane voltage",
    magnesium: "Magnesium outside",
    said: (mv: number, mmol: number, fraction: number) =>
      `At ${number(mv)} mV and ${number(mmol)} mmol/L the fraction that is not blocked is ${fraction.toFixed(4)}.`,
    half: (mv: number) => `At this concentration half of the channels are blocked at ${number(mv, 1)} mV.`,
    rise: (rise: number, after: number, change: number) =>
      `Supplements raise magnesium in blood by about ${number(rise)} mmol/L. If the brain followed, the fraction ` +
      `would be ${after.toFixed(4)}, ${number(Math.abs(100 * change), 1)}\u00a0% less. The brain regulates its own ` +
      "magnesium, so this is the most it could be, and no effect is claimed.",
  },
  absorption: {
    heading: "How much of one dose is absorbed",
    lead: "A carrier in the bowel takes up magnesium and saturates; a small part passes by itself.",
    across: "one dose, mg of the element",
    up: "absorbed, mg of the element",
    dose: "One dose",
    said: (dose: number, absorbed: number) =>
      `Of ${number(dose)} mg at once about ${number(absorbed, 1)} mg are absorbed` +
      (dose > 0 ? `, ${number((100 * absorbed) / dose, 0)}\u00a0%.` : "."),
    split: (two: number, three: number) =>
      `Taken as two equal doses far apart it would be ${number(two, 1)} mg, as three ${number(three, 1)} mg.`,
    not_advice:
      "Form and end points are published; two constants were fitted to them by this project, and the meal is ignored. " +
      "How much you may take is said by the limit, and not by this curve.",
  },
};
