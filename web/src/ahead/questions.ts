import type { Request } from "../door/ask";
import type { Place } from "./place";

/** What a view asks before it can show anything, the most wanted first. */
export const questions = {
  today: ({ diary, day }: Place) => ({ verb: "today", diary, ...(day === null ? {} : { day }) }),
  follow: ({ diary, view }: Place) => (view === "today" && diary === "mine" ? { verb: "follow", diary } : null),
  // Before the dose somebody hears from when on. (Where it was said what was taken, parts/NextDose.svelte asks with that.)
  next_dose: ({ diary, view, day }: Place) =>
    view === "today" && diary === "mine" && day === null ? { verb: "next_dose", diary, taken: [] } : null,
  about: ({ view }: Place) => (view === "today" ? null : { verb: "about" }),
  diary: ({ diary, view }: Place) => (view === "chart" || view === "answer" ? { verb: "diary", diary } : null),
  plan: ({ diary, view }: Place) => (view === "answer" && diary === "mine" ? { verb: "plan" } : null),
  review: ({ diary, view }: Place) => (view === "answer" && diary === "example" ? { verb: "review", diary } : null),
} as const satisfies Record<string, (place: Place) => Request | null>;
