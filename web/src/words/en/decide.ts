import type { Believed, Choice, RuleName } from "../../decide";
import { magnesium, number, percent } from "./format";

export const decide = {
  heading: "Decide what follows",
  lead:
    "What the plan's rule proposes is marked, and nothing is chosen for you. What you choose is kept with your reason, " +
    "the rule and what it rested on.",
  lead_stop: "Nothing is chosen for you. What you choose is kept with your reason.",
  no_plan: "Nothing to decide yet: a decision follows from a sealed plan.",
  no_plan_next: "Plan a trial first. To take none is open at any time, and needs no decision here.",
  to_plan: "Go to the plan",
  example: "The example has no sealed plan, so there is nothing to decide. Its answer ends with what its rule says.",
  to_answer: "Go to the answer",
  choices_heading: "What is open",
  names: {
    keep: "Keep taking it",
    raise: "Raise the dose",
    lower: "Lower the dose",
    stop: "Stop taking it",
    extend: "Plan another trial",
    not_enough: "Not enough to say",
  } satisfies Record<Choice, string>,
  dose: (mg: number) => (mg === 0 ? "none" : `${magnesium(mg)} a day`),
  proposed: "what the rule proposes",
  closed: "not open",
  reason: "Why? In your own words",
  reason_help: "A sentence is enough. It is kept with the decision, and stands on the report.",
  save: "Write the decision down",
  missing: {
    choice: "Choose what follows.",
    reason: "Write why.",
  },
  saved: "Written down. Undo on the page “Today” takes the latest entry back.",
  earlier: "Decisions so far",
  kept: "What it rested on",
  rule: {
    better: (value: number) => `“better” was said from a probability of ${number(value, 3)} on`,
    worthwhile: (value: number) => `“worthwhile” from ${number(value, 3)} on`,
    not_worthwhile: (value: number) => `“not worthwhile” below ${number(value, 3)}`,
    worse: (value: number) => `“worse” from ${number(value, 3)} on`,
  } satisfies Record<RuleName, (value: number) => string>,
  rule_heading: "The rule",
  believed: {
    better: (value: number) => `better: ${percent(value)}`,
    worthwhile: (value: number) => `worthwhile: ${percent(value)}`,
    worse: (value: number) => `worse: ${percent(value)}`,
  } satisfies Record<Believed, (value: number) => string>,
  believed_heading: "The probabilities that it was held against",
  look_heading: "The look",
  otherwise: (name: string) => `The rule had proposed: ${name}.`,
};
