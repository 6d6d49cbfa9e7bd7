import { plural } from "./format";

export const import_ = {
  heading: "Bring the diary that you have",
  lead: "A file from another tracker or a spreadsheet is read here and answered by the program on this computer. It goes nowhere else.",
  not_stored:
    "The days of a table that is read here are not written into your diary: you get the answer that they give.",
  drop: "Drag a file here, or choose one.",
  choose: "Choose a file",
  paste: "Or paste its text",
  paste_help: "With the line of column names first.",
  read: "Read it",
  read_again: "Read it again",
  reading: "Reading…",
  known_heading: "Which files can be read",
  known: [
    "A table with a line for each day: the columns day and dose_mg, and one for each thing that you watched. An empty " +
      "cell means that nothing was written down; it is never read as zero.",
    "An export of StudyU, for one person.",
    "The melatonin study, with several records a day or one for each study day.",
  ],
  sample_heading: "Such a table looks like this:",
  sample: "day,dose_mg,pain\n2026-03-01,0,6\n2026-03-02,200,5\n2026-03-03,200,",
  pasted: "the pasted text",
  participant: "Which person of the file, if there are several",
  participant_help: "The beginning of the id, as it stands in the file.",
  start: "The date of study day 1",
  start_help: "This file counts days and names no date.",
  empty: {
    what: "There is nothing to read.",
    where: "",
    way_out: "Choose a file, or paste its text.",
  },
  not_text: (name: string) => ({
    what: "This file is not plain text in UTF-8.",
    where: name,
    way_out: "Open it in the program that made it, and export it as CSV (comma separated, UTF-8).",
  }),
  too_large: (name: string) => ({
    what: "This file is larger than 20 MB: no diary has that many days.",
    where: name,
    way_out: "Choose the file of one person, exported as CSV.",
  }),
  understood: "What was understood",
  counts: (recorded: number, days: number, label: string) =>
    `${recorded} of ${plural(days, "day", "days")} have a number for ${label}.`,
  missing: (n: number) =>
    n === 0 ? "No day is missing." : `${plural(n, "day is", "days are")} missing: left out, and never counted as zero.`,
  late: (n: number) => `${plural(n, "day was", "days were")} written down late.`,
  left_out: (n: number) =>
    `${plural(n, "day lies", "days lie")} after the day of this answer and ${n === 1 ? "is" : "are"} left out.`,
  measures: (n: number) => plural(n, "thing was watched", "things were watched"),
  notes: "What was done to read it",
  listed: (n: number) =>
    n === 0 ? "No line was merged or left out." : `${plural(n, "line was", "lines were")} merged or left out`,
  line: (n: number) => `Line ${n}`,
  more: (n: number) => `Show the other ${n}`,
  answer: "What this diary can tell",
  unsaid: "What the file does not say",
  unsaid_lead: "Only you can know it. With it the same days can tell more; leave out what you do not know.",
  randomised: "How the order of days with and without was decided",
  orders: {
    "": "Not drawn, or not known",
    pairs: "Drawn within each pair of periods",
    blocks: "Drawn for each period",
    daily: "Drawn for each day",
  },
  period_days: "Days in a period",
  before: "Before the first day",
  before_start: { "": "Not said", none: "I took none", unknown: "I do not know" },
  wrong_days: "Write the days of a period as a whole number, such as 7.",
  other: "Read another file",
  start_own: "Start my own diary",
};
