/** Die Einheit einer Zielgröße in einem Plan: dort steht sie, wie der Vertrag der Tür sie nennt. */
const ones: Record<string, string> = { Punkte: "Punkt", Minuten: "Minute", Stunden: "Stunde", Dosen: "Dosis" };

const units: Record<string, string> = {
  points: "Punkte",
  minutes: "Minuten",
  "awakenings per night": "Mal in der Nacht",
  "headaches per day": "Mal am Tag",
  "cramps per day": "Mal am Tag",
  "movements per day": "Mal am Tag",
  "attacks per day": "Mal am Tag",
  "headache days per day": "Tage mit Kopfschmerz je Tag",
  "hours per day": "Stunden am Tag",
  "doses per day": "Dosen am Tag",
  "days with urgency per day": "Tage mit Stuhldrang je Tag",
  "percentage points": "Prozentpunkte",
};

/** Für eine Zahl: 1 Punkt, 2 Punkte. */
export function unit_of(unit: string, value = 2): string {
  const several = units[unit] ?? unit;
  return Math.abs(value) === 1 ? several.replace(/^\w+/, (word) => ones[word] ?? word) : several;
}
