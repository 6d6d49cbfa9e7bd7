import { number } from "./format";

export const welcome = {
  heading: "Hilft es dir, oder scheint es nur so?",
  lead:
    "Ein Tagebuch, das fair urteilt. Jeden Abend sagst du mit ein paar Tippern, was du genommen hast und wie es dir ging. Am Ende " +
    "sagt es, was deine Tage zeigen können, wie sicher das ist, und was sie nicht zeigen können.",
  private: "Alles bleibt auf diesem Computer, in einer Datei: kein Konto, und nichts wird irgendwohin geschickt.",
  begin: "Wie möchtest du anfangen?",
  import: "Tagebuch mitbringen",
  import_text: "Aus der Datei einer anderen App oder einer Tabelle. Du siehst gleich, was ihre Tage sagen können.",
  start: "Tagebuch beginnen",
  start_text:
    "Wähle, was du beobachten willst, und schreib den heutigen Tag auf. Das dauert jetzt eine Minute, und sonst etwa zwanzig Sekunden am Abend.",
  load: "Das Beispiel laden",
  load_text: "Ein abgeschlossener Versuch einer simulierten Person, auf jeder Seite so gekennzeichnet.",
};

export const track = {
  heading: "Was möchtest du beobachten?",
  lead: "Ein bis drei Dinge genügen. Nach jedem wird einmal am Abend gefragt, in der Reihenfolge, in der du sie wählst.",
  lower: "weniger ist besser",
  higher: "mehr ist besser",
  from_to: (lowest: number, highest: number) => `${number(lowest)} bis ${number(highest)}`,
  save: "Das Tagebuch beginnen",
  save_again: "Speichern",
  none_chosen: "Wähle mindestens eines.",
  chosen: (n: number) => `${n} gewählt`,
  day: (hour: number) =>
    hour === 0
      ? "Ein Eintrag nach Mitternacht gehört zum neuen Tag."
      : `Ein Eintrag vor ${hour} Uhr nachts gehört noch zum Abend davor.`,
  to_settings: "In den Einstellungen ändern",
  hour: (hour: number) => (hour === 0 ? "Mitternacht" : `${hour} Uhr nachts`),
  back: "Zurück zu heute",
};

export const example = {
  banner: "Simuliertes Beispiel",
  marked: "Simuliertes Beispiel: keine wirkliche Person.",
  explained: "Nichts hier handelt von dir.",
  back: "Zurück zu meinem Tagebuch",
  open: "Das simulierte Beispiel ansehen",
  closed: "Dieses Tagebuch ist ein Beispiel, darum lässt sich darin nichts ändern. Deines schon:",
};
