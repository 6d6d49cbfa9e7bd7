import type { Day } from "../../days";
import { full_day, magnesium, plain_day, plural } from "./format";

const entries = (n: number) => plural(n, "entry", "entries");

export const settings = {
  heading: "Settings",
  of_example: "Reminders, backups and the end of the day belong to your own diary:",
  to_mine: "To my own settings",
  saved: "Saved.",

  day_heading: "When does your day end?",
  day_lead: "An entry made before this hour still belongs to the evening before.",
  day_label: "My day ends at",
  day_all: "Everywhere the same: in the diary, the chart, the plan and the reminders.",

  language_heading: "Language",
  language_lead: "What you wrote stays as you wrote it; names of studies and sources stay as they were printed.",

  keys_heading: "Keyboard",
  keys: "Answer with the keys 0 to 9, and t for ten",

  units_heading: "Units",
  units_lead:
    "A dose is typed and kept in milligrams (mg) of magnesium itself, whatever is chosen here. What the program says itself " +
    "stays in mg and grams.",
  mmol: (example: string) => `Show millimoles beside the milligrams: ${example}`,
  food: "Write portions of food in",
  foods: { g: "grams (g)", oz: "ounces (oz): one is 28.3495 g" },

  person_heading: "Whose limits hold, and whom to call",
  person_lead:
    "Authorities set different limits for magnesium from supplements. Changing it here is the same as in About you: all that you " +
    "said is checked again.",
  authority: "Limits of",
  no_authority: "Not said: the lowest of all holds",
  nobody: "Nobody has said yet who takes it, so the lowest limit of all holds.",
  limit_why: "Why",
  country: "Country",
  no_country: "Not said: no number can be told",
  limit: (mg: number) => `${magnesium(mg)} a day from supplements`,
  limit_now: "Limit now",
  to_you: "Open About you",
  to_begin: "Say who you are",

  reminders: {
    heading: "Reminders",
    lead:
      "Titrate sends nothing. It writes a calendar file: your own calendar reminds you, on any phone, under a title that " +
      "tells nobody anything. They follow your plan or ladder, are silent in a pause, and end with it.",
    none: "No reminders are chosen yet.",
    evening: "The evening",
    each_day: (from: Day, to: Day | null) =>
      to === null ? `each day from ${plain_day(from)}` : `each day from ${plain_day(from)} to ${plain_day(to)}`,
    not_now: "not reminded of now",
    at: "Time of the evening",
    doses: "Times of a dose, at most six",
    dose: (nth: number) => `Dose ${nth}`,
    add: "Add a time",
    remove: (time: string) => (time === "" ? "Remove" : `Remove ${time}`),
    title: "What the calendar shows",
    title_help: "A calendar is seen by others, also on a locked screen.",
    zone: "Time zone",
    save: "Save the reminders",
    download: "Download the calendar file",
    file: "titrate-reminders.ics",
    import:
      "Open it with your calendar. After a change or a pause, download and open it again: the same reminders are replaced.",
    feed_heading: "A private address for a calendar on this machine",
    feed_lead:
      "A calendar program here can ask it again and again. Whoever has the address sees when you are reminded, and nothing " +
      "else. A phone, or a calendar in the cloud, cannot reach it: give those the file.",
    feed_closed: "It is closed.",
    feed_is_open: "It is open. Its address was shown once and is kept nowhere.",
    feed_open: "Open the address",
    feed_new: "Open a new address",
    feed_new_sure: "Open a new address? The one that is open now answers no more.",
    feed_new_yes: "Yes, a new one",
    feed_close: "Close it",
    feed_close_sure: "Close the address? A calendar that asks it gets nothing from then on, and it never opens again.",
    feed_close_yes: "Yes, close it",
    address: "The address, shown this once",
    copy: "Copy",
    copied: "Copied.",
    not_copied: "It could not be copied: mark it and copy it by hand.",
  },

  backups: {
    heading: "Backups",
    lead:
      "The first entry of a day makes one, beside the diary, and it counts only when it was read back and is your diary, " +
      "entry by entry. That helps against a slip, and not when the disk goes: take one to another place now and then.",
    none: "There is no backup yet. The first entry of a day makes one.",
    make: "Make one now",
    check_diary: "Is the diary whole?",
    which: "Which backup",
    named: (day: Day, kb: number, closed: boolean) =>
      `${full_day(day)}, ${kb} kB${closed ? ", closed with a passphrase" : ""}`,
    before_restore: (name: string, kb: number) => `Kept before a restore: ${name}, ${kb} kB`,
    verify: "Is it whole?",
    drill: "Try it out",
    drill_means:
      "Trying it out restores it into a folder of its own and takes that away again. Your diary is not touched.",
    restore: "Restore it",
    restore_sure: (name: string) =>
      `Put ${name} in the place of your diary? What is there now is backed up first, and you are told its name. What was ` +
      "written after that backup is then no longer in the diary.",
    restore_yes: "Yes, restore it",
    passphrase: "Passphrase of this backup",
    passphrase_help: "It opens this one backup now, and is kept nowhere.",
    offer: "No backup was ever tried. A backup that was tried once is one that you can trust.",
    offer_do: "Try the newest now",
    last_drill: (day: Day) => `Last tried on ${plain_day(day)}.`,
    made: (name: string, n: number) =>
      `Backed up: ${name}, ${entries(n)}. It was read back from the disk, and entry by entry it is your diary.`,
    made_key: "Whoever has this file can read the diary, and look up the order of a running trial.",
    made_closed: "It is closed with your passphrase.",
    foods_left_out: (n: number) =>
      `Not in it: ${plural(n, "imported food", "imported foods")}. They can be imported again.`,
    whole: (name: string) => `${name} is whole.`,
    not_whole: (name: string) => `${name} is not whole. Keep this file as it is, and take another backup.`,
    this_diary: "The diary",
    holds: "holds",
    wrong: "wrong",
    drilled: (n: number) =>
      `This backup can be restored: ${entries(n)} came out of it as they went in. Your diary was not touched.`,
    restored: (n: number) => `Restored: the diary is the one of the backup, ${entries(n)}.`,
    only_before: (n: number) => `${entries(n)} of the diary ${n === 1 ? "is" : "are"} not in this backup.`,
    before: (name: string) => `What was there before is kept as ${name}.`,
    elsewhere: "To another place, as JSON or CSV, or closed with a passphrase: titrate backup --help, in the terminal.",
  },

  data_heading: "Where your data lie",
  data:
    "In one file on the machine on which Titrate runs: titrate.db in its folder (~/.local/share/titrate, if it was " +
    "started without --data), with the backups beside it.",
  browser:
    "This browser keeps a copy of the latest day you had open, with its entries, your limit and your ladder, so that it can " +
    "be shown while Titrate does not answer; the next day replaces it. What you tapped stays here until it is saved, and at " +
    "what hours you took a medicine stays for that day. Besides that it keeps the language, the units, and whether the keys " +
    "above are on. What you typed and did not save goes when its tab is closed. “Delete everything” takes all entries away, here too.",
  private_heading: "What is private, and how",
  private: [
    "There is no account, and nothing is sent anywhere: the program answers this machine only, and this page asks nobody else.",
    "The address that the program printed carries a key, a new one at each start. Without it, another program on this machine gets no answer.",
    "The diary file is not closed with a password: whoever can open the files of this account can read it.",
  ],
  facts_heading: "Versions",
  version: "Titrate",
  facts: "Tables of facts, SHA-256",
  facts_why: "The same number means the same limits, rules and evidence. It stands on every report.",
};
