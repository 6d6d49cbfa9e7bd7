/** The way from a hope to a decision, and where a person is on it. */

import type { View } from "./page.svelte";

export type Step = "ask" | "screen" | "product" | "intake" | "plan" | "follow" | "sheet" | "live" | "review" | "decide";
export type State = "next" | "done" | "open" | "stuck";

export const view_of_step: Record<Step, View> = {
  ask: "evidence",
  screen: "you",
  product: "product",
  intake: "intake",
  plan: "plan",
  follow: "follow",
  sheet: "sheet",
  live: "today",
  review: "answer",
  decide: "decide",
};

/** What the door says of this person. */
export interface Known {
  said: boolean; // who this is
  stuck: boolean; // a finding stands in the way
  product: boolean;
  drafted: boolean; // a plan that is not sealed
  sealed: boolean; // a trial runs, or has run
  over: boolean; // its last day has passed
  decided: boolean; // a decision about it was kept
  following: boolean; // a ladder without a trial
  held: boolean; // nothing is to be taken now: the guard says so, or the plan rests
  days: number; // with anything written down
}

/** Every step with its state. At most one is next: the first that is not done and that nobody may pass over. */
export function steps_of(known: Known): { step: Step; state: State }[] {
  const running = known.sealed || known.following;
  const done: Record<Step, boolean> = {
    ask: running || known.drafted || known.said,
    screen: known.said && !known.stuck,
    product: known.product,
    intake: false,
    plan: known.sealed,
    follow: known.following,
    sheet: false, // nobody here knows whether it was shown
    live: known.over,
    review: known.decided,
    decide: known.decided,
  };
  const optional: Step[] = ["intake", "follow", "sheet"];
  if (known.following && !known.sealed) optional.push("plan", "review", "decide");
  const order = Object.keys(view_of_step) as Step[];
  // Nobody is sent on to a dose, nor to a plan of one, while none is to be taken.
  const waits: Step[] = known.held ? ["plan", "live"] : [];
  const first = order.find((step) => !done[step] && !optional.includes(step));
  const next = first !== undefined && waits.includes(first) ? null : first;
  return order.map((step) => {
    if (step === "screen" && known.stuck) return { step, state: "stuck" };
    if (step === "live" && known.held && !known.over) return { step, state: "stuck" };
    return { step, state: step === next ? "next" : done[step] ? "done" : "open" };
  });
}
