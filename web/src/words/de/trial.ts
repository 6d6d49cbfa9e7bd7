import type { Day } from "../../days";
import { full_day, magnesium, plain_day, plural } from "./format";
import { unit_of } from "./outcomes";

interface Counted {
  days: number;
  taken: number;
  none: number;
  skipped: number;
  unknown: number;
}

export const trial = {
  sealed: "Versiegelt",
  just_sealed:
    "Versiegelt. Bewahre den Fingerabdruck dort auf, wo du ihn nicht ändern kannst: in einer Nachricht an jemanden oder einem Notizbuch.",
  now_heading: "Wo der heutige Tag steht",
  before: (start: Day) => `Es beginnt am ${full_day(start)}.`,
  after: "Der letzte Tag ist vorbei. Öffne die Reihenfolge, sieh die Antwort an, und entscheide dann.",
  run_in: (day: number, days: number) => `Tag ${day} von ${days} vor dem ersten Abschnitt. Noch wird nichts genommen.`,
  gap: (period: number, day: number, days: number) =>
    `Zwischen zwei Abschnitten, nach Abschnitt ${period}: Tag ${day} von ${days}. Es wird nichts genommen.`,
  period: (period: number, periods: number, day: number, days: number) =>
    `Abschnitt ${period} von ${periods}, Tag ${day} von ${days}.`,
  daily: (day: number, days: number) => `Tag ${day} von ${days}, von einer Münze entschieden.`,
  paused: (day: number, period: number, periods: number) =>
    `Es ruht, Tag ${day}. Als Nächstes kommt Abschnitt ${period} von ${periods}.`,
  stopped: (day: number) => `Es wurde angehalten, Tag ${day}.`,
  opened: "Die Reihenfolge wurde geöffnet.",
  opened_early: (reason: string) =>
    `Die Reihenfolge wurde vor dem Ende geöffnet, und der Versuch endete damit: ${reason}`,
  arm: (arm: string) => `Heute: ${arm}.`,
  capsules: (capsules: number, bag: string | null) =>
    `Heute: ${plural(capsules, "Studienkapsel", "Studienkapseln")}${bag === null ? "" : ` aus Beutel ${bag}`}.`,
  blinded: "Was in den Kapseln ist, steht nirgends, bevor die Reihenfolge geöffnet ist.",
  to_today: "Zu heute",
  strip: (done: number, of: number) => `${done} von ${of} Abschnitten liegen hinter dir.`,
  last_day: (day: Day) => `Letzter Tag: ${full_day(day)}.`,
  next_look: (day: Day) => `Nächster Blick: ${full_day(day)}.`,
  look_came: (number_of: number, planned: number, day: Day) =>
    `Blick ${number_of} von ${planned} ist da, nach dem ${plain_day(day)}.`,
  to_answer: "Die Antwort ansehen",
  to_decide: "Entscheiden",
  peeks: (n: number) => `Jemand hat ${n === 1 ? "einmal" : `${n}-mal`} vorzeitig nachgesehen. Jeder Bericht sagt das.`,
  adherence: "Was in den Abschnitten genommen wurde",
  counted: (c: Counted) =>
    c.days === 0
      ? "noch kein Tag"
      : [
          [c.taken, "genommen"],
          [c.none, "keine"],
          [c.skipped, "ausgelassen"],
          [c.unknown, "nicht aufgeschrieben"],
        ]
          .filter(([n]) => Number(n) > 0)
          .map(([n, what]) => `${n} ${what}`)
          .join(", ") + ` von ${plural(c.days, "Tag", "Tagen")}`,
  with: "In Abschnitten damit",
  without: "In Abschnitten ohne",
  all_periods: "In allen Abschnitten",
  no_period_yet: "Noch ist kein Tag eines Abschnitts vorbei.",
  rests: "Ruhezeiten",
  rest: (from: Day, until: Day | null, why: string) =>
    `Vom ${plain_day(from)} ${until === null ? "an" : `bis ${plain_day(until)}`}: ${why}`,

  pause_heading: "Pause",
  pause_why:
    "Für eine Krankheit oder eine Reise. Es wird nichts genommen, niemand wird erinnert, und der unterbrochene Abschnitt " +
    "beginnt von vorn, wenn es weitergeht. Was du bemerkst, hält den Versuch von selbst an.",
  reason: "Grund",
  pause: "Ab heute pausieren",
  resume_heading: "Weitermachen",
  resume_own: "Es geht heute weiter, und der unterbrochene Abschnitt beginnt von vorn.",
  question: (name: string, last: Day, days: number, gone: Day | null) =>
    `${name}, zuletzt am ${plain_day(last)}: Es muss ${plural(days, "Tag", "Tage")} weg sein, bevor es weitergeht` +
    (gone === null ? "." : `; weg seit dem ${plain_day(gone)}.`),
  for_good: (name: string) => `${name}: Dieses Produkt wird nicht wieder genommen.`,
  over_for_good: "Dieser Versuch ist vorbei. Öffne seine Reihenfolge, damit sich sagen lässt, was genommen wurde.",
  earliest: (day: Day) => `Es kann frühestens ab ${full_day(day)} weitergehen.`,
  gone_since: "Weg seit",
  clinician: "Wer zugestimmt hat: aus Praxis oder Apotheke",
  agreed_on: "Zugestimmt am",
  resume: "Heute weitermachen",

  seal_heading: "Das Siegel",
  hash: "Fingerabdruck (SHA-256 des Protokolls)",
  commitment: "Festlegung der Reihenfolge",
  protocol_why:
    "Wer den Fingerabdruck hat, kann prüfen, dass dies der Plan von damals ist: Er ist der SHA-256 dieser Datei. Wird die " +
    "Reihenfolge geöffnet, zeigt ihr Geheimnis, dass sie vor dem ersten Tag ausgelost war. Über dich steht in der Datei nur " +
    "die geltende Grenze.",
  download: "Das Protokoll herunterladen",
  verify_heading: "Wie es sich prüfen lässt",
  verify: "Prüfen",
  verify_hash: "Der Fingerabdruck, den du aufbewahrt hast, wenn er verglichen werden soll",
  holds: "Alles, was sich jetzt prüfen lässt, stimmt.",
  does_not_hold: "Etwas stimmt nicht.",
  check: { holds: "stimmt", not: "stimmt nicht", open: "noch nicht zu sagen" },
  decisions: "Entscheidungen",
  amendments: "Nachträge",
  amended: (day: Day, reason: string) => `${full_day(day)}: ${reason}`,
  no_amendments: "Keine.",
  question_changed: "Ein Nachtrag hat die Frage geändert. Sie gilt nicht mehr als vor den Daten festgelegt.",
  amend: "Den Plan nachtragen",
  amend_why:
    "Aufbau, Reihenfolge, Regel und Blicke bleiben, wie sie versiegelt wurden, und die Dosis steigt nie. Ein Nachtrag wird " +
    "mit Tag und Grund behalten und lässt sich nicht zurücknehmen.",
  amend_dose: "Dosis am Tag in mg: wie bisher oder kleiner",
  amend_dose_fixed: "Die Kapseln sind gemacht, also bleibt, was darin ist.",
  amend_smallest: (unit: string) => `Kleinster lohnender Unterschied, ${unit_of(unit)}`,
  amend_smallest_why:
    "Eine kleinere Dosis oder ein anderer Unterschied ändert die Frage: Sie gilt dann nicht mehr als vor den Daten festgelegt.",
  amend_secondary: "Daneben beobachtet",
  amend_save: "Den Nachtrag schreiben",
  amend_nothing: "Noch ist nichts geändert.",
  amend_reason: "Sage, warum.",
  amend_number: "Schreibe eine Zahl über null, und eine Dosis nicht über der jetzigen.",

  open_heading: "Die Reihenfolge öffnen",
  open_end:
    "Der Versuch ist vorbei. Das Öffnen sagt die Reihenfolge und ihr Geheimnis, und dann lässt sich die Antwort sagen.",
  open_end_button: "Die Reihenfolge öffnen",
  emergency_heading: "Vor dem Ende öffnen",
  emergency_blinded: "Im Notfall: Was war in den Kapseln?",
  emergency_lead:
    "Bei Gefahr zuerst Hilfe rufen. Wer dich behandelt, darf nicht auf ein Programm warten: Der versiegelte Umschlag sagt dasselbe.",
  emergency_means: [
    "Es beendet den Versuch endgültig, ab heute. Kein späterer Tag zählt dafür.",
    "Wann und warum, wird behalten, und jeder spätere Bericht sagt es.",
    "Was du dann weißt, lässt sich nicht mehr vergessen.",
  ],
  emergency_blinded_tells: "Es sagt, was in den Kapseln dieses Abschnitts war, und nicht mehr.",
  open_reason: "Warum jetzt geöffnet wird",
  open_confirm: "Ja, diesen Versuch beenden",
  open_now: "Jetzt öffnen",
  open_needs: "Sage, warum, und bestätige es.",
  passphrase: "Die Passphrase der helfenden Person, wenn eine die Reihenfolge verschließt",
  secret: "Oder das Geheimnis aus dem versiegelten Umschlag",
  taken: "Was genommen wurde",
  order: "Die Reihenfolge",
  order_of: (period: number, arm: string) => `Abschnitt ${period}: ${arm}`,
  secret_told:
    "Das Geheimnis der Reihenfolge. Damit kann jede und jeder prüfen, dass sie vor dem ersten Tag ausgelost war.",
  show_order: "Die ganze Reihenfolge zeigen",
  another: "Einen anderen Versuch planen",
};

