import { plural } from "./format";

export const import_ = {
  heading: "Bring das Tagebuch mit, das du hast",
  lead: "Eine Datei aus einer anderen App oder einer Tabelle wird hier gelesen und vom Programm auf diesem Computer beantwortet. Sie geht nirgendwohin sonst.",
  not_stored:
    "Die Tage einer Tabelle, die hier gelesen wird, kommen nicht in dein Tagebuch: Du bekommst die Antwort, die sie geben.",
  drop: "Zieh eine Datei hierher oder wähle eine aus.",
  choose: "Eine Datei wählen",
  paste: "Oder füg ihren Text ein",
  paste_help: "Mit der Zeile der Spaltennamen zuerst.",
  read: "Lesen",
  read_again: "Noch einmal lesen",
  reading: "Wird gelesen …",
  known_heading: "Welche Dateien gelesen werden können",
  known: [
    "Eine Tabelle mit einer Zeile für jeden Tag: die Spalten day und dose_mg und eine für alles, was du beobachtet " +
      "hast. Eine leere Zelle bedeutet, dass nichts aufgeschrieben wurde; sie wird nie als null gelesen.",
    "Ein Export aus StudyU, für eine Person.",
    "Die Melatonin-Studie, mit mehreren Einträgen am Tag oder einem für jeden Studientag.",
  ],
  sample_heading: "So eine Tabelle sieht so aus:",
  sample: "day,dose_mg,pain\n2026-03-01,0,6\n2026-03-02,200,5\n2026-03-03,200,",
  pasted: "der eingefügte Text",
  participant: "Welche Person der Datei, falls es mehrere sind",
  participant_help: "Der Anfang der Kennung, wie er in der Datei steht.",
  start: "Das Datum von Studientag 1",
  start_help: "Diese Datei zählt Tage und nennt kein Datum.",
  empty: {
    what: "Es gibt nichts zu lesen.",
    where: "",
    way_out: "Wähl eine Datei aus oder füg ihren Text ein.",
  },
  not_text: (name: string) => ({
    what: "Diese Datei ist kein reiner Text in UTF-8.",
    where: name,
    way_out:
      "Öffne sie in dem Programm, aus dem sie stammt, und exportiere sie als CSV (durch Kommas getrennt, UTF-8).",
  }),
  too_large: (name: string) => ({
    what: "Diese Datei ist größer als 20 MB: So viele Tage hat kein Tagebuch.",
    where: name,
    way_out: "Wähl die Datei einer einzigen Person, als CSV exportiert.",
  }),
  understood: "Was verstanden wurde",
  counts: (recorded: number, days: number, label: string) =>
    `${recorded} von ${plural(days, "Tag", "Tagen")} ${recorded === 1 ? "hat" : "haben"} eine Zahl für „${label}“.`,
  missing: (n: number) =>
    n === 0 ? "Kein Tag fehlt." : `${plural(n, "Tag fehlt", "Tage fehlen")}: ausgelassen und nie als null gezählt.`,
  late: (n: number) => `${plural(n, "Tag wurde", "Tage wurden")} nachgetragen.`,
  left_out: (n: number) =>
    `${plural(n, "Tag liegt", "Tage liegen")} nach dem Tag dieser Antwort und ${n === 1 ? "bleibt" : "bleiben"} außer Acht.`,
  measures: (n: number) => (n === 1 ? "Beobachtet wurde 1 Größe" : `Beobachtet wurden ${n} Größen`),
  notes: "Was getan wurde, um sie zu lesen",
  listed: (n: number) =>
    n === 0
      ? "Keine Zeile wurde zusammengefasst oder ausgelassen."
      : `${plural(n, "Zeile wurde", "Zeilen wurden")} zusammengefasst oder ausgelassen`,
  line: (n: number) => `Zeile ${n}`,
  more: (n: number) => `Die anderen ${n} zeigen`,
  answer: "Was dieses Tagebuch sagen kann",
  unsaid: "Was die Datei nicht sagt",
  unsaid_lead: "Nur du kannst es wissen. Damit können dieselben Tage mehr sagen; lass weg, was du nicht weißt.",
  randomised: "Wie die Reihenfolge der Tage mit und ohne entstand",
  orders: {
    "": "Nicht ausgelost oder nicht bekannt",
    pairs: "In jedem Paar von Abschnitten ausgelost",
    blocks: "Für jeden Abschnitt ausgelost",
    daily: "Für jeden Tag ausgelost",
  },
  period_days: "Tage in einem Abschnitt",
  before: "Vor dem ersten Tag",
  before_start: { "": "Keine Angabe", none: "Ich habe nichts genommen", unknown: "Ich weiß es nicht" },
  wrong_days: "Schreib die Tage eines Abschnitts als ganze Zahl, zum Beispiel 7.",
  other: "Eine andere Datei lesen",
  start_own: "Mein eigenes Tagebuch beginnen",
};
