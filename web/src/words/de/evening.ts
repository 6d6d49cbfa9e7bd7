import { magnesium, number, plural } from "./format";

const phases = {
  before: "der Versuch hat noch nicht begonnen",
  run_in: "Vorlauf, nichts einnehmen",
  period: "ein Abschnitt",
  gap: "Pause zwischen zwei Abschnitten",
  after: "nach dem letzten Abschnitt",
  paused: "unterbrochen",
  stopped: "beendet",
};

/** What an evening has besides its answers. */
export const evening = {
  redo: "Wiederherstellen",
  redone: "Wiederhergestellt",
  days_after: (n: number) => `${plural(n, "Tag", "Tage")} danach`,
  past: (n: number) => `Er ist ${plural(n, "Tag", "Tage")} her.`,

  line: {
    trial: "Versuch",
    ladder: "Stufenplan",
    period: (period: number, periods: number) => `Abschnitt ${period} von ${periods}`,
    day: (day: number, days: number) => `Tag ${day} von ${days}`,
    on_day: (day: number) => `Tag ${day}`,
    step: (step: number, steps: number) => `Stufe ${step} von ${steps}`,
    phases,
    dose: (mg: number, units: number, unit: string) => `${magnesium(mg)}, ${number(units)} × ${unit}`,
    ladder_phases: {
      waiting: "er hat noch nicht begonnen",
      run_in: "Vorlauf: nichts einnehmen",
      on_step: "auf einer Stufe",
      paused: "unterbrochen: nichts einnehmen",
      stopped: "abgebrochen: nichts einnehmen",
      ended: "beendet",
      no_dose: "jetzt keine Dosis",
    },
    asks: "Diese Stufe ist vorbei: Wie war sie?",
  },

  hours: {
    heading: "Stunden Abstand",
    now: (counted: string) => `Kein Medikament steht jetzt im Weg${counted === "" ? "" : `: ${counted}`}.`,
    earliest: (at: string, tomorrow: boolean) => `Nicht vor ${at}${tomorrow ? " morgen" : ""}`,
    because: (medicine: string, at: string) => `${medicine} um ${at} steht im Weg.`,
    counted: (parts: string) => `Mitgezählt: ${parts}.`,
    usual: (medicine: string, at: string) => `${medicine} um ${at} wie sonst`,
    without_a_time: (names: string) => `Nicht mitgezählt, weil keine Uhrzeit bekannt ist: ${names}.`,
    took: (medicine: string) => `${medicine} genommen um …`,
    own_dose: "die letzte Dosis",
    at: (at: string) => at,
    just_now: (at: string) => `gerade eben, ${at}`,
    another: "Zu einer anderen Uhrzeit",
    save: "Mitzählen",
    which_hour: "Welche Uhrzeit? Zum Beispiel 07:10.",
    take_back: (medicine: string, at: string) => `Zurücknehmen: ${medicine} um ${at}`,
    only_here: "Was du hier angibst, zählt für heute und steht nicht im Tagebuch.",
    not_known: "Ob ein Medikament im Weg steht, ist nicht bekannt, solange Titrate nicht antwortet.",
    why: "Warum diese Uhrzeit?",
  },

  context: {
    heading: "Hat sich sonst etwas geändert?",
    kinds: {
      medicine: "Medikament",
      illness: "Krankheit",
      diet: "Ernährung",
      pain_relief: "Schmerzmittel",
      other: "Anderes",
    },
    label: (kind: string) => `${kind}: Was hat sich geändert? Ein paar Worte`,
    save: "Speichern",
    clear: (kind: string) => `Leeren: ${kind}`,
    empty: "Schreib ein paar Worte.",
  },

  guard_offline:
    "Titrate antwortet jetzt nicht, darum hat niemand nachgesehen: Hier steht die sichere Seite. Wenn es lebensbedrohlich " +
    "sein kann: ruf jetzt den Notruf an.",
};
