import { plural } from "./format";

export const own_data = {
  heading: "What is yours",
  lead: "The whole diary as a file that Titrate reads again, or its days as a table for another program. Nothing is sent anywhere.",
  kinds: {
    json: "Everything (JSON)",
    sqlite: "Everything (SQLite)",
    csv: "The days (CSV)",
    dictionary: "What its columns mean (CSV)",
  },
  shift_dates: "Shift all dates by the same weeks, into January 2000",
  drop_words: "Leave out notes, changes, reasons and names of clinicians",
  saved: (name: string) => `Saved as ${name}.`,
  lost: "It leaves out:",
  erase_heading: "Delete everything",
  erase_lead:
    "This takes away the diary, the key of a sealed order, imported foods and every backup beside them, also what this " +
    "browser kept. There is no way back. Copies that you made elsewhere stay.",
  erase_label: "Write “delete” to do it",
  erase_word: "delete",
  erase: "Delete everything",
  erased: (entries: number, backups: number) =>
    `Taken away: ${plural(entries, "entry", "entries")} and ${plural(backups, "backup", "backups")}.`,
};
