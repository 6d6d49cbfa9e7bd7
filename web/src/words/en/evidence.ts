import type { Certainty, Evidence, Reach } from "../../evidence";
import { capital, number, plural } from "./format";

const certainties: Record<Certainty, string> = {
  none: "none",
  "very low": "very low",
  low: "low",
  moderate: "moderate",
  high: "high",
};

const directions_short: Record<Evidence["direction"], string> = {
  "no difference": "no difference found",
  better: "on the better side",
  mixed: "studies disagree, or cannot tell",
  worse: "on the worse side",
  untested: "not tested in people",
};

export const evidence = {
  heading: "What do you hope for?",
  lead:
    "Choose it, and see what studies found: how sure that is, how large it was, and whether glycinate was tested at all. " +
    "Whether it helps you is what your own trial is for.",
  search: "Search, for example “insomnia”",
  found: (n: number) => (n === 0 ? "Nothing here has this name." : `${n} found`),
  called: (typed: string, label: string) => `“${typed}” is here: ${label}.`,
  not_found:
    "That nothing is kept for a word does not say that nothing is known. Try another word, or look through the list: " +
    "leave the field empty.",
  answerable: "A diary can tell something about these",
  not_answerable: "No self-trial can answer these",
  not_answerable_lead: "They are claimed, and no diary can see them. Each says why.",
  outcome_name: (_id: string, label: string) => label,
  said_in_english: "",
  line: (certainty: Certainty, direction: Evidence["direction"]) =>
    `Certainty ${certainties[certainty]}: ${directions_short[direction]}`,
  claims_all: "Everything that is said about it, and what the literature makes of it",
  claim_kinds: { claim: "Claims", recommendation: "Advice", "side effect": "Side effects" },
  back: "All hopes",

  certainties,
  certainty_of: (certainty: Certainty) => `Certainty: ${certainties[certainty]}`,
  certainty_means: {
    none: "Nobody has tested it in people, as far as is known here.",
    "very low": "Hardly more than a guess: the truth may be quite another.",
    low: "The truth may be quite different from what was found.",
    moderate: "What was found is probably near the truth, and better studies could still change it.",
    high: "More studies are not expected to change it much.",
  } satisfies Record<Certainty, string>,
  directions: {
    "no difference": "The best studies found no difference.",
    better: "The best studies came out on the better side.",
    mixed: "The best studies disagree, or cannot tell.",
    worse: "The best studies came out on the worse side.",
    untested: "It has not been tested in people.",
  } satisfies Record<Evidence["direction"], string>,
  judged: "A judgement of this project, in the manner of GRADE. It is not a systematic review.",
  form: (form: string) => `Was ${form} itself tested?`,
  form_tested: {
    yes: "Yes.",
    partly: "In part.",
    no: "No. What is known comes from other forms of magnesium.",
    "only what comes with it": "No: only the glycine that comes with it.",
  } satisfies Record<Evidence["form_tested"], string>,
  form_certainty: (form: string, certainty: Certainty) =>
    `Certainty of what was found with ${form}: ${certainties[certainty]}.`,

  not_answerable_verdict: "Not answerable by a self-trial",
  not_scored: "This is a verdict. Nothing is scored, and no trial is offered for it.",
  choose_other: "Choose something that a diary can tell",

  studies: "What was found",
  more_studies: (n: number) => (n === 1 ? "One more study" : `${n} more studies`),
  study_form: "Was it glycinate?",
  study_forms: {
    yes: "Yes",
    partly: "In part",
    no: "No",
    "only what comes with it": "Only the glycine that comes with it",
  } satisfies Record<Evidence["form_tested"], string>,
  no_name: "No study",
  design: (design: string) => design,
  studies_of: (design: string, studies: number | null, participants: number | null) =>
    [
      capital(design),
      ...(studies !== null && studies > 1 ? [plural(studies, "study", "studies")] : []),
      ...(participants === null ? [] : [plural(participants, "person", "people")]),
    ].join(", "),
  what: "What was taken",
  what_taken: (form: string | null, low: number | null, high: number | null) => {
    const dose =
      low === null || high === null
        ? "how much magnesium is not said"
        : high === 0
          ? "no magnesium counted"
          : `${low === high ? number(low) : `${number(low)} to ${number(high)}`} mg of magnesium a day`;
    return `${capital(form ?? "form not said")}: ${dose}.`;
  },
  how_long: "How long",
  weeks: (low: number, high: number) =>
    high < 1
      ? `${low === high ? "" : `${number(Math.round(low * 7))} to `}${plural(Math.round(high * 7), "day", "days")}`
      : `${low === high ? "" : `${number(low, 1)} to `}${number(high, 1)} ${high === 1 ? "week" : "weeks"}`,
  who: "In whom",
  reach: {
    below: "That is smaller than the smallest difference that people feel is worth it.",
    only_the_range:
      "The average is smaller than the smallest difference that people feel is worth it; its range still reaches it.",
    the_average: "The average reaches the smallest difference that people feel is worth it.",
    all_of_it: "All of its range reaches the smallest difference that people feel is worth it.",
  } satisfies Record<Reach, string>,
  no_smallest: "Nobody has said how large it must be to be worth it.",
  zero: "no effect",
  worthwhile: "worth it from here",
  better_side: "better",
  source: "Source",
  claims: "What people are told",
  claim_verdict: "The literature",
  claim_program: "Titrate",
  prior: "What the analysis believes beforehand",
  prior_why: "Why?",
  watch: "How it can be watched",
  watch_asked: (asked: string) => `asked ${asked}`,
  watch_smallest: (amount: string) => `worth it from ${amount}`,
  watch_fraction: (percent: string) => `worth it from ${percent}\u00a0% of your usual level`,
  next: "Next",
  to_you: "Say who you are",
  to_track: "Choose what to watch",
  next_you: "What you take and have decides whether and how much you may try.",
  next_track: "One to three things, asked once every evening.",
  doi: (doi: string) => `doi ${doi}`,
  pubmed: (id: string) => `PubMed ${id}`,
};
