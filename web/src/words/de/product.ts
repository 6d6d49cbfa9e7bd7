import type { Label, WrongByHand } from "../../product";
import { capital, full_day, in_words, magnesium, number } from "./format";
import type { Day } from "../../days";

/** In each of it, one of it, several of it. */
const unit_words: Record<string, [string, string, string]> = {
  capsule: ["jeder Kapsel", "Kapsel", "Kapseln"],
  tablet: ["jeder Tablette", "Tablette", "Tabletten"],
  scoop: ["jedem Messlöffel", "Messlöffel", "Messlöffeln"],
  sachet: ["jedem Beutel", "Beutel", "Beuteln"],
  softgel: ["jeder Weichkapsel", "Weichkapsel", "Weichkapseln"],
  gummy: ["jedem Gummi", "Gummi", "Gummis"],
};
const article = (unit: string) => `in ${unit_words[unit]?.[0] ?? `jedem: ${unit}`}`;
const many = (n: number, unit: string) => `${number(n)} ${unit_words[unit]?.[n === 1 ? 1 : 2] ?? unit}`;

export const product = {
  heading: "Dein Produkt",
  lead:
    "Tippe oder füge ein, was auf der Packung steht. Magnesiumglycinat ist eine Verbindung: Nur ein Teil ihres Gewichts ist " +
    "Magnesium, und nur dieser Teil wird gezählt.",

  kept_heading: "Was du nimmst",
  kept_none: "Noch ist kein Produkt aufbewahrt. Lies unten sein Etikett ein, dann behalte es.",
  holds: (mg: number, unit: string) => `${magnesium(mg)} Magnesium ${article(unit)}`,
  holds_words: (mg: number) => `${in_words(mg)} Milligramm Magnesium selbst, nicht der Verbindung`,
  said_on: (day: Day) => `Aufbewahrt seit ${full_day(day)}. Was du vorher genommen hast, bleibt, wie es war.`,
  form: "Form",
  forms: (form: string) =>
    capital(
      form
        .replace(/^mg_/, "")
        .replaceAll("_", " ")
        .replace(/(at|id)e\b/g, "$1"),
    ), // Bisglycinat, Oxid
  alkaline: "Abstand zu Medikamenten",
  alkaline_yes: "wie bei einem Säurebinder: Es gilt als alkalisch",
  alkaline_no: "wie bei Magnesium",
  lot: "Charge",
  expires: "Haltbar bis",
  expired: (day: Day) => `${full_day(day)}: Es ist abgelaufen`,
  programme: "Geprüft von",
  nobody: "niemandem außer dem Hersteller, soweit gesagt",
  not_said: "nicht gesagt",
  scored: "Eine Tablette mit einer Kerbe zum Halbieren",
  label_text: "Das Etikett, wie es gelesen wurde",
  read_again: "Dieses Etikett noch einmal lesen",
  pack: "Eine neue Packung: Charge, Haltbarkeit oder Namen ändern",
  pack_name: "Name",
  pack_lot: "Chargennummer",
  pack_expires: "Haltbar bis",
  pack_programme: "Wer es prüft, außer dem Hersteller",
  pack_save: "Speichern und neu prüfen",
  pack_no_name: "Gib ihm einen Namen.",
  change_by_label: "Ein anderes Produkt? Lies unten sein Etikett ein und behalte es.",

  label_heading: "Ein Etikett lesen",
  label: "Was auf der Packung steht",
  label_hint:
    "Die ganze Tabelle, mit der Tagesportion und dem Anteil am Tagesbedarf (NRV), und das Kleingedruckte: Charge, Haltbarkeit, Prüfung. " +
    "Zum Beispiel: Pro 2 Kapseln: Magnesium (als Magnesiumbisglycinat) 200 mg 53 % NRV.",
  label_records:
    "Auch der JSON-Datensatz eines Produkts aus der Etikettendatenbank des NIH (DSLD) oder aus Open Food Facts wird gelesen.",
  read: "Lesen",
  file: "Datei öffnen",
  empty: "Tippe oder füge erst das Etikett ein.",

  cannot_tell: "Nicht zu sagen",
  cannot_tell_lead: "Es wird nichts angenommen und keine Menge aufbewahrt. Eine Frage würde es klären:",
  cannot_tell_record:
    "An diesen Datensatz lässt sich nichts anfügen. Tippe die Zeile von der Packung ab: Sie tritt an seine Stelle.",
  answer: "Was dort steht",
  answer_hint: "Es wird dem Etikett Wort für Wort angefügt. Zum Beispiel: Magnesium 100 mg 27 % NRV.",
  answer_add: "Anfügen und neu lesen",
  units_heading: "Eins fehlt: Wie viele sind eine Portion?",
  units_lead: (mg: number) =>
    `Eine Portion enthält ${magnesium(mg)} Magnesium. Auf wie viele Kapseln, Tabletten oder Messlöffel verteilt sie sich?`,
  units_count: "Wie viele",
  units_name: "Wovon",
  units: {
    capsule: "Kapseln",
    tablet: "Tabletten",
    scoop: "Messlöffel",
    sachet: "Beutel",
    softgel: "Weichkapseln",
    gummy: "Gummis",
  },
  choose: "Wählen …",
  units_wrong: "Schreibe, wie viele, und wähle, wovon.",

  result: "Was das Etikett sagt",
  about: "etwa ",
  serving: (mg: number, units: number, unit: string) => `${magnesium(mg)} in der Portion von ${many(units, unit)}`,
  between: (low: number, high: number) =>
    `Das Etikett rundet: zwischen ${number(low)} und ${number(high)} mg Magnesium in einer Portion.`,
  compound: (compound: number, magnesium: number, share: number) =>
    `Die Verbindung einer Portion wiegt ${number(compound, 0)} mg. Nur ${number(magnesium)} mg davon sind Magnesium: ` +
    `${number(100 * share, 1)}\u00a0% des Gewichts.`,
  compound_words: (compound: number, magnesium: number) =>
    `${in_words(Math.round(compound))} Milligramm Verbindung, ${in_words(magnesium)} Milligramm Magnesium.`,
  compound_not_said: (mg: number) =>
    `Die Verbindung darum wiegt mehr als ${number(mg)} mg; wie viel, sagt das Etikett nicht. Eine Zahl für die Verbindung ` +
    "ist nicht das Magnesium.",
  bar_compound: (mg: number) => `Verbindung ${number(mg, 0)} mg`,
  bar_magnesium: (mg: number) => `Magnesium ${magnesium(mg)}`,
  buffered: {
    pure: "Rein: Es braucht kein Oxid, um die Menge zu erklären.",
    buffered: "Gepuffert: Es enthält neben dem Glycinat Oxid oder einen anderen Säurebinder.",
    unknown: "Ob es mit Oxid gepuffert ist, lässt sich aus diesem Etikett nicht sagen.",
  } satisfies Record<Label["buffered"], string>,
  oxide: (of_magnesium: number) =>
    `Etwa ${number(100 * of_magnesium, 0)}\u00a0% des Magnesiums kommen aus dem Oxid, wenn es Oxid ist.`,
  glycine: (mg: number, at_most: boolean) =>
    `Freies Glycin in einer Portion: ${at_most ? "höchstens" : "etwa"} ${number(mg, 0)} mg. Es kommt mit dem Magnesium und ist kein ` +
    "Magnesium.",
  derivation: "Wie das errechnet wurde",
  warnings: "Achtung",
  quality: "Kann man ihm trauen?",
  check: "So lässt es sich prüfen",
  no_marks: "Das Etikett nennt keine Prüfung durch andere.",
  missing: "Fehlt auf dem Etikett",
  keep: "Als mein Produkt behalten",
  keep_again: "Behalten, anstelle dessen, was ich jetzt nehme",
  keep_lead: "Dann wird alles, was du über dich gesagt hast, neu geprüft.",
  example: "Dieses Tagebuch ist ein Beispiel: Darin lässt sich nichts behalten.",

  by_hand: "Ich habe kein Etikett, kenne aber die Menge",
  by_hand_lead: "Ohne Etikett kann niemand Form, Zutaten oder Allergien prüfen. Dann gelten die strengeren Regeln.",
  hand_name: "Wie du es nennst",
  hand_mg: "Milligramm in einem Stück",
  hand_unit: "Es kommt als",
  hand_meant: "Diese Milligramm sind",
  hand_element: "Magnesium selbst („elementar“)",
  hand_compound: "die Verbindung, oder ich bin nicht sicher",
  hand_said: (mg: number) => `${in_words(mg)} Milligramm Magnesium selbst`,
  hand_keep: "Behalten",
  hand_wrong: {
    name: "Gib ihm einen Namen.",
    mg: "Schreibe die Menge als einfache Zahl, etwa 100 oder 187,5.",
    unit: "Wähle, als was es kommt.",
    meant: "Sag, welches von beiden es ist.",
    compound:
      "Dann weiß noch niemand, wie viel Magnesium darin ist: 400 mg Magnesiumglycinat enthalten 40 bis 56 mg Magnesium. Suche in der " +
      "Tabelle die Zeile „Magnesium“ und lies oben dieses Etikett ein.",
  } satisfies Record<WrongByHand, string>,

  changed: "Was sich geändert hat",
  changed_nothing: "Neu geprüft: Es gibt nichts Neues.",
  nobody_said:
    "Es ist aufbewahrt. Du hast noch nicht gesagt, wer du bist; deshalb wurde es mit keinen Medikamenten und Krankheiten verglichen.",
  first: "Das wurde zum ersten Mal geprüft.",
  limit_was: (was: number, is: number) => `Deine Grenze war ${magnesium(was)} am Tag und ist jetzt ${magnesium(is)}.`,
  may_now: "Vorher stand einem Beginn etwas im Weg. Jetzt nicht mehr.",
  may_no_longer: "Vorher war ein Beginn offen. Jetzt steht etwas im Weg.",
  added: "Neue Befunde",
  resolved: "Geklärt",
  gone: "Nicht mehr gefunden",
  unchecked_added: "Konnte nicht geprüft werden",
  unchecked_gone: "Kann jetzt geprüft werden",
  standing: "Wie es jetzt steht",
  full: "Alles, was geprüft wurde",
  to_you: "Sag, wer du bist",
  to_intake: "Sieh an, was du isst",
};
