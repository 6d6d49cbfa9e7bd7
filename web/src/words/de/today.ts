import type { Day } from "../../days";
import { in_words, number, plain_day, plural, units } from "./format";

const grade_words = ["nicht vorhanden", "leicht", "es hat dich eingeschränkt", "schwer", "lebensbedrohlich"];

export const side_effects = {
  heading: "Was dir aufgefallen ist",
  label: "Etwas, das von dem kommen kann, was du nimmst",
  choose: "Wählen …",
  other: "Etwas anderes",
  own: "Was ist es? Ein paar Wörter",
  how_bad: "Wie schlimm war es?",
  grades: [
    "Leicht: Du tust alles, was du sonst auch tust.",
    "Es schränkt manches ein, was du tust.",
    "Schwer, oder es macht dir Sorgen.",
    "Lebensbedrohlich.",
  ],
  grade: (grade: number) => grade_words[grade] ?? String(grade),
  skipped: "nicht beantwortet",
  gone: "Es ist weg",
};

export const guard = {
  heading: {
    carry_on: "Bemerkt, und nichts zu ändern",
    reduce_one_step: "Eine Stufe herunter",
    pause: "Pause: vorerst nichts einnehmen",
    stop_seek_care: "Absetzen und ärztlich ansehen lassen",
    emergency: "Jetzt Hilfe holen",
  },
  restart: (day: Day) =>
    `Eine Pause darf frühestens am ${plain_day(day)} enden, wenn du bis dahin aufgeschrieben hast, dass es weg ist.`,
  one_step_lower: "Wenn du weitermachst, dann eine Stufe niedriger.",
  poison: (number: string) => `Vergiftung: ${number}.`,
  crisis: (number: string) => `Jemand zum Reden: ${number}.`,
  sources: "Woher das kommt",
  numbers_of: (country: string, source: string) => `Nummern für ${country}: ${source}.`,
};

const arms: Record<string, string> = { magnesium: "Magnesium", placebo: "Placebo", nothing: "nichts" };

export const study = {
  heading: (period: number, periods: number) => `Abschnitt ${period} von ${periods}`,
  portion: (capsules: number, bag: string | null, day: number, days: number) =>
    `${plural(capsules, "Studienkapsel", "Studienkapseln")} am Tag` +
    (bag === null ? "" : ` aus Beutel ${bag}`) +
    `. Tag ${day} von ${days}.`,
  left: (left: string) => `Noch ${left} im Beutel.`,
  fill_up: (lacks: string, helper: boolean) =>
    `Dieser Abschnitt beginnt von vorn, und in seinem Beutel ${lacks === "1" ? "fehlt" : "fehlen"} ${lacks}. ` +
    (helper
      ? "Bitte deine Hilfsperson, ihn aufzufüllen, nach der Zeile mit seinem Code auf dem Blatt der Hilfsperson."
      : "Niemand kann ihn verblindet auffüllen: Nimm, was darin ist, und schreib die anderen Tage als ausgelassen auf."),
  counted: (mg: string) => `Niemand hier weiß, was darin ist: Jede Kapsel zählt wie ${mg} Magnesium.`,
  guess: "Was glaubst du, welches es ist?",
  arm: (name: string) => arms[name] ?? name, // what a person chose has a name of its own
  unsure: "Ich weiß es nicht",
  sure: "Wie sicher?",
};

