import type { Promised } from "../../answer";
import { magnesium, number, percent, plural } from "./format";
import { unit_of } from "./outcomes";

const graded = ["keine", "leicht", "einschränkend", "schwer", "lebensbedrohlich"];
const times = (n: number) => (n === 1 ? "einmal" : `${n}-mal`);

export const answer = {
  heading: "Antwort",
  question: "Zielgröße",
  smallest: "Kleinste Änderung, die mir etwas bedeuten würde",
  smallest_help: "Freiwillig, in denselben Einheiten; ein Vorzeichen braucht es nicht.",
  ask: "Noch einmal fragen",
  better_heading: "Was ist besser?",
  lower: "Weniger ist besser",
  higher: "Mehr ist besser",
  working: "Wird ausgerechnet…",
  undecided_text: "Das ist eine Schätzung und keine Entscheidung.",
  verdicts: {
    keep_taking: "Weiter nehmen",
    raise: "Dosis erhöhen",
    lower: "Dosis senken",
    stop_taking: "Aufhören",
    carry_on: "Weiter wie geplant",
    undecided: "Unentschieden",
    withhold: "Nicht nehmen",
  },
  continue: "Weiter",
  stop: "Aufhören",
  effect_heading: "Der Unterschied",
  strip: (label: string, unit: string) => `${label}: Unterschied mit der Behandlung, ${unit}`,
  zero: "kein Unterschied",
  worthwhile: "lohnend",
  better_side: "besser",
  figure_sentence: (
    mid: string,
    low: string,
    high: string,
    unit: string,
    worthwhile: string | null,
    sure: string | null,
  ) =>
    `Beste Schätzung ${mid} ${unit}; 95 Prozent der Wahrscheinlichkeit liegen zwischen ${low} und ${high}.` +
    (worthwhile === null ? "" : ` Ab ${worthwhile} ist ein Unterschied lohnend`) +
    (worthwhile === null ? "" : sure === null ? "." : `; die Wahrscheinlichkeit dafür ist ${sure}.`),
  legend: "Der Balken enthält die Hälfte der Wahrscheinlichkeit, die Linie 95 Prozent; der Punkt ist die Mitte.",
  legend_curve:
    "Die Kurve geht durch die sieben Quantile der Antwort, und wo sie hoch ist, ist der Unterschied wahrscheinlich; " +
    "gestrichelt, jenseits der äußersten, ist sie geraten.",
  legend_worth: "Schraffiert ist, was lohnend wäre.",
  cannot_heading: "Was sich nicht sagen lässt",
  others_heading: "Dieselbe Frage, anders gestellt",
  the_answer: "die Antwort oben",
  others_legend:
    "Die Linie enthält 95 Prozent der Wahrscheinlichkeit, der Punkt ist ihre Mitte; der senkrechte Strich ist kein " +
    "Unterschied.",
  others_legend_worth:
    "Die Linie enthält 95 Prozent der Wahrscheinlichkeit, der Punkt ist ihre Mitte; der senkrechte Strich ist kein " +
    "Unterschied, der gestrichelte der kleinste lohnende.",
  facts: {
    effect: "Beste Schätzung",
    sure: "Überhaupt besser",
    worthwhile: (smallest: string) => `Um ${smallest} oder mehr besser`,
    days: "Verwendete Tage",
    rho: "Ähnlichkeit eines Tages mit dem nächsten",
    half_life: "Die Hälfte der Wirkung nach",
  },
  of_days: (recorded: number, days: number) => `${recorded} von ${days}`,
  missing_late: (missing: number, late: number) => `${missing} fehlen, ${late} nachträglich aufgeschrieben`,
  range: (low: string, high: string) => `${low} bis ${high}`,
  half_life_days: (n: string) => `${n} Tagen`,
  provenance_heading: "Wie das entstanden ist",
  provenance: (version: string, today: string, seed: number) =>
    `Titrate ${version}, gefragt am ${today}, Startzahl ${seed}. Dasselbe Tagebuch und dieselbe Startzahl ergeben ` +
    "dieselben Ziffern.",
  facts_hash: "Faktentabellen",
  protocol_hash: "Versiegeltes Protokoll",
  not_built: "Anmerkungen zu einzelnen Feldern",
  none_next: "Die Antwort braucht Tage mit und ohne die Behandlung. Schreib den heutigen Tag auf.",
  print: "Diese Antwort drucken",

  look: {
    taken: "Was bisher genommen wurde",
    number: (nth: number, planned: number, day: string) =>
      `Geplanter Blick ${nth} von ${planned}, auf die Tage bis zum ${day}.`,
    last: "Es ist der letzte.",
    next: (day: string) => `Der nächste Blick ist nach dem ${day}.`,
    peeked: (n: number) => `Es wurde ${times(n)} vorzeitig nachgesehen; jeder Bericht sagt es.`,
    ended: "Kein Urteil: die Reihenfolge wurde vor einem Blick verraten",
    early: "Kein Urteil: ein vorzeitiger Blick, der aufgeschrieben ist",
    blinded: "Der Plan ist verblindet: nichts hier verrät, welcher Abschnitt welcher war.",
    open_order: "Die Reihenfolge öffnen",
    guess: "Die letzte Vermutung aufschreiben",
    decide: "Entscheiden, was folgt",
    other_wait: "Andere Zielgrößen lassen sich ansehen, wenn der Versuch vorbei ist.",
    not_the_plan: "Das ist nicht die versiegelte Frage: lies es als Idee und nicht als Antwort.",
  },
  peek: {
    summary: "Trotzdem vorzeitig nachsehen",
    why:
      "Wer oft nachsieht, findet früher oder später etwas, auch wo nichts ist. Darum wird ein vorzeitiger Blick " +
      "aufgeschrieben, jeder spätere Bericht sagt es, und er gibt kein Urteil. Er lässt sich nicht zurücknehmen.",
    blinded: "Bei einem verblindeten Plan sagt er nur, ob es weitergeht oder nicht, und keinen Unterschied.",
    agree: "Ich will vorzeitig nachsehen und dass es aufgeschrieben wird",
    ask: "Vorzeitig nachsehen",
  },
  promise_heading: "Was vor dem ersten Tag gesagt wurde",
  promise: (p: Promised) =>
    [
      p.days === null ? "" : `Der Plan dauert ${plural(p.days, "Tag", "Tage")}`,
      p.looks.length > 1
        ? `, mit Blicken nach den Tagen ${p.looks.join(", ")}`
        : p.days === null
          ? ""
          : ", mit einem Blick an seinem Ende",
      p.days === null ? "" : ".",
      p.smallest === null
        ? ""
        : ` Ein Unterschied von ${number(p.smallest)} ${unit_of(p.unit, p.smallest)} galt als lohnend.`,
      p.false_claims === null
        ? ""
        : ` Von Menschen, bei denen es nichts ändert, würde höchstens ${number(100 * p.false_claims, 1)}\u00a0% gesagt, sie ` +
          "sollten es weiter nehmen" +
          (p.people === null ? "." : ` (geprobt mit ${p.people} simulierten Menschen).`),
    ].join(""),
  blind_heading: "Wie gut die Verblindung hielt",

  report: {
    title: "Der Versuch eines Menschen mit einem Nahrungsergänzungsmittel, in Kürze",
    title_diary: "Das Tagebuch eines Menschen mit einem Nahrungsergänzungsmittel, in Kürze",
    question: "Frage",
    plain_question: (label: string) =>
      `Ändert die Behandlung etwas an: ${label}? Vor den Tagen wurde kein Plan versiegelt.`,
    design: "Aufbau",
    design_text: (p: Promised) =>
      [
        p.kind === "pairs" && p.pairs !== null && p.period_days !== null
          ? `${plural(p.pairs, "Paar", "Paare")} von Abschnitten zu ${plural(p.period_days, "Tag", "Tagen")} in ausgeloster Reihenfolge`
          : p.kind === "daily"
            ? "jeder Tag für sich ausgelost"
            : p.period_days !== null
              ? `Abschnitte zu ${plural(p.period_days, "Tag", "Tagen")} in ausgeloster Reihenfolge`
              : "Abschnitte in ausgeloster Reihenfolge",
        p.dose_mg === null ? "" : `${magnesium(p.dose_mg)} elementares Magnesium am Tag`,
        p.comparator === null ? "" : `verglichen mit: ${p.comparator}`,
        p.run_in_days === null || p.run_in_days === 0 ? "" : `nach ${plural(p.run_in_days, "Tag", "Tagen")} ohne`,
        p.days === null ? "" : `${plural(p.days, "Tag", "Tage")} insgesamt`,
        p.blinding === null || p.blinding === "none"
          ? "nicht verblindet"
          : p.blinding === "helper"
            ? "verblindet, von einem Helfer vorbereitet"
            : "selbst verblindet",
      ]
        .filter((part) => part !== "")
        .join(", ") + ".",
    design_none:
      "Tage mit und ohne die Behandlung, wie sie kamen; kein versiegelter Plan hat eine Reihenfolge ausgelost.",
    amended: (n: number) => `Nach dem Versiegeln ${times(n)} geändert.`,
    taken: "Wirklich genommen",
    taken_text: (n: { days: number; taken: number; none: number; skipped: number; unknown: number }) =>
      `Von ${plural(n.days, "Tag", "Tagen")}: genommen an ${n.taken}, nichts an ${n.none}, ausgelassen an ${n.skipped}, ` +
      `nicht aufgeschrieben an ${n.unknown}.`,
    complete: "Vollständigkeit",
    complete_text: (recorded: number, days: number, missing: number, late: number) =>
      `${recorded} von ${plural(days, "Tag", "Tagen")} haben die Zielgröße und sind verwendet; ${missing} fehlen und ` +
      `zählen nicht als null; ${late} wurden nachträglich aufgeschrieben.`,
    effect: "Unterschied",
    probabilities: (better: number | null, worthwhile: number | null, smallest: number | null, unit: string) =>
      [
        better === null ? "" : `Wahrscheinlichkeit, dass es überhaupt besser ist: ${percent(better)}`,
        worthwhile === null || smallest === null
          ? ""
          : `um mindestens ${number(Math.abs(smallest))} ${unit} besser: ${percent(worthwhile)}`,
      ]
        .filter((part) => part !== "")
        .join("; "),
    periods: "Abschnitt für Abschnitt",
    side_effects: "Nebenwirkungen",
    no_side_effects: "Keine aufgeschrieben.",
    side_effect: (name: string, days: number, worst: number) =>
      `${name} an ${plural(days, "Tag", "Tagen")}, schlimmstenfalls ${graded[worst] ?? worst}`,
    findings: "Befunde der Vorprüfung",
    no_findings: "Nichts in unseren Regeln.",
    not_checkable: (names: string[]) => `Nicht prüfbar: ${names.join(", ")}.`,
    not_checked: (names: string[]) => `Nicht betrachtet: ${names.join(", ")}.`,
    decision: "Entscheidung",
    no_decision: "Noch keine aufgeschrieben.",
    self_report:
      "Alles hier hat der Mensch selbst aufgeschrieben. Niemand hat es nachgeprüft, und es sagt nur über diesen " +
      "Menschen etwas.",
    simulated: "Diese Tage sind simuliert. Kein Mensch hat sie gelebt.",
    hash: (hash: string) => `Versiegeltes Protokoll, SHA-256: ${hash}`,
  },
};
