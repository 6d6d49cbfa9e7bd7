import type { Day } from "../../days";
import { full_day, magnesium, plain_day, plural } from "./format";

const entries = (n: number) => plural(n, "Eintrag", "Einträge");

export const settings = {
  heading: "Einstellungen",
  of_example: "Erinnerungen, Sicherungen und das Ende des Tages gehören zu deinem eigenen Tagebuch:",
  to_mine: "Zu meinen Einstellungen",
  saved: "Gespeichert.",

  day_heading: "Wann endet dein Tag?",
  day_lead: "Ein Eintrag vor dieser Stunde gehört noch zum Abend davor.",
  day_label: "Mein Tag endet um",
  day_all: "Überall gleich: im Tagebuch, im Verlauf, im Plan und bei den Erinnerungen.",

  language_heading: "Sprache",
  language_lead: "Was du selbst geschrieben hast, bleibt, wie es ist; Quellen bleiben, wie sie gedruckt wurden.",

  keys_heading: "Tastatur",
  keys: "Mit den Tasten 0 bis 9 antworten, und t für zehn",

  units_heading: "Einheiten",
  units_lead:
    "Eine Dosis wird in Milligramm (mg) Magnesium selbst geschrieben und aufbewahrt, was hier auch gewählt ist. Was das Programm " +
    "selbst sagt, bleibt in mg und Gramm.",
  mmol: (example: string) => `Millimol neben den Milligramm zeigen: ${example}`,
  food: "Portionen von Essen schreiben in",
  foods: { g: "Gramm (g)", oz: "Unzen (oz): eine ist 28,3495 g" },

  person_heading: "Wessen Grenzen gelten, und wen man anruft",
  person_lead:
    "Behörden setzen verschiedene Grenzen für Magnesium aus Präparaten. Hier ändern ist dasselbe wie unter „Über dich“: Alles, was " +
    "du gesagt hast, wird neu geprüft.",
  authority: "Grenzen von",
  no_authority: "Nicht gesagt: die niedrigste von allen gilt",
  nobody: "Noch hat niemand gesagt, wer es nimmt. Deshalb gilt die niedrigste Grenze von allen.",
  limit_why: "Warum",
  country: "Land",
  no_country: "Nicht gesagt: keine Nummer kann genannt werden",
  limit: (mg: number) => `${magnesium(mg)} am Tag aus Nahrungsergänzung`,
  limit_now: "Grenze jetzt",
  to_you: "„Über dich“ öffnen",
  to_begin: "Sag, wer du bist",

  reminders: {
    heading: "Erinnerungen",
    lead:
      "Titrate verschickt nichts. Es schreibt eine Kalenderdatei: Dein eigener Kalender erinnert dich, auf jedem Telefon, " +
      "unter einem Titel, der niemandem etwas verrät. Sie folgen deinem Plan oder Stufenplan, schweigen in einer Pause und enden mit ihm.",
    none: "Noch sind keine Erinnerungen gewählt.",
    evening: "Der Abend",
    each_day: (from: Day, to: Day | null) =>
      to === null ? `jeden Tag ab ${plain_day(from)}` : `jeden Tag von ${plain_day(from)} bis ${plain_day(to)}`,
    not_now: "wird jetzt nicht erinnert",
    at: "Uhrzeit des Abends",
    doses: "Uhrzeiten einer Dosis, höchstens sechs",
    dose: (nth: number) => `Dosis ${nth}`,
    add: "Uhrzeit dazu",
    remove: (time: string) => (time === "" ? "Entfernen" : `${time} entfernen`),
    title: "Was der Kalender zeigt",
    title_help: "Einen Kalender sehen auch andere, auch auf einem gesperrten Bildschirm.",
    zone: "Zeitzone",
    save: "Erinnerungen speichern",
    download: "Kalenderdatei herunterladen",
    file: "titrate-erinnerungen.ics",
    import:
      "Öffne sie mit deinem Kalender. Nach einer Änderung oder Pause noch einmal herunterladen und öffnen: Dieselben " +
      "Erinnerungen werden dann ersetzt.",
    feed_heading: "Eine private Adresse für einen Kalender auf diesem Rechner",
    feed_lead:
      "Ein Kalenderprogramm hier kann sie immer wieder abfragen. Wer die Adresse hat, sieht, wann du erinnert wirst, und " +
      "sonst nichts. Ein Telefon oder ein Kalender in der Cloud erreicht sie nicht: Gib ihnen die Datei.",
    feed_closed: "Sie ist geschlossen.",
    feed_is_open: "Sie ist offen. Die Adresse wurde einmal gezeigt und ist nirgends aufbewahrt.",
    feed_open: "Adresse öffnen",
    feed_new: "Neue Adresse öffnen",
    feed_new_sure: "Eine neue Adresse öffnen? Die jetzt offene antwortet dann nicht mehr.",
    feed_new_yes: "Ja, eine neue",
    feed_close: "Schließen",
    feed_close_sure:
      "Die Adresse schließen? Ein Kalender, der sie abfragt, bekommt von da an nichts, und sie öffnet sich nie wieder.",
    feed_close_yes: "Ja, schließen",
    address: "Die Adresse, nur dieses eine Mal gezeigt",
    copy: "Kopieren",
    copied: "Kopiert.",
    not_copied: "Das Kopieren ging nicht: markiere sie und kopiere sie von Hand.",
  },

  backups: {
    heading: "Sicherungen",
    lead:
      "Der erste Eintrag eines Tages macht eine, neben dem Tagebuch. Sie zählt erst, wenn sie zurückgelesen wurde und " +
      "Eintrag für Eintrag dein Tagebuch ist. Das hilft gegen ein Versehen, und nicht, wenn die Festplatte ausfällt: Bring ab und zu eine an einen anderen Ort.",
    none: "Noch gibt es keine Sicherung. Der erste Eintrag eines Tages macht eine.",
    make: "Jetzt eine machen",
    check_diary: "Ist das Tagebuch heil?",
    which: "Welche Sicherung",
    named: (day: Day, kb: number, closed: boolean) =>
      `${full_day(day)}, ${kb} kB${closed ? ", mit Passphrase verschlossen" : ""}`,
    before_restore: (name: string, kb: number) =>
      `Vor dem Wiederherstellen einer Sicherung aufgehoben: ${name}, ${kb} kB`,
    verify: "Ist sie heil?",
    drill: "Ausprobieren",
    drill_means:
      "Beim Ausprobieren wird sie in einem eigenen Ordner wiederhergestellt und der wieder entfernt. Dein Tagebuch bleibt unberührt.",
    restore: "Wiederherstellen",
    restore_sure: (name: string) =>
      `${name} an die Stelle deines Tagebuchs setzen? Was jetzt da ist, wird vorher gesichert, und du erfährst seinen Namen. ` +
      "Was nach dieser Sicherung geschrieben wurde, steht dann nicht mehr im Tagebuch.",
    restore_yes: "Ja, wiederherstellen",
    passphrase: "Passphrase dieser Sicherung",
    passphrase_help: "Sie öffnet jetzt diese eine Sicherung und wird nirgends aufbewahrt.",
    offer: "Noch keine Sicherung wurde ausprobiert. Einer, die einmal ausprobiert wurde, kannst du vertrauen.",
    offer_do: "Die neueste jetzt ausprobieren",
    last_drill: (day: Day) => `Zuletzt ausprobiert am ${plain_day(day)}.`,
    made: (name: string, n: number) =>
      `Gesichert: ${name}, ${entries(n)}. Sie wurde von der Platte zurückgelesen und ist Eintrag für Eintrag dein Tagebuch.`,
    made_key: "Wer diese Datei hat, kann das Tagebuch lesen und die Reihenfolge eines laufenden Versuchs nachsehen.",
    made_closed: "Sie ist mit deiner Passphrase verschlossen.",
    foods_left_out: (n: number) =>
      `Nicht darin: ${plural(n, "importiertes Lebensmittel", "importierte Lebensmittel")}. Sie lassen sich noch einmal importieren.`,
    whole: (name: string) => `${name}: heil.`,
    not_whole: (name: string) => `${name}: nicht heil. Lass diese Datei, wie sie ist, und nimm eine andere Sicherung.`,
    this_diary: "Das Tagebuch",
    holds: "stimmt",
    wrong: "stimmt nicht",
    drilled: (n: number) =>
      `Diese Sicherung lässt sich wiederherstellen: ${entries(n)} kamen so heraus, wie sie hineingingen. Dein Tagebuch wurde nicht berührt.`,
    restored: (n: number) => `Wiederhergestellt: Das Tagebuch ist jetzt das der Sicherung, ${entries(n)}.`,
    only_before: (n: number) =>
      `${entries(n)} des Tagebuchs ${n === 1 ? "steht" : "stehen"} nicht in dieser Sicherung.`,
    before: (name: string) => `Was vorher da war, ist aufgehoben als ${name}.`,
    elsewhere:
      "An einen anderen Ort, als JSON oder CSV, oder mit einer Passphrase verschlossen: titrate backup --help, im Terminal.",
  },

  data_heading: "Wo deine Daten liegen",
  data:
    "In einer Datei auf dem Rechner, auf dem Titrate läuft: titrate.db in seinem Ordner (~/.local/share/titrate, wenn es " +
    "ohne --data gestartet wurde), die Sicherungen daneben.",
  browser:
    "Dieser Browser bewahrt eine Kopie des Tages auf, den du zuletzt offen hattest, mit seinen Einträgen, deiner Obergrenze " +
    "und deinem Stufenplan, damit er zu sehen ist, wenn Titrate nicht antwortet; der nächste Tag ersetzt sie. Was du angetippt " +
    "hast, bleibt hier, bis es gespeichert ist, und um wie viel Uhr du ein Medikament genommen hast, für diesen Tag. Außerdem " +
    "bewahrt er die Sprache, die Einheiten und ob die Tasten oben an sind. Was du getippt und nicht gespeichert hast, " +
    "verschwindet mit seinem Tab. „Alles löschen“ nimmt alle Einträge weg, auch hier.",
  private_heading: "Was privat ist, und wie",
  private: [
    "Es gibt kein Konto, und nichts wird irgendwohin geschickt: Das Programm antwortet nur diesem Rechner, und diese Seite fragt niemand anderen.",
    "Die Adresse, die das Programm ausgab, trägt einen Schlüssel, bei jedem Start einen neuen. Ohne ihn bekommt ein anderes Programm auf diesem Rechner keine Antwort.",
    "Die Datei des Tagebuchs ist nicht mit einem Passwort verschlossen: Wer die Dateien dieses Kontos öffnen kann, kann sie lesen.",
  ],
  facts_heading: "Versionen",
  version: "Titrate",
  facts: "Faktentabellen, SHA-256",
  facts_why: "Dieselbe Zahl heißt dieselben Grenzen, Regeln und Belege. Sie steht auf jedem Bericht.",
};
