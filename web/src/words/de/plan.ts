import type { Day } from "../../days";
import type { Other } from "../../parts/plan/wish";
import { estimate, full_day, magnesium, number, percent, plural } from "./format";
import { unit_of } from "./outcomes";

const points = (error: number) => (error < 0.95 ? number(error, 1) : number(error, 0));

const none = (n: number) => (n === 0 ? "niemand" : String(n));
const hear = (n: number) => (n <= 1 ? "hört" : "hören");

export const plan = {
  seconds_left: (seconds: number) => `Noch etwa ${number(seconds)} s.`,
  stop_working: "Beenden",
  heading: "Einen Versuch planen",
  lead:
    "Wähle, was du wissen willst. Das Übrige schlägt das Programm vor, und nichts wird behalten, bevor du es sagst. Ob " +
    "der Plan überhaupt antworten kann, wird vor dem ersten Tag an simulierten Menschen erprobt.",
  example: "Ein Plan gehört zum eigenen Tagebuch. Der Versuch des Beispiels ist schon vorbei.",
  to_own: "Den eigenen planen",
  needs_person: "Sage zuerst, wer du bist: Die Dosis eines Plans bleibt innerhalb deiner Grenze.",
  to_person: "Über dich",

  outcome: "Was soll sich ändern?",
  choose: "Auswählen…",
  tracked: "Was du verfolgst",
  others: "Was verfolgt werden kann",
  comparator: "Vergleichen mit",
  comparators: {
    nothing: "nichts",
    placebo: "einem Placebo",
    lower_dose: "einer kleineren Dosis",
    glycine: "Glycin allein",
  },
  comparators_why: {
    nothing: "Abschnitte damit und Abschnitte ohne.",
    placebo: "Eine Kapsel ohne Magnesium. Sie sagt nur dann mehr als nichts, wenn beide gleich aussehen.",
    lower_dose: "In beiden Armen ist Magnesium. Ein Unterschied braucht dann mehr Tage.",
    glycine: "So viel Glycin, wie das Magnesiumglycinat mitbringt, damit sich nur das Magnesium unterscheidet.",
  },
  blinding: "Wer bereitet Kapseln vor, die gleich aussehen?",
  blindings: { none: "Niemand: Ich weiß, was ich nehme", self: "Ich allein", helper: "Jemand hilft mir" },
  blindings_why: {
    none: "Was man erwartet, kann verändern, was man spürt.",
    self: "Gemischte Umschläge verbergen die Reihenfolge vor jemandem, der sie nicht wissen will.",
    helper: "Die Person füllt die Beutel und bewahrt die Reihenfolge. So bleibt sie am besten verborgen.",
  },
  blinding_only: "Nur ein Placebo oder Glycin lässt sich in Kapseln verbergen, nichts und eine kleinere Dosis nicht.",
  smallest: "Kleinster Unterschied, der die Mühe wert wäre",
  smallest_why: "In der Einheit des Ziels, an jedem Tag. Dafür ist nichts veröffentlicht, also musst du es sagen.",
  better: "Was ist besser?",
  lower: "Weniger",
  higher: "Mehr",
  mean: "Wie viele Minuten sind es gewöhnlich ohne?",
  sd: "Um wie viele Minuten schwankt es von Tag zu Tag?",
  not_a_number: "Schreibe eine Zahl über null.",
  propose: "Damit fragen",
  proposing: "Ein Vorschlag wird ausgearbeitet…",
  proposal: "Was das Programm vorschlägt",
  cannot: "Was vorher zu wissen ist",
  numbers: "Jede Zahl, und warum",
  source: (source: string) => `Quelle: ${source}`,
  keep: "Als meinen Plan behalten",
  another: "Etwas anderes fragen",
  back: "Zurück zu meinem Plan",
  replaces: "Wird dieser behalten, so ersetzt er den Plan, den du hast. Der ist noch nicht versiegelt.",

  not_sealed: "Dein Plan, noch nicht versiegelt",
  figures_heading: "An simulierten Menschen erproben",
  figures_lead: "Bewege einen Regler: Simulierte Menschen durchleben den Plan, und die Regel beurteilt ihre Tage.",
  sliders: {
    dose: "Dosis am Tag",
    pairs: "Paare von Abschnitten",
    pairs_of_days: "Paare von Tagen",
    period: "Tage eines Abschnitts",
    gap: "Tage dazwischen",
    smallest: "Lohnender Unterschied",
    missing: "Abende, die fehlen werden",
    rho: "Wie sehr ein Tag dem nächsten gleicht",
  },
  more: "Aufbau und erster Tag",
  run_in: "Tage vor dem ersten Abschnitt, ohne",
  start: "Erster Tag",
  start_past: "Dieser Tag liegt nicht nach heute. Ein Plan beginnt nach dem Tag, an dem er versiegelt wird.",
  kind: "Wie die Reihenfolge ausgelost wird",
  kinds: {
    pairs: "In Paaren: von je zwei Abschnitten ist einer damit",
    blocks: "Frei: die Hälfte aller Abschnitte, in beliebiger Folge",
    daily: "Eine Münze für jeden Tag",
  },
  mg: (mg: number) => magnesium(mg),
  days: (n: number) => plural(n, "Tag", "Tage"),
  in_unit: (value: number, unit: string) => `${number(value)} ${unit_of(unit, value)}`,
  share: (share: number) => `${number(100 * share, 0)} von 100`,
  likeness: (rho: number) => number(rho),
  chance: (probability: number) => percent(probability),
  chance_label: "Aussicht, ihn zu finden",
  plus_minus: (error: number) => `± ${points(error)} Punkte`,
  length_label: "Dauer",
  until: (day: Day) => `bis ${full_day(day)}`,
  first_idea: (people: number) => `Eine erste Vorstellung, aus ${number(people)} simulierten Menschen für jedes Bild.`,
  full_pass_of: (people: number) => `Die volle Probe, aus ${number(people)} simulierten Menschen für jedes Bild.`,
  checking: "Grenze und Produkt werden geprüft…",
  moved: "Diese Zahlen sind vom Plan vor der letzten Bewegung.",

  hundred: {
    heading: "Von 100 Menschen wie dir",
    helps: (size: string) => `Es hilft um ${size}, gerade genug`,
    helps_twice: (size: string) => `Es hilft doppelt so viel, um ${size}`,
    nothing: "Es tut nichts",
    signs: "Was die Zeichen bedeuten",
    legend: { keep: "hören: weiter nehmen", stop: "hören: aufhören", undecided: "hören keines von beiden" },
    found: (keep: number, stop: number, undecided: number, error: number) =>
      `Von 100 Menschen wie dir, denen es so viel hilft, ${hear(keep)} ${none(keep)} „weiter nehmen“ ` +
      `(± ${points(error)}), ${none(stop)} zu Unrecht „aufhören“ und ${none(undecided)} keines von beiden.`,
    false_claim: (keep: number, stop: number, undecided: number) =>
      `Von 100 Menschen wie dir, denen es nicht hilft, ${hear(keep)} ${none(keep)} zu Unrecht „weiter nehmen“, ` +
      `${none(stop)} „aufhören“ und ${none(undecided)} keines von beiden.`,
    worst: (rate: number, error: number, most: number) =>
      `Wie sehr die Tage sich auch gleichen: höchstens ${percent(rate)} (± ${points(error)} Punkte) hören eine falsche ` +
      `Behauptung; die Regel erlaubt ${percent(most)}.`,
  },
  facts: {
    answer: "Wessen Tage überhaupt einen Effekt erkennen lassen",
    width: "Breite des 95-%-Bereichs",
    missing: "Ausgelassene Abende",
    days: "Tage bis zur Antwort",
    looks: "Blicke",
  },
  width: (width: number, unit: string) => `etwa ${estimate(width, width)} ${unit_of(unit, width)}`,
  missing_of: (missing: number, days: number) => `etwa ${number(missing, 0)} von ${days}`,
  missing_means:
    "Ein fehlender Abend wird ausgelassen und nie als null gezählt; die anderen müssen die Antwort tragen.",
  after_days: (days: number[]) => `nach Tag ${days.join(" und ")}`,
  blinded_means: "Die Kapseln sehen gleich aus, also bewegt die Erwartung beide Arme gleich.",
  warnings: "Wovor die Probe warnt",

  others_heading: "Drei andere Pläne",
  others_lead: "Jeder ändert eine Sache. Ein Tippen übernimmt ihn.",
  others_wait: "Drei andere Pläne werden erprobt…",
  other: {
    one_more_pair: "Ein Paar mehr",
    a_sixth_more: "Ein Sechstel mehr Tage",
    longer_periods: "Längere Abschnitte",
    fewer_missing: "Halb so viele fehlende Abende",
    shorter_periods: "Kürzere Abschnitte, ein Paar mehr",
  } satisfies Record<Other, string>,
  against: (gain: number, error: number, days: number) => {
    const chance = Math.abs(gain) <= error ? "kein erkennbarer Unterschied" : "";
    const moved = `${gain < 0 ? "\u2212" : "+"}${number(Math.abs(gain), 0)} Punkte (± ${points(error)})`;
    const weeks = Math.round(Math.abs(days) / 7);
    const longer =
      days === 0
        ? "gleich lang"
        : `${days < 0 ? "\u2212" : "+"}${weeks < 2 ? plural(Math.abs(days), "Tag", "Tage") : `${weeks} Wochen`}`;
    return `${chance === "" ? moved : `${moved}, ${chance}`}, ${longer}`;
  },
  take: "Diesen übernehmen",
  nearest: "Den nächsten Plan übernehmen, der antworten kann",
  full: {
    heading: "Die volle Probe",
    lead:
      "Die Regler zeigen eine erste Vorstellung. Vor dem Siegel wird jeder Plan voll erprobt und seine Regel geeicht; das " +
      "lässt sich vorher ansehen. Es dauert von Sekunden bis zu einigen Minuten, und bis dahin wartet alles andere in Titrate.",
    begin: "Voll erproben",
    people: "Simulierte Menschen",
    people_fast: "1.000: gröber, dafür eher",
    people_true: "10.000: wie vor dem Siegel",
    working: (seconds: number) => `Simulierte Menschen durchleben den Plan: bisher ${number(seconds)} s.`,
    leave: "Diese Seite kann verlassen werden. Verloren ist dann nur, was gerade ausgerechnet wird.",
    took: (seconds: number) => `Es hat ${number(seconds, 0)} s gedauert.`,
    of_old: "Die Regler wurden seitdem bewegt: Dies ist vom Plan davor.",
  },
  keep_changes: "Änderungen behalten",
  undo_changes: "Zurück zum Behaltenen",
  changed: "Noch nicht behalten.",
  kept: "Behalten.",
  needs_keeping: "Behalte die Änderungen oder nimm sie zurück: Versiegelt wird der Plan, der behalten ist.",
};

