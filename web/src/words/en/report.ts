type Kind = "clinician" | "full" | "protocol";

export const report = {
  heading: "One page for your doctor",
  lead: "A document to hand on. You choose what is in it; what you leave out is named, so that nobody takes it for nothing.",
  kind: "Which document",
  kinds: {
    clinician: "One page for your doctor",
    full: "The full report, by the CENT items",
    protocol: "The protocol of the plan",
  } satisfies Record<Kind, string>,
  sections: "What is in it",
  choose: "Choose what is in it",
  pdf: "Save as PDF",
  html: "Save as a page for a browser",
  working: "Making it…",
  done: (file: string) => `Saved: ${file}`,
  file: (kind: string, day: string, ending: string) =>
    `titrate-${kind === "clinician" ? "report" : kind}-${day}.${ending}`,
};
