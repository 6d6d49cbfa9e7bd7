import { number } from "./format";

export const welcome = {
  heading: "Hilft es dir, oder scheint es nur so?",
  lead:
    "Titrate ist ein Tagebuch, das fair urteilt. Jeden Abend schreibst du auf, was du genommen hast und wie es dir " +
    "ging; es rechnet aus, was deine Tage darüber sagen können, wie sicher das ist, und was sich nicht sagen lässt.",
  private:
    "Alles bleibt auf diesem Computer, in einer einzigen Datei. Es gibt kein Konto, und nichts wird irgendwohin " +
    "geschickt.",
  import_heading: "Ich habe schon ein Tagebuch",
  import: "Tagebuch mitbringen",
  import_text: "Eine Datei aus einer anderen App oder einer Tabelle. Du siehst gleich, was ihre Tage sagen können.",
  start_heading: "Ich fange heute an",
  start: "Tagebuch beginnen",
  start_text: "Wähle, was du beobachten willst. Ein Abend dauert etwa zwanzig Sekunden.",
  load_heading: "Ich sehe mir erst ein Beispiel an",
  load: "Das Beispiel laden",
  load_text:
    "Ein abgeschlossener Versuch einer simulierten Person, deutlich so gekennzeichnet: Tagebuch, Verlauf und Antwort.",
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
  day_heading: "Wann endet dein Tag?",
  day_lead: "Ein Eintrag vor dieser Stunde gehört noch zum Abend davor.",
  day_label: "Mein Tag endet um",
  hour: (hour: number) => (hour === 0 ? "Mitternacht" : `${hour} Uhr nachts`),
  keys_heading: "Tastatur",
  keys: "Mit den Tasten 0 bis 9 antworten, und t für zehn",
  back: "Zurück zu heute",
};

export const example = {
  banner: "Simuliertes Beispiel",
  marked: "Simuliertes Beispiel: keine wirkliche Person.",
  explained: "Nichts hier handelt von dir.",
  back: "Zurück zu meinem Tagebuch",
  open: "Das simulierte Beispiel ansehen",
  closed: "Dieses Tagebuch ist ein Beispiel, darum lassen sich seine Tage hier nicht ändern. Deine schon:",
};
