import { grams_of_portion } from "../../units";
import { amount_of, in_words, magnesium, magnesium_between, number, plural, portion } from "./format";

const at_least = (complete: boolean) => (complete ? "" : "mindestens ");

const to_say_words: Record<string, string> = {
  age: "dein Alter",
  sex: "dein Geschlecht",
  "life stage": "Schwangerschaft und Stillzeit",
  life_stage: "Schwangerschaft und Stillzeit",
  authority: "wessen Grenzen gelten, wo du lebst",
};

export const intake = {
  heading: "Essen und Bedarf",
  lead:
    "Was das Essen schon bringt und was die Lücke schließen würde. Essen zählt nie gegen die Grenze: Die gilt allein für " +
    "Nahrungsergänzung und Medikamente.",

  need_heading: "Was du am Tag brauchst",
  need: (low: number, high: number) => `${magnesium_between(low, high)} Magnesium`,
  need_none: "Keine Behörde in unseren Tabellen sagt, was ein Mensch wie du braucht.",
  average: (low: number, high: number) => `${magnesium_between(low, high)} reichen der Hälfte solcher Menschen.`,
  to_say: (what: string[]) =>
    `Der Bereich wird enger, wenn du das sagst: ${what.map((one) => to_say_words[one] ?? one).join(", ")}.`,
  who: "Es ist der Bedarf des Menschen, den du beschrieben hast.",
  to_you: "Sag, wer du bist",
  change_you: "Ändern, was du gesagt hast",
  from: "Wer das sagt",
  from_one: (authority: string, kind: string, mg: number) => `${authority} (${kind}): ${magnesium(mg)} am Tag`,

  add_heading: "Was hast du heute gegessen?",
  kept_here: "Die Liste bleibt in dieser Seite, solange sie offen ist. In dein Tagebuch wird sie nicht geschrieben.",
  search: "Ein Lebensmittel suchen",
  search_hint:
    "Der Anfang eines Wortes genügt: Spinat, Mandel. Wähle mit den Pfeiltasten und " +
    "der Eingabetaste, oder tippe darauf.",
  found: (n: number) =>
    n === 0 ? "Kein Lebensmittel gefunden." : `${plural(n, "Lebensmittel", "Lebensmittel")} gefunden.`,
  taken_for: (typed: string[]) =>
    `Kein Lebensmittel hat „${typed.join("“, „")}“: Ein sehr ähnliches Wort wurde dafür genommen.`,
  some_words: "Kein Lebensmittel hat alle diese Wörter. Diese haben einige davon.",
  none_next:
    "Versuche ein kürzeres oder anderes Wort. Ein Lebensmittel, das nicht in den Tabellen steht, ist unbekannt, und das ist nicht null.",
  per_100: (mg: number | null) => (mg === null ? "kein Wert" : `${magnesium(mg)} in 100 g`),
  chosen: (name: string) => `Wie viel davon: ${name}?`,
  portion: (times: number, label: string) => `${times === 0.5 ? "½" : number(times)} × ${label}`,
  portion_brings: (g: number, mg: number | null) => `${portion(g)}${mg === null ? "" : `, ${magnesium(mg, 0)}`}`,
  typed_in: { g: "Oder in Gramm (g)", oz: "Oder in Unzen (oz)" },
  typed: (amount: number, unit: "g" | "oz") =>
    unit === "g"
      ? `${in_words(amount)} Gramm`
      : `${in_words(amount)} Unzen, ${number(grams_of_portion(amount, "oz"), 1)} g`,
  add: "Hinzufügen",
  cancel: "Ein anderes",
  portion_wrong: {
    g: "Schreibe die Gramm als einfache Zahl, bis 5000.",
    oz: "Schreibe die Unzen als einfache Zahl, bis 176.",
  },
  added: (name: string, grams: number) => `Hinzugefügt: ${name}, ${portion(grams)}.`,
  removed: (name: string) => `Entfernt: ${name}.`,

  eaten_heading: "Deine Liste",
  eaten_none: "Noch steht nichts darauf. Suche das erste Lebensmittel.",
  grams_of: (name: string) => `Gramm von ${name}`,
  ounces_of: (name: string) => `Unzen von ${name}`,
  brings: (mg: number) => magnesium(mg, 1),
  no_value: "kein Wert: nicht gezählt",
  remove: "Entfernen",
  remove_of: (name: string) => `Entfernen: ${name}`,

  total_heading: "Was der Tag ergibt",
  total: (mg: number, complete: boolean) => `${complete ? "" : "Mindestens "}${magnesium(mg, 1)} Magnesium`,
  total_empty: "Noch ist nichts zusammengezählt, denn die Liste ist leer. Das ist kein Tag ohne Magnesium.",
  food: (mg: number, complete: boolean) => `Aus dem Essen: ${at_least(complete)}${magnesium(mg, 1)}`,
  complete: (foods: number) =>
    foods === 0
      ? "Kein Lebensmittel steht auf der Liste: Was du gegessen hast, ist nicht bekannt."
      : foods === 1
        ? "Das Lebensmittel darauf hat einen Wert."
        : `Alle ${foods} Lebensmittel haben einen Wert.`,
  incomplete: (without: number, foods: number) =>
    `${without} von ${plural(foods, "Lebensmittel", "Lebensmitteln")} ${without === 1 ? "hat" : "haben"} keinen Wert. Was ` +
    `${without === 1 ? "es bringt" : "sie bringen"}, fehlt in der Summe; es ist nicht null.`,
  supplements: (mg: number) => `Aus Nahrungsergänzung: ${magnesium(mg, 1)}`,
  supplements_none: "Von heute ist keine Nahrungsergänzung aufgeschrieben, also wird hier keine gezählt.",
  supplements_unknown: (n: number) =>
    n === 1
      ? "Eine Nahrungsergänzung konnte nicht gezählt werden."
      : `${n} Nahrungsergänzungen konnten nicht gezählt werden.`,
  gap: (low: number, high: number, complete: boolean) =>
    high <= 0
      ? "Zu deinem Bedarf fehlt nichts."
      : `Zu deinem Bedarf ${complete ? "fehlen" : "fehlen höchstens"} ` +
        `${low <= 0 ? `bis zu ${magnesium(high, 1)}` : magnesium_between(low, high, 1)}.`,
  bar: (food: number, supplements: number, low: number | null, high: number | null) =>
    `Essen ${magnesium(food, 0)} und Nahrungsergänzung ${magnesium(supplements, 0)}` +
    (low === null || high === null ? "." : `, neben einem Bedarf von ${magnesium_between(low, high)}.`),
  bar_food: "Essen",
  bar_supplements: "Nahrungsergänzung",
  bar_need: "Bedarf",
  not_checked: "Konnte nicht geprüft werden",
  did_you_mean: (names: string[]) => `War ${names.join(" oder ")} gemeint?`,

  room_heading: "Das Essen und die Grenze",
  room_food: "Essen zählt nie gegen die Grenze für Nahrungsergänzung, wie viel du auch isst.",
  room: (left: number, limit: number) => `Spielraum für Nahrungsergänzung: ${amount_of(left, limit, "mg")}.`,
  room_counted: (mg: number) => `Gezählt: ${magnesium(mg)}.`,
  room_others: (parts: string[]) => `Dazu: ${parts.join(", ")}.`,
  room_other: (name: string, mg: number) => `${name} ${magnesium(mg)}`,
  room_why: (limit: number) => `Warum ${magnesium(limit)}?`,

  suggestions_heading: "Was die Lücke schließen würde",
  suggestions_lead: "Drei Wege, jeder mit den wenigsten Portionen, die das obere Ende deines Bedarfs erreichen.",
  suggestions_empty: "Solange die Liste leer ist, brächten sie ihn ganz.",
  suggestion: (nth: number) => `Weg ${nth}`,
  serving: (serving: string, g: number, mg: number) => `${serving}, ${portion(g)}: ${magnesium(mg, 0)}`,
  together: (mg: number, closes: boolean) =>
    `Zusammen ${magnesium(mg, 0)}${closes ? ", das schließt die Lücke." : ". Das schließt die Lücke nicht."}`,
  suggestion_add: "Auf meine Liste",
  suggestion_add_of: (names: string[]) => `Auf meine Liste: ${names.join(", ")}`,
  suggestion_added: (names: string[]) => `Hinzugefügt: ${names.join(", ")}.`,
  next: "Einen Versuch planen",
};
