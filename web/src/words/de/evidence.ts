import type { Certainty, Evidence, Reach } from "../../evidence";
import { capital, number, plural } from "./format";

const certainties: Record<Certainty, string> = {
  none: "keine",
  "very low": "sehr gering",
  low: "gering",
  moderate: "mittel",
  high: "hoch",
};

const directions_short: Record<Evidence["direction"], string> = {
  "no difference": "kein Unterschied gefunden",
  better: "auf der besseren Seite",
  mixed: "Studien widersprechen sich oder können es nicht sagen",
  worse: "auf der schlechteren Seite",
  untested: "nicht an Menschen geprüft",
};

const designs: Record<string, string> = {
  "review of studies": "Übersicht über Studien",
  "randomised trial": "randomisierte Studie",
  "randomised crossover trial": "randomisierte Studie mit Wechsel",
  "randomised trial, not blinded": "randomisierte Studie, nicht verblindet",
  "study without a placebo": "Studie ohne Placebo",
  "people observed, not treated": "Menschen beobachtet, nicht behandelt",
  guideline: "Leitlinie",
  "laboratory study": "Laborstudie",
  "no study found": "keine Studie gefunden",
};

const asked_words: Record<string, string> = {
  daily: "täglich",
  weekly: "wöchentlich",
  "every two weeks": "alle zwei Wochen",
  "every four weeks": "alle vier Wochen",
  "at the end of a period": "am Ende eines Abschnitts",
  "at each event": "bei jedem Mal",
};

const names: Record<string, string> = {
  cramps: "Muskelkrämpfe",
  muscle_tension: "Muskelverspannung",
  muscle_soreness: "Muskelkater",
  fibromyalgia: "Fibromyalgie",
  tension_headache: "Spannungskopfschmerz",
  migraine: "Migräne",
  chronic_pain: "Schmerz, der bleibt",
  neuropathic_pain: "Nervenschmerz",
  nerve_function: "Funktion der Nerven",
  low_back_pain: "Schmerz im unteren Rücken",
  nmda_block: "die Blockade von NMDA-Rezeptoren",
  crp: "Entzündung, als C-reaktives Protein",
  gut_inflammation: "Entzündung des Darms",
  arthritis: "Gelenkschmerz, Arthrose und Arthritis",
  stress: "Stress",
  anxiety: "Angst",
  low_mood: "gedrückte Stimmung",
  sleep: "Schlaf",
  gut_barrier: "die Darmbarriere",
  microbiota: "die Bakterien des Darms",
  digestion: "Verdauungsenzyme",
  nutrient_status: "die Aufnahme anderer Nährstoffe",
  bowel_regularity: "regelmäßiger Stuhlgang",
  bloating: "Blähbauch",
  gas: "Blähungen",
  food_cravings: "Heißhunger",
  fatigue: "Müdigkeit",
  leaky_gut: "durchlässiger Darm als Ursache vieler Beschwerden",
  absorption: "wie gut eine Form aufgenommen wird",
  quality_of_life: "Wohlbefinden",
  magnesium_status: "Magnesium im Blut",
};