export const kit = {
  heading: "Die Beutel",
  none: "Ein Beutel für jeden Abschnitt, mit einem Code, der nichts verrät. Sie werden einmal gemacht, vor dem ersten Abschnitt.",
  make: "Die Codes der Beutel auslosen",
  has: (bags: number, capsules: number, a_day: number, mg: number) =>
    `${plural(bags, "Beutel", "Beutel")}, einer für jeden Abschnitt, mit je ${plural(capsules, "Kapsel", "Kapseln")}. ` +
    `${plural(a_day, "Kapsel", "Kapseln")} am Tag, und jede zählt als ${magnesium(mg)} Magnesium, was auch darin ist.`,
  bags: "Abschnitt und Beutel",
  period: "Abschnitt",
  bag: "Beutel",
  sheets: "Blätter zum Drucken",
  print: (title: string) => `„${title}“ drucken`,
  helper_heading: "Nur für die helfende Person",
  helper_why:
    "Es sagt, was in welchem Beutel ist. Lass die helfende Person hier drücken und das Papier mitnehmen; schau inzwischen " +
    "weg. Es wird nur für den Drucker geholt und auf dieser Seite nicht gezeigt. Drucke es auf Papier: Eine Datei müsste " +
    "gelöscht werden.",
  helper_sheets: ["Ich helfe: mein Blatt drucken", "Das Blatt für den versiegelten Umschlag drucken"],
  passphrase: "Die Passphrase der helfenden Person, wenn es eine gibt",
  alone_heading: "Die zwei Seiten mit Codes",
  alone_why:
    "Sie sagen, was in welchen Umschlag kommt, in Codes, die kein Auge lesen kann. Drucke sie, lies vor dem Mischen keinen " +
    "Code ein und vernichte sie danach.",
  alone_sheets: ["Die Seite „Codes 1“ drucken", "Die Seite „Codes 2“ drucken"],
  codes: "Codes zum Ausschneiden",
  which_heading: "Zu welchem Abschnitt gehört dieser Beutel?",
  which_label: "Code auf Beutel oder Umschlag",
  which: "Nachsehen",
  which_is: (code: string, period: number) =>
    `Beutel ${code}: Abschnitt ${period}. Schreibe den Abschnitt darauf und sonst nichts.`,
  mixed_heading: "Zwei Beutel wurden vertauscht",
  mixed_why:
    "Die Antwort geht nach dem, was geplant war; daneben steht, was genommen wurde. Aufgeschrieben lässt es sich nicht " +
    "zurücknehmen; war es falsch, wird es noch einmal aufgeschrieben.",
  one: "Ein Code",
  other: "Der andere Code",
  mixed: "Aufschreiben",
  mixed_up: (one: string, other: string) => `Vertauscht: ${one} und ${other}.`,
};
