import { plural } from "./format";

export const history = {
  heading: "History",
  lead: "Everything that was ever written down, the newest first. Nothing is lost: a correction stands beside what it corrected.",
  late_heading: "Not answered",
  late_lead: (days: number) =>
    `Of the last ${plural(days, "day", "days")}. Empty is not zero: it stays empty until you say so.`,
  late_none: (days: number) => `Nothing is missing from the last ${plural(days, "day", "days")}.`,
  dose: "dose",
  open_day_of: (day: string) => `Open ${day}, to answer or correct it`,
  more_late: (n: number) => `Show ${n} more`,
  from: "From",
  to: "To",
  range: "Days that entries are about",
  all: "All days",
  wrong_range: "The first day is after the last one.",
  no_day: "About no single day",
  its_day: /, for \d{1,2} \p{L}+ \d{4}$/u, // how the door ends an entry: "pain 4, for 1 March 2026"
  entered: (clock: string) => `entered ${clock}`,
  entered_on: (day: string, clock: string) => `entered ${day}, ${clock}`,
  days_after: (n: number) => `${plural(n, "day", "days")} after`,
  taken_back: "taken back",
  corrects: (text: string) => `instead of: ${text}`,
  count: (n: number) => plural(n, "entry", "entries"),
  days: (n: number) => plural(n, "day", "days"),
  more: (n: number) => `Show ${plural(n, "earlier day", "earlier days")}`,
  empty: "Nothing is written down yet.",
  empty_range: "Nothing was written down about these days.",
  to_today: "Write down today",
};
