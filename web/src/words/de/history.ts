import { plural } from "./format";

export const history = {
  heading: "Vergangenes",
  lead:
    "Alles, was je eingetragen wurde, das Neueste zuerst. Nichts geht verloren: Eine Korrektur steht neben dem, was sie " +
    "korrigiert hat.",
  late_heading: "Nicht beantwortet",
  late_lead: (days: number) =>
    `Aus den letzten ${plural(days, "Tag", "Tagen")}. Leer ist nicht null: Es bleibt leer, bis du etwas anderes sagst.`,
  late_none: (days: number) => `Aus den letzten ${plural(days, "Tag", "Tagen")} fehlt nichts.`,
  dose: "Dosis",
  open_day_of: (day: string) => `${day} öffnen, zum Beantworten oder Korrigieren`,
  more_late: (n: number) => `${n} weitere zeigen`,
  from: "Von",
  to: "Bis",
  range: "Tage, um die es in den Einträgen geht",
  all: "Alle Tage",
  wrong_range: "Der erste Tag liegt nach dem letzten.",
  no_day: "Zu keinem einzelnen Tag",
  its_day: /, für den \d{1,2}\. \p{L}+ \d{4}$/u,
  entered: (clock: string) => `eingetragen ${clock}`,
  entered_on: (day: string, clock: string) => `eingetragen am ${day}, ${clock}`,
  days_after: (n: number) => `${plural(n, "Tag", "Tage")} danach`,
  taken_back: "zurückgenommen",
  corrects: (text: string) => `statt: ${text}`,
  count: (n: number) => plural(n, "Eintrag", "Einträge"),
  days: (n: number) => plural(n, "Tag", "Tage"),
  more: (n: number) => plural(n, "früheren Tag zeigen", "frühere Tage zeigen"),
  empty: "Noch ist nichts eingetragen.",
  empty_range: "Zu diesen Tagen wurde nichts eingetragen.",
  to_today: "Heute eintragen",
};
