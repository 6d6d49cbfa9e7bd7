import type { State, Step } from "../../steps";

export const steps = {
  heading: "Von einer Hoffnung zu einer Entscheidung",
  lead: "Ein Schritt nach dem anderen, in deinem Tempo. Alles lässt sich später ändern; was versiegelt wurde, behält seine erste Fassung.",
  next: "Als Nächstes",
  states: { next: "als Nächstes", done: "erledigt", open: "", stuck: "etwas steht im Weg" } satisfies Record<
    State,
    string
  >,
  names: {
    ask: "Ansehen, was man weiß",
    screen: "Sagen, wer du bist",
    product: "Ein Produkt wählen",
    intake: "Ansehen, was du isst",
    plan: "Einen Versuch planen",
    follow: "Oder nur einem Stufenplan folgen",
    sheet: "In der Arztpraxis oder Apotheke zeigen",
    live: "Durchführen",
    review: "Sehen, was deine Tage sagen",
    decide: "Entscheiden",
  } satisfies Record<Step, string>,
  why: {
    ask: "Was zu dem geprüft wurde, was du dir erhoffst, wie sicher das ist, und in echten Einheiten.",
    screen: "Alter, Erkrankungen, Medikamente: was daraus folgt, und was niemand prüfen konnte.",
    product: "Wie viel Magnesium selbst in einer Kapsel steckt, nach ihrem Etikett.",
    intake: "Was das Essen schon bringt, was du brauchst, und was die Lücke schließen würde.",
    plan: "Dosen, die langsam steigen, dann Abschnitte mit und ohne in ausgeloster Reihenfolge, geprobt vor dem ersten Tag.",
    follow: "Langsam steigern, Tagebuch führen und gewarnt werden. Ohne Antwort darauf, ob es hilft.",
    sheet: "Eine Seite vor der ersten Dosis, mit Platz für das, was vereinbart wird.",
    live: "Die Dosis von heute und zwanzig Sekunden Tagebuch.",
    review: "Am Ende oder bei einem geplanten Blick: was zu sehen war, wie sicher, und was es nicht sagen kann.",
    decide: "Weiter, mehr, weniger oder absetzen, und die Gründe bleiben dabei.",
  } satisfies Record<Step, string>,
  held: "Zurzeit wird nichts eingenommen; warum, steht auf der Seite „Heute“. Die zwanzig Sekunden Tagebuch gehen weiter.",
};
