import type { State, Step } from "../../steps";

export const steps = {
  heading: "From a hope to a decision",
  lead: "One step after the other, in your own time. Everything can be changed later; what was sealed keeps its first version.",
  next: "Next",
  states: { next: "next", done: "done", open: "", stuck: "something stands in the way" } satisfies Record<
    State,
    string
  >,
  names: {
    ask: "Look at what is known",
    screen: "Say who you are",
    product: "Choose a product",
    intake: "Look at what you eat",
    plan: "Plan a trial",
    follow: "Or only follow the ladder",
    sheet: "Show it to a doctor or pharmacist",
    live: "Live it",
    review: "See what your days say",
    decide: "Decide",
  } satisfies Record<Step, string>,
  why: {
    ask: "What was tested for what you hope for, how sure that is, and in real units.",
    screen: "Age, conditions, medicines: what they ask for, and what nobody could check.",
    product: "How much magnesium itself is in one capsule, from its label.",
    intake: "What food brings already, what you need, and what would close the gap.",
    plan: "Doses that rise slowly, then periods with and without in a drawn order, rehearsed before the first day.",
    follow: "Rise slowly, keep the diary and be guarded. Without an answer to whether it helps.",
    sheet: "One page before the first dose, and room for what they agree to.",
    live: "Today's dose and twenty seconds of diary.",
    review: "At the end, or at a planned look: what was seen, how sure, and what it cannot tell.",
    decide: "Go on, more, less or stop, with the reasons kept.",
  } satisfies Record<Step, string>,
  held: "None is to be taken now, and the page “Today” says why. Twenty seconds of diary go on.",
};
