export const report = {
  heading: "Eine Seite für deine Ärztin oder deinen Arzt",
  lead: "Ein Dokument zum Weitergeben. Du wählst, was darin steht; was du weglässt, wird genannt, damit niemand es für nichts hält.",
  kind: "Welches Dokument",
  kinds: {
    clinician: "Eine Seite für die Praxis",
    full: "Der ausführliche Bericht, nach den Punkten von CENT",
    protocol: "Das Protokoll des Plans",
  },
  sections: "Was darin steht",
  choose: "Wählen, was darin steht",
  pdf: "Als PDF speichern",
  html: "Als Seite für den Browser speichern",
  working: "Wird gemacht…",
  done: (file: string) => `Gespeichert: ${file}`,
  file: (kind: string, day: string, ending: string) =>
    `titrate-${kind === "clinician" ? "bericht" : kind === "full" ? "vollbericht" : "protokoll"}-${day}.${ending}`,
};