export const today = {
  today: "Heute",
  example_end: "Der letzte Tag des Beispiels",
  past: "Ein vergangener Tag: Was du jetzt einträgst, berichtigt ihn und wird, wo es so ist, als nachgetragen vermerkt.",
  previous: "Tag davor",
  next: "Tag danach",
  choose_day: "Zu einem Tag gehen",
  back: "Zurück zu heute",
  late: "Nachgetragen",
  completeness: (recorded: number, days: number) => `${recorded} von ${plural(days, "Tag", "Tagen")} aufgeschrieben`,
  dose_heading: "Dosis",
  planned: (arm: string) => `Der Plan für diesen Tag: ${arm}`,
  room_not_known: (names: string) =>
    `Spielraum: nicht bekannt. Wie viel Magnesium enthält ${names}? Lies das Etikett und gib es auf der Seite „Über dich“ an.`,
  room: (left: string) => `Spielraum: noch ${left} aus Präparaten`,
  no_room: (limit: string) => `Kein Spielraum mehr: Die Grenze aus Präparaten ist ${limit}`,
  none_suggested: (limit: string) => `Zurzeit wird keine Dosis vorgeschlagen. Die Grenze aus Präparaten ist ${limit}.`,
  beside: (amount: string, names: string) => `Mitgezählt: ${amount} aus ${names}.`,
  lowest_limit: "Solange niemand gesagt hat, wer du bist, gilt die niedrigste aller Grenzen.",
  why_limit: (limit: string) => `Warum ${limit}?`,
  source: "Quelle",
  full_dose_above: (dose: string, limit: string) =>
    `Deine volle Dosis, ${dose}, liegt über der Grenze von ${limit} am Tag.`,
  taken: "Genommen",
  skipped: "Ausgelassen",
  skipped_text: "nichts genommen",
  other: "Andere Menge",
  amount: "Menge",
  amount_label: (name: string, unit: string) =>
    unit === "capsules" ? "Alle Studienkapseln dieses Tages" : `Alles an diesem Tag, ${name} in ${unit}`,
  save_amount: "Menge speichern",
  cancel: "Abbrechen",
  amount_said: (amount: number, unit: string) =>
    `${Number.isInteger(amount) ? in_words(amount).replace(/eins$/, "ein") : in_words(amount)} ${units[unit] ?? unit}`,
  ambiguous: (text: string) =>
    `„${text}“ könnte tausend oder eins sein. Schreib es ohne Trennzeichen für die Tausender.`,
  unknown_amount: (text: string) =>
    `„${text}“ ist keine Menge, die ich kenne. Schreib eine Zahl, zum Beispiel 150 oder 187,5.`,
  empty_amount: "Schreib, wie viel, oder wähle „Ausgelassen“, wenn du nichts genommen hast.",
  above_heading: (amount: string) => `${amount} liegt über der Grenze`,
  above: (limit: string) => `Die Grenze aus Präparaten ist ${limit} am Tag.`,
  twice_heading: (amount: string) => `${amount} ist mindestens das Doppelte deiner üblichen Dosis`,
  twice: (usual: string) => `Deine übliche Dosis ist ${usual}. Ist eine Ziffer zu viel?`,
  confirm: (amount: string) => `Ja, ich habe ${amount} genommen`,
  reconsider: "Nein, ändern",
  outcomes_heading: "Wie war es?",
  no_symptoms: "Heute keine Beschwerden",
  no_symptoms_then: "An dem Tag keine Beschwerden",
  no_symptoms_text: "schreibt für jede eine echte Null",
  skip: "Keine Angabe",
  skipped_outcome: "Absichtlich nicht beantwortet",
  clear: "Löschen",
  keys: "Tasten 0–9, t für zehn",
  low_good: (highest: number) => `0 gar nicht, ${highest} am schlimmsten`,
  high_good: (highest: number) => `0 am schlechtesten, ${highest} am besten`,
  range: (lowest: number, highest: number) => `${number(lowest)} bis ${number(highest)}`,
  save_value: "Speichern",
  outside: (lowest: number | null, highest: number | null) =>
    highest === null
      ? `Schreib eine Zahl ab ${number(lowest ?? 0)}.`
      : `Schreib eine Zahl von ${number(lowest ?? 0)} bis ${number(highest)}.`,
  whole: "Schreib eine ganze Zahl.",
  note_heading: "Notiz",
  note_label: "Etwas, woran du dich erinnern willst",
  note_unread: "Notizen werden nicht auf Gefahren gelesen: Was dir aufgefallen ist, gehört nach oben.",
  save_note: "Notiz speichern",
  complete: "Für diesen Tag ist alles aufgeschrieben.",
  change_track: "Ändern, was ich beobachte",
  choose_track: "Wählen, was du beobachtest",
};

export const saved = {
  saved: (clock: string) => `Gespeichert ${clock}`,
  undo: "Rückgängig",
  undone: "Zurückgenommen",
  latest: "Letzter Eintrag",
  nothing: "Es gibt nichts zurückzunehmen.",
};
