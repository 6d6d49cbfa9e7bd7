import { number } from "./format";

export const you = {
  heading: "Über dich",
  open: "Über dich",
  lead:
    "Was du hier sagst, bestimmt deine Grenze und wird mit dem verglichen, was wir über Medikamente und Erkrankungen " +
    "wissen, jetzt und bei jeder Änderung. Es bleibt in deinem Tagebuch, auf diesem Computer.",
  age: "Alter in Jahren",
  sex: "Geschlecht",
  sexes: { not_said: "Keine Angabe", female: "Weiblich", male: "Männlich" },
  life_stage: "Schwangerschaft und Stillzeit",
  no_life_stage: "Noch nicht gesagt",
  life_stages: {
    none: "Keines von beiden",
    trying_to_conceive: "Kinderwunsch",
    pregnant: "Schwanger",
    breastfeeding: "Stillend",
  },
  egfr: "Nierenwert: eGFR, falls bekannt",
  authority: "Wessen Grenzwerte gelten, wo du lebst",
  no_authority: "Keine Angabe: der niedrigste von allen",
  country: "Land, um zu wissen, wo man anruft: Deutschland, Schweiz …",
  lines: "Eine Zeile für jedes, so wie du es sagen würdest. Eine leere Liste bedeutet: keine.",
  conditions: "Erkrankungen",
  medicines: "Medikamente",
  supplements: "Andere Nahrungsergänzungsmittel",
  allergies: "Allergien",
  sources: "Was sonst Magnesium bringt",
  sources_lead:
    "Multivitamin, Mittel gegen Sodbrennen (Antazidum), Abführmittel, ein anderes Präparat: Sie zählen zur selben Grenze. Essen " +
    "gehört nicht hierher.",
  source: (nth: number) => `Präparat ${nth}`,
  source_name: "Präparat",
  source_mg: "mg Magnesium am Tag",
  source_unknown: "Ich weiß nicht, wie viel",
  source_unknown_means:
    "Es steht dann bei deinen anderen Nahrungsergänzungsmitteln, und solange die Menge nicht bekannt ist, wird kein " +
    "Spielraum unter deiner Grenze angezeigt.",
  source_add: "Ein Präparat hinzufügen",
  source_remove: (name: string) => (name === "" ? "Entfernen" : `${name} entfernen`),
  source_uncounted: (names: string[]) =>
    names.length === 1
      ? `${names[0]} bringt Magnesium, und niemand hat gesagt, wie viel. Trag es hier unter demselben Namen ein.`
      : `${names.join(", ")} bringen Magnesium, und niemand hat gesagt, wie viel. Trag sie hier unter denselben Namen ein.`,
  save: "Speichern und prüfen",
  draft: "Was du hier zuletzt getippt hast, ist noch da. Gespeichert ist es noch nicht.",
  draft_discard: "Verwerfen",
  draft_begun: "begonnen und nicht gespeichert",
  offer_heading: "Wer nimmt es?",
  offer_text:
    "Sag dein Alter, deine Erkrankungen und Medikamente: Dann gilt deine eigene Grenze, und was nicht zusammenpasst, " +
    "wird gefunden. Es dauert etwa zwei Minuten, und du kannst dazwischen aufhören.",
  offer_begun:
    "Du hast angefangen zu sagen, wer du bist. Was du getippt hast, ist in diesem Tab noch da, aber nicht gespeichert.",
  offer: "Sagen, wer du bist",
  offer_on: "Weitermachen",
  wrong: {
    age: "Schreib dein Alter in ganzen Jahren.",
    egfr: "Schreib die eGFR als Zahl über null, so wie sie auf dem Laborbefund steht, ohne Tausendertrennzeichen.",
    sources: "Schreib das Präparat und seine mg Magnesium am Tag, oder sag, dass du die Menge nicht weißt.",
  },
  no_dose: "Zurzeit wird keine Dosis vorgeschlagen",
  may_start: "Nichts, was wir wissen, hindert dich daran anzufangen",
  may_not: "Noch nicht anfangen: Sprich zuerst mit einer Ärztin, einem Arzt oder der Apotheke",
  could_not: "Noch nicht anfangen: Etwas konnte nicht geprüft werden",
  same: "Noch einmal geprüft: nichts Neues.",
  limit: (mg: string) => `Deine Grenze ist ${mg} Magnesium am Tag aus Präparaten und Medikamenten zusammen.`,
  room: (mg: string) => `Neben den anderen Präparaten, die du genannt hast, bleiben davon ${mg}.`,
  in_the_way: "Was im Weg steht",
  findings: "Was zu wissen ist",
  nothing: "Nichts in unseren Regeln",
  could_not_check: "Konnte nicht geprüft werden",
  could_not_check_means:
    "Schreib es anders, sag, was fehlt, oder zeig es in der Apotheke. Es wird nicht für harmlos gehalten.",
  did_you_mean: (part: string, names: string[]) => `„${part}“: War ${names.join(" oder ")} gemeint?`,
  severity: {
    block: "darf nicht sein, außer mit ärztlicher Zustimmung",
    clinician: "zuerst in der Arztpraxis oder Apotheke fragen",
    avoid: "meiden",
    separate: "mit Stunden Abstand",
    monitor: "im Auge behalten",
    caution: "mit Vorsicht",
    info: "gut zu wissen",
  },
  apart: (before: number | null, after: number | null) => {
    const parts = [
      before === null ? "" : `mindestens ${number(before)} h vor dem Magnesium einnehmen`,
      after === null ? "" : `nach dem Magnesium mindestens ${number(after)} h warten`,
    ].filter((part) => part !== "");
    return parts.length === 0 ? "" : `Abstand halten: ${parts.join(", oder ")}.`;
  },
  resolved: (clinician: string) => `Geklärt durch ${clinician}.`,
  why: "Warum?",
};
