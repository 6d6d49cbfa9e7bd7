import { number } from "./format";

const fraction_of = (fraction: number) => fraction.toFixed(4).replace(".", ",");

export const mechanism = {
  open: "Wie Magnesium wirkt: zwei Bilder zum Ausprobieren",
  heading: "Wie Magnesium wirkt: zwei Bilder zum Ausprobieren",
  lead: "Die Kurven stammen aus veröffentlichten Versuchen. Zieh an den Reglern oder nimm die Pfeiltasten.",
  back: "Zurück zum Tagebuch",
  formula: (formula: string) => `Formel: ${formula}.`,
  source: (source: string) => `Quelle: ${source}.`,
  numbers: "Alle Zahlen hinter den Bildern, mit Quellen",
  value: (value: number, unit: string | null) =>
    `${number(value, 4)}${unit === null || unit === "1" ? "" : ` ${unit}`}`,
  block: {
    heading: "Blockade des NMDA-Rezeptors",
    lead:
      "Magnesium außerhalb einer Nervenzelle sitzt in diesem Kanal und blockiert ihn, umso mehr, je negativer die " +
      "Zelle innen ist. Gemessen an Kanälen in der Schale.",
    across: "Membranspannung, mV",
    up: "nicht blockierte Kanäle, Anteil",
    voltage: "Membranspannung",
    magnesium: "Magnesium außen",
    said: (mv: number, mmol: number, fraction: number) =>
      `Bei ${number(mv)} mV und ${number(mmol)} mmol/L ist der nicht blockierte Anteil ${fraction_of(fraction)}.`,
    half: (mv: number) => `Bei dieser Konzentration ist die Hälfte der Kanäle bei ${number(mv, 1)} mV blockiert.`,
    rise: (rise: number, after: number, change: number) =>
      `Präparate erhöhen das Magnesium im Blut um etwa ${number(rise)} mmol/L. Würde das Gehirn dem folgen, so wäre ` +
      `der Anteil ${fraction_of(after)}, also ${number(Math.abs(100 * change), 1)}\u00a0% weniger. Das Gehirn regelt sein ` +
      "Magnesium selbst; mehr als das könnte es also nicht sein, und eine Wirkung wird nicht behauptet.",
  },
  absorption: {
    heading: "Wie viel einer Dosis aufgenommen wird",
    lead: "Ein Transporter im Darm nimmt Magnesium auf und ist irgendwann ausgelastet; ein kleiner Teil tritt von selbst über.",
    across: "eine Dosis, mg elementares Magnesium",
    up: "aufgenommen, mg elementares Magnesium",
    dose: "Eine Dosis",
    said: (dose: number, absorbed: number) =>
      `Von ${number(dose)} mg auf einmal werden etwa ${number(absorbed, 1)} mg aufgenommen` +
      (dose > 0 ? `, ${number((100 * absorbed) / dose, 0)}\u00a0%.` : "."),
    split: (two: number, three: number) =>
      `Als zwei gleiche Dosen mit großem Abstand wären es ${number(two, 1)} mg, als drei ${number(three, 1)} mg.`,
    not_advice:
      "Form und Endpunkte sind veröffentlicht; zwei Konstanten hat dieses Projekt daran angepasst, und die Mahlzeit " +
      "bleibt außer Acht. Wie viel du nehmen darfst, sagt die Grenze und nicht diese Kurve.",
  },
};