export const seal = {
  heading: "Versiegeln",
  means:
    "Das Siegel legt die Frage, die Reihenfolge der Abschnitte und die Regel vor dem ersten Tag fest, damit niemand sie " +
    "den Daten anpassen kann. Die Reihenfolge wird ausgelost und verschlossen; du siehst von allem einen Fingerabdruck, und " +
    "wer ihn hat, kann den Plan später prüfen. Zurücknehmen lässt es sich nicht: Was sich danach ändert, ist ein Nachtrag " +
    "mit Tag und Grund.",
  before:
    "Davor wird der Plan voll erprobt. Das dauert von Sekunden bis zu einigen Minuten, und alles andere in Titrate wartet.",
  in_the_way: "Noch kann er nicht versiegelt werden",
  to_person: "Über dich",
  to_product: "Produkt",
  to_ladder: "Dein Stufenplan",
  to_sheet: "Blatt für die Ärztin",
  passphrase: "Die Passphrase der helfenden Person",
  passphrase_why:
    "Lass sie von der helfenden Person tippen: mindestens zehn Zeichen. Sie verschließt die Reihenfolge und wird nirgends " +
    "aufbewahrt. Wird sie vergessen, öffnet nur der versiegelte Umschlag die Reihenfolge.",
  passphrase_none:
    "Ohne Passphrase kann die Verblindung brechen, wer den Ordner dieses Tagebuchs öffnen kann, also auch du.",
  again: "Dieselbe noch einmal",
  differ: "Die beiden sind nicht gleich.",
  too_short: "Mindestens zehn Zeichen.",
  without: "Ohne Passphrase versiegeln",
  seal: "Den Plan versiegeln",
  working: (seconds: number) => `Proben, eichen, die Reihenfolge auslosen: bisher ${number(seconds)} s.`,
  leave: "Wird diese Seite verlassen, geht es weiter, und am Ende ist der Plan versiegelt.",
};
