/** Was man beobachten kann: Name und Einheit, nach dem Namen im Programm. */
const names: Record<string, string> = {
  pain: "Schmerz",
  joint_pain: "Gelenkschmerz",
  muscle_tension: "Muskelverspannung",
  soreness: "Muskelkater",
  sleep_quality: "Schlafqualität",
  sol_min: "Minuten bis zum Einschlafen",
  tst_min: "Minuten geschlafen",
  awakenings: "Aufwachen in der Nacht",
  stress: "Stress",
  anxiety: "Angst",
  fatigue: "Müdigkeit",
  headaches: "Kopfschmerzen, wie oft am Tag",
  headache: "Kopfschmerz",
  cramps: "Krämpfe, wie oft am Tag",
  bloating: "Blähbauch",
  belly_pain: "Bauchschmerz",
  bowel_movements: "Stuhlgang, wie oft am Tag",
  pain_attacks: "Attacken von Nervenschmerz am Tag",
  headache_day: "Tag mit Kopfschmerz",
  headache_hours: "Stunden mit Kopfschmerz",
  pain_relievers: "Schmerzmittel am Tag",
  morning_stiffness: "Morgensteifigkeit",
  stool_urgency: "Stuhldrang",
  gas: "Blähungen",
  cravings: "Heißhunger",
  appetite_nrs: "Appetit",
  waso_min: "Minuten wach in der Nacht",
  sleep_efficiency: "Schlafeffizienz",
};

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
export function unit_of(unit: string, value: number): string {
  const several = units[unit] ?? unit;
  return value === 1 ? several.replace(/^\w+/, (word) => ones[word] ?? word) : several;
}

export const outcomes = {
  name: (id: string, label: string) => names[id] ?? label,
  unit: (unit: string) => units[unit] ?? unit,
};