export const evidence = {
  heading: "Was erhoffst du dir?",
  lead:
    "Wähle es aus und sieh, was Studien fanden: wie sicher das ist, wie groß es war und ob Glycinat überhaupt geprüft " +
    "wurde. Ob es dir hilft, dafür ist dein eigener Versuch da.",
  search: "Suchen, zum Beispiel „Schlaf“",
  found: (n: number) => (n === 0 ? "Hier heißt nichts so." : `${n} gefunden`),
  called: (typed: string, label: string) => `„${typed}“ heißt hier: ${label}.`,
  not_found:
    "Dass zu einem Wort nichts aufbewahrt ist, heißt nicht, dass nichts bekannt ist. Versuche ein anderes Wort oder sieh " +
    "die Liste durch: Lass das Feld leer.",
  answerable: "Hierzu kann ein Tagebuch etwas sagen",
  not_answerable: "Das kann kein Selbstversuch beantworten",
  not_answerable_lead: "Es wird behauptet, und kein Tagebuch kann es sehen. Jedes sagt, warum.",
  outcome_name: (id: string, label: string) => names[id] ?? label,
  said_in_english: "Was über die Studien gesagt wird, steht bisher nur auf Englisch in den Tabellen.",
  line: (certainty: Certainty, direction: Evidence["direction"]) =>
    `Sicherheit ${certainties[certainty]}: ${directions_short[direction]}`,
  claims_all: "Alles, was darüber gesagt wird, und was die Literatur dazu sagt",
  claim_kinds: { claim: "Behauptungen", recommendation: "Ratschläge", "side effect": "Nebenwirkungen" },
  back: "Alle Hoffnungen",

  certainties,
  certainty_of: (certainty: Certainty) => `Sicherheit: ${certainties[certainty]}`,
  certainty_means: {
    none: "Niemand hat es an Menschen geprüft, soweit hier bekannt ist.",
    "very low": "Kaum mehr als eine Vermutung: Die Wahrheit kann ganz anders sein.",
    low: "Die Wahrheit kann recht weit von dem entfernt sein, was gefunden wurde.",
    moderate: "Was gefunden wurde, liegt wohl nahe an der Wahrheit; bessere Studien könnten es noch ändern.",
    high: "Von weiteren Studien wird nicht erwartet, dass sie viel daran ändern.",
  } satisfies Record<Certainty, string>,
  directions: {
    "no difference": "Die besten Studien fanden keinen Unterschied.",
    better: "Die besten Studien lagen auf der besseren Seite.",
    mixed: "Die besten Studien widersprechen sich oder können es nicht sagen.",
    worse: "Die besten Studien lagen auf der schlechteren Seite.",
    untested: "Es wurde nicht an Menschen geprüft.",
  } satisfies Record<Evidence["direction"], string>,
  judged: "Ein Urteil dieses Projekts nach Art von GRADE. Es ist keine systematische Übersicht.",
  form: (form: string) => `Wurde ${form === "glycinate" ? "Glycinat" : form} selbst geprüft?`,
  form_tested: {
    yes: "Ja.",
    partly: "Zum Teil.",
    no: "Nein. Was bekannt ist, kommt von anderen Formen von Magnesium.",
    "only what comes with it": "Nein: nur das Glycin, das mitkommt.",
  } satisfies Record<Evidence["form_tested"], string>,
  form_certainty: (form: string, certainty: Certainty) =>
    `Sicherheit dessen, was mit ${form === "glycinate" ? "Glycinat" : form} gefunden wurde: ${certainties[certainty]}.`,

  not_answerable_verdict: "Durch einen Selbstversuch nicht zu beantworten",
  not_scored: "Das ist ein Urteil. Es wird nichts bewertet und kein Versuch dafür angeboten.",
  choose_other: "Etwas wählen, wozu ein Tagebuch etwas sagen kann",

  studies: "Was gefunden wurde",
  more_studies: (n: number) => (n === 1 ? "Noch eine Studie" : `${n} weitere Studien`),
  study_form: "War es Glycinat?",
  study_forms: {
    yes: "Ja",
    partly: "Zum Teil",
    no: "Nein",
    "only what comes with it": "Nur das Glycin, das mitkommt",
  } satisfies Record<Evidence["form_tested"], string>,
  no_name: "Keine Studie",
  design: (design: string) => designs[design] ?? design,
  studies_of: (design: string, studies: number | null, participants: number | null) =>
    [
      capital(design),
      ...(studies !== null && studies > 1 ? [plural(studies, "Studie", "Studien")] : []),
      ...(participants === null ? [] : [plural(participants, "Mensch", "Menschen")]),
    ].join(", "),
  what: "Was genommen wurde",
  what_taken: (form: string | null, low: number | null, high: number | null) => {
    const dose =
      low === null || high === null
        ? "wie viel Magnesium, ist nicht gesagt"
        : high === 0
          ? "kein Magnesium gezählt"
          : `${low === high ? number(low) : `${number(low)} bis ${number(high)}`} mg Magnesium am Tag`;
    return `${capital(form ?? "Form nicht gesagt")}: ${dose}.`;
  },
  how_long: "Wie lange",
  weeks: (low: number, high: number) =>
    high < 1
      ? `${low === high ? "" : `${number(Math.round(low * 7))} bis `}${plural(Math.round(high * 7), "Tag", "Tage")}`
      : `${low === high ? "" : `${number(low, 1)} bis `}${number(high, 1)} ${high === 1 ? "Woche" : "Wochen"}`,
  who: "Bei wem",
  reach: {
    below: "Das ist kleiner als der kleinste Unterschied, der Menschen die Mühe wert ist.",
    only_the_range:
      "Der Durchschnitt ist kleiner als der kleinste Unterschied, der Menschen die Mühe wert ist; sein Bereich reicht noch " +
      "bis dorthin.",
    the_average: "Der Durchschnitt erreicht den kleinsten Unterschied, der Menschen die Mühe wert ist.",
    all_of_it: "Sein ganzer Bereich erreicht den kleinsten Unterschied, der Menschen die Mühe wert ist.",
  } satisfies Record<Reach, string>,
  no_smallest: "Niemand hat gesagt, wie groß es sein müsste, um die Mühe wert zu sein.",
  zero: "keine Wirkung",
  worthwhile: "ab hier lohnend",
  better_side: "besser",
  source: "Quelle",
  claims: "Was einem gesagt wird",
  claim_verdict: "Die Literatur",
  claim_program: "Titrate",
  prior: "Was die Auswertung vorher glaubt",
  prior_why: "Warum?",
  watch: "Wie man es beobachten kann",
  watch_asked: (asked: string) => asked_words[asked] ?? asked,
  watch_smallest: (amount: string) => `lohnend ab ${amount}`,
  watch_fraction: (percent: string) => `lohnend ab ${percent}\u00a0% des Üblichen`,
  next: "Als Nächstes",
  to_you: "Sag, wer du bist",
  to_track: "Wähle, was du beobachten willst",
  next_you: "Was du nimmst und hast, entscheidet, ob und wie viel du versuchen darfst.",
  next_track: "Ein bis drei Dinge, jeden Abend einmal gefragt.",
  doi: (doi: string) => `doi ${doi}`,
  pubmed: (id: string) => `PubMed ${id}`,
};
