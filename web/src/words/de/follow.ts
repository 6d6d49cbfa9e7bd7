import type { Day } from "../../days";
import type { DoseState, Follow } from "../../ladder";
import { full_day, long_day, number, plain_day, plural } from "./format";

/** What one of them is called, and several; another name stays as it was typed. */
const unit_names: Record<string, [string, string]> = {
  capsule: ["Kapsel", "Kapseln"],
  tablet: ["Tablette", "Tabletten"],
  softgel: ["Weichkapsel", "Weichkapseln"],
  gummy: ["Gummi", "Gummis"],
  scoop: ["Messlöffel", "Messlöffel"],
  sachet: ["Beutel", "Beutel"],
  lozenge: ["Lutschtablette", "Lutschtabletten"],
  teaspoon: ["Teelöffel", "Teelöffel"],
};
const one = (unit: string) => unit_names[unit]?.[0] ?? unit;
const several = (unit: string) => unit_names[unit]?.[1] ?? unit;

export const follow = {
  heading: "Dein Stufenplan",
  lead:
    "Niedrig beginnen, und erst dann eine Stufe höher, wenn du die letzte gut vertragen hast. Du führst das Tagebuch, und " +
    "es gelten dieselben Grenzen und Warnungen wie in einem Versuch. Nichts wird ausgelost, deshalb kann er nicht sagen, ob es hilft.",
  of_example: "Das Beispiel ist ein Versuch und hat keinen Stufenplan. Dein eigenes Tagebuch kann einen haben:",
  to_mine: "Zu meinem Stufenplan",
  working: "Wird nachgesehen …",

  trial_runs:
    "Ein versiegelter Versuch läuft. Daneben beginnt kein Stufenplan: Die Dosis des Versuchs bleibt, wie sie versiegelt wurde.",
  to_today: "Zu heute",
  who_first:
    "Sag zuerst, wer du bist: Kein Stufenplan beginnt, bevor nach deinen Medikamenten und Erkrankungen gesehen wurde.",
  to_you: "Sagen, wer ich bin",
  stuck:
    "Was im Weg steht, kann man ärztlich oder in der Apotheke zeigen. Was dort vereinbart wird, trägst du dort ein.",
  to_sheet: "Blatt für die Praxis",
  product_first: "Welches Produkt ist es? Auf dem Etikett steht, wie viel Magnesium in einer Kapsel oder Tablette ist.",
  to_product: "Produkt wählen",
  unit_known: "Ich weiß, was in einer ist",
  unit_mg: "mg Magnesium selbst in einer",
  unit_name: "Wie eine heißt",
  unit_example: "Kapsel",
  scored: "Sie hat eine Bruchkerbe",
  unit_show: "Stufenplan zeigen",
  unit_wrong: "Schreib, wie viel mg Magnesium in einer sind, zum Beispiel 100 oder 62,5.",

  would_be: "So sähe der Stufenplan aus",
  unit: (name: string) => one(name),
  of_product: (name: string, mg: string, unit: string) => `${name}: ${mg} Magnesium je ${one(unit)}.`,
  of_unit: (mg: string, unit: string) => `${mg} Magnesium je ${one(unit)}.`,
  no_ladder: "Dafür gibt es keinen Stufenplan",
  starts: "Erster Tag",
  run_in: "Tage ganz ohne vorher",
  run_in_why: "Der Vorlauf zeigt, wie deine Abende ohne sind. Üblich sind vierzehn Tage.",
  run_in_none:
    "Nach dem, was du gesagt hast, sind Tage ohne Magnesium nichts für dich. Deshalb gibt es keinen Vorlauf.",
  run_in_wrong: "Schreib ganze Tage, von 0 bis 90.",
  to_mg: "Aufhören bei, mg am Tag",
  to_mg_limit: (mg: string) => `${mg}, die Grenze`,
  to_mg_wrong: "Schreib die mg am Tag, zum Beispiel 200, oder lass es leer.",
  run_in_step: (days: number) => `Vorlauf von ${plural(days, "Tag", "Tagen")}: nichts nehmen`,
  from_day: (day: Day) => `ab ${plain_day(day)}`,
  earliest: (day: Day) => `frühestens ab ${plain_day(day)}`,
  mg_a_day: (mg: string) => `${mg} am Tag`,
  units: (units: number, unit: string) => `${number(units)} ${units > 1 ? several(unit) : one(unit)}`,
  intakes: (parts: string) => `in Portionen: ${parts}`,
  only_yes: "Nur ein Ja führt zur nächsten Stufe.",
  never_above: (mg: string) => `Nie mehr als ${mg} am Tag`,
  why_cap: "Warum diese Grenze?",
  elemental: "Milligramm meint das Magnesium selbst (elementar).",
  mechanism: "Wie viel davon aufgenommen wird, nach einer veröffentlichten Kurve",
  mechanism_is: "Zum Verstehen: Keine Dosis folgt daraus.",
  begin: (day: Day) => `Am ${plain_day(day)} beginnen`,
  begin_means: "Er lässt sich an jedem Tag beenden, und der letzte Schritt lässt sich zurücknehmen.",

  phase: {
    waiting: "Er hat noch nicht begonnen: noch nichts nehmen",
    run_in: "Vorlauf: nichts nehmen",
    on_step: "",
    paused: "Pause: nichts nehmen",
    stopped: "Gestoppt: nichts mehr nehmen",
    ended: "Dieser Stufenplan ist beendet",
    no_dose: "Heute keine Dosis: nichts nehmen",
  } satisfies Record<Follow["phase"], string>,
  step_of: (step: number, steps: number) => `Stufe ${step} von ${steps}`,
  day_of_step: (day: number) => `Tag ${day}`,
  begins: (day: Day) => `ab ${long_day(day)}`,
  since: (day: Day) => `seit ${long_day(day)}`,
  today_dose: "Heute",
  taken_days: (taken: number, needed: number) =>
    taken < needed
      ? `An ${taken} von den ${needed} Tagen, die diese Stufe braucht, als genommen aufgeschrieben.`
      : `An ${plural(taken, "Tag", "Tagen")} als genommen aufgeschrieben; diese Stufe braucht ${needed}.`,
  taken_means: "Ein Tag, den niemand aufgeschrieben hat, zählt nicht als vertragen.",
  write_down: "Heute aufschreiben",
  tolerance_yes: "Ja, gut vertragen",
  tolerance_no: "Nein",
  tolerance_no_means: "Mit einem Nein bleibst du auf dieser Stufe, oder du gehst aus eigener Wahl hinunter.",
  at_the_top: "Das ist die höchste Stufe.",
  done_heading: "Du bist am Ende des Stufenplans",
  done:
    "Ob es hilft, kann nur ein Versuch sagen: Wochen mit und ohne, in ausgeloster Reihenfolge. Ein Plan wird erst " +
    "versiegelt, wenn kein Stufenplan mehr läuft. Beende also zuerst diesen; der Plan beginnt dann mit dieser Dosis.",
  to_plan: "Einen Versuch mit dieser Dosis planen",
  next_heading: "Was danach kommt",
  next_lead: "Wenn du jede Stufe gut verträgst. Eine Pause verschiebt alles, was folgt.",
  down: "Eine Stufe hinunter",
  down_sure: (step: number) => `Ab heute auf Stufe ${step} hinunter? Du brauchst keinen Grund.`,
  down_yes: "Ja, eine Stufe hinunter",
  end: "Stufenplan beenden",
  end_sure: "Diesen Stufenplan beenden? Das Tagebuch bleibt. Ein neuer kann auf der ersten Stufe beginnen.",
  end_reason: "Warum, wenn du magst",
  end_yes: "Ja, beenden",
  undo: "Zurücknehmen",
  saved: (text: string) => `Gespeichert: ${text}.`,
  undone: (text: string) => `Zurückgenommen: ${text}.`,

  after_end: "Die erreichte Dosis lässt sich prüfen.",

  resume_heading: "Bevor du es wieder nimmst",
  last_noticed: (name: string, day: Day) => `${name}, zuletzt bemerkt am ${plain_day(day)}.`,
  recorded_gone: (day: Day) => `Am ${plain_day(day)} als vorbei aufgeschrieben.`,
  not_gone: "Noch nicht als vorbei aufgeschrieben.",
  days_without: (days: number) => `Es muss ${plural(days, "Tag", "Tage")} lang weg sein.`,
  needs_clinician: "Eine Ärztin, ein Arzt oder die Apotheke muss zustimmen.",
  for_good_heading: "Dieses Produkt nicht wieder",
  for_good:
    "Dieses Produkt wird nicht wieder genommen. Sprich ärztlich darüber, bevor du irgendein anderes Magnesium nimmst.",
  not_before: (day: Day) => `Frühestens am ${plain_day(day)}, wenn es nicht wiederkommt.`,
  gone_since: "Der erste Tag ohne",
  say_again: "Weil es ein Stopp war: Sag neu, was du nimmst und was du hast; es wird dann noch einmal geprüft.",
  to_say_again: "Über dich",
  clinician: "Wer zugestimmt hat, mit Namen",
  agreed_on: "An welchem Tag",
  reason: "Mit welchem Grund",
  resume: "Weiter, eine Stufe tiefer",

  week_heading: "Diese sieben Tage",
  week_span: (from: Day, to: Day) => `${plain_day(from)} bis ${full_day(to)}`,
  dose_heading: "Dosis",
  dose: {
    taken: "genommen",
    none: "nichts genommen",
    skipped: "nicht beantwortet",
    unknown: "nicht aufgeschrieben",
  } satisfies Record<DoseState, string>,
  dose_means: "Ein Tag, der nicht aufgeschrieben ist, ist kein Tag ohne, und kein Tag wird doppelt gezählt.",
  outcome: "Median",
  week: "diese Tage",
  before: "Vorlauf",
  of_days: (n: number) => plural(n, "Tag", "Tage"),
  none_known: "nicht aufgeschrieben",
  no_outcomes: "Noch wird nichts verfolgt.",
  to_track: "Wählen, worauf du achtest",
  no_verdict: "Warum es kein Urteil gibt",
};
