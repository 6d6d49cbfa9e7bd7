import type { Believed, Choice, RuleName } from "../../decide";
import { magnesium, number, percent } from "./format";

export const decide = {
  heading: "Entscheiden, was folgt",
  lead:
    "Was die Regel des Plans vorschlägt, ist markiert, und nichts ist vorausgewählt. Was du wählst, wird mit deinem " +
    "Grund, der Regel und dem, worauf es beruhte, aufbewahrt.",
  lead_stop: "Nichts ist vorausgewählt. Was du wählst, wird mit deinem Grund aufbewahrt.",
  no_plan: "Noch gibt es nichts zu entscheiden: eine Entscheidung folgt aus einem versiegelten Plan.",
  no_plan_next: "Plane zuerst einen Versuch. Nichts zu nehmen steht immer frei und braucht hier keine Entscheidung.",
  to_plan: "Zum Plan",
  example:
    "Das Beispiel hat keinen versiegelten Plan, darum gibt es nichts zu entscheiden. Seine Antwort endet mit dem, was " +
    "seine Regel sagt.",
  to_answer: "Zur Antwort",
  choices_heading: "Was offen ist",
  names: {
    keep: "Weiter nehmen",
    raise: "Dosis erhöhen",
    lower: "Dosis senken",
    stop: "Aufhören",
    extend: "Einen weiteren Versuch planen",
    not_enough: "Zu wenig, um etwas zu sagen",
  } satisfies Record<Choice, string>,
  dose: (mg: number) => (mg === 0 ? "nichts" : `${magnesium(mg)} am Tag`),
  proposed: "das schlägt die Regel vor",
  closed: "nicht offen",
  reason: "Warum? In eigenen Worten",
  reason_help: "Ein Satz genügt. Er wird mit der Entscheidung aufbewahrt und steht auf dem Bericht.",
  save: "Entscheidung aufschreiben",
  missing: {
    choice: "Wähle, was folgt.",
    reason: "Schreib auf, warum.",
  },
  saved: "Aufgeschrieben. Rückgängig auf der Seite „Heute“ nimmt den letzten Eintrag zurück.",
  earlier: "Bisherige Entscheidungen",
  kept: "Worauf sie beruhte",
  rule: {
    better: (value: number) => `„besser“ galt ab einer Wahrscheinlichkeit von ${number(value, 3)}`,
    worthwhile: (value: number) => `„lohnend“ ab ${number(value, 3)}`,
    not_worthwhile: (value: number) => `„nicht lohnend“ unter ${number(value, 3)}`,
    worse: (value: number) => `„schlechter“ ab ${number(value, 3)}`,
  } satisfies Record<RuleName, (value: number) => string>,
  rule_heading: "Die Regel",
  believed: {
    better: (value: number) => `besser: ${percent(value)}`,
    worthwhile: (value: number) => `lohnend: ${percent(value)}`,
    worse: (value: number) => `schlechter: ${percent(value)}`,
  } satisfies Record<Believed, (value: number) => string>,
  believed_heading: "Die Wahrscheinlichkeiten, an denen sie gemessen wurde",
  look_heading: "Der Blick",
  otherwise: (name: string) => `Die Regel hatte vorgeschlagen: ${name}.`,
};
