import { magnesium, number, plural } from "./format";

const phases = {
  before: "the trial has not begun",
  run_in: "run-in, nothing to take",
  period: "a period",
  gap: "a pause between two periods",
  after: "after the last period",
  paused: "paused",
  stopped: "stopped",
};

/** What an evening has besides its answers. */
export const evening = {
  redo: "Put back",
  redone: "Put back",
  days_after: (n: number) => `${plural(n, "day", "days")} after its day`,
  past: (n: number) => `It was ${plural(n, "day", "days")} ago.`,

  line: {
    trial: "Trial",
    ladder: "Ladder",
    period: (period: number, periods: number) => `period ${period} of ${periods}`,
    day: (day: number, days: number) => `day ${day} of ${days}`,
    on_day: (day: number) => `day ${day}`,
    step: (step: number, steps: number) => `step ${step} of ${steps}`,
    phases,
    dose: (mg: number, units: number, unit: string) => `${magnesium(mg)}, ${number(units)} × ${unit}`,
    ladder_phases: {
      waiting: "it has not begun",
      run_in: "run-in: take none",
      on_step: "on a step",
      paused: "paused: take none",
      stopped: "stopped: take none",
      ended: "ended",
      no_dose: "no dose now",
    },
    asks: "This step is over: how was it?",
  },

  hours: {
    heading: "Hours apart",
    now: (counted: string) => `No medicine is in the way now${counted === "" ? "" : `: ${counted}`}.`,
    earliest: (at: string, tomorrow: boolean) => `Not before ${at}${tomorrow ? " tomorrow" : ""}`,
    because: (medicine: string, at: string) => `${medicine} at ${at} is in the way.`,
    counted: (parts: string) => `Counted: ${parts}.`,
    usual: (medicine: string, at: string) => `${medicine} at ${at} as usual`,
    without_a_time: (names: string) => `Not counted, since no hour is known: ${names}.`,
    took: (medicine: string) => `Took ${medicine} at …`,
    own_dose: "the last dose",
    at: (at: string) => at,
    just_now: (at: string) => `just now, ${at}`,
    another: "At another hour",
    save: "Count it",
    which_hour: "Which hour? Write it as 07:10.",
    take_back: (medicine: string, at: string) => `Take back: ${medicine} at ${at}`,
    only_here: "What you say here counts for today and is not part of the diary.",
    not_known: "Whether a medicine is in the way is not known while Titrate does not answer.",
    why: "Why these hours?",
  },

  context: {
    heading: "Did something else change?",
    kinds: {
      medicine: "Medicine",
      illness: "Illness",
      diet: "Diet",
      pain_relief: "Pain relief",
      other: "Other",
    },
    label: (kind: string) => `${kind}: what changed? A few words`,
    save: "Save",
    clear: (kind: string) => `Clear: ${kind}`,
    empty: "Write a few words.",
  },

  guard_offline:
    "Titrate does not answer now, so nobody has looked this up: the safe side is shown. If it may threaten your life, " +
    "call your local emergency number now.",
};
