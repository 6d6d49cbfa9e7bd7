import { plural } from "./format";

export const own_data = {
  heading: "Was dir gehört",
  lead: "Das ganze Tagebuch als Datei, die Titrate wieder liest, oder seine Tage als Tabelle für ein anderes Programm. Nichts wird irgendwohin geschickt.",
  kinds: {
    json: "Alles (JSON)",
    sqlite: "Alles (SQLite)",
    csv: "Die Tage (CSV)",
    dictionary: "Was die Spalten bedeuten (CSV)",
  },
  shift_dates: "Alle Daten um gleich viele Wochen verschieben, in den Januar 2000",
  drop_words: "Notizen, Veränderungen, Gründe und Namen von Ärztinnen und Ärzten weglassen",
  saved: (name: string) => `Gesichert als ${name}.`,
  lost: "Darin fehlt:",
  erase_heading: "Alles löschen",
  erase_lead:
    "Damit verschwinden das Tagebuch, der Schlüssel einer versiegelten Reihenfolge, eingelesene Lebensmittel und jede " +
    "Sicherung daneben, auch was dieser Browser behalten hat. Es gibt keinen Weg zurück. Kopien an anderen Orten bleiben.",
  erase_label: "Schreib „löschen“, um es zu tun",
  erase_word: "löschen",
  erase: "Alles löschen",
  erased: (entries: number, backups: number) =>
    `Gelöscht: ${plural(entries, "Eintrag", "Einträge")} und ${plural(backups, "Sicherung", "Sicherungen")}.`,
};
