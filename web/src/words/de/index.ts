import type { View } from "../../page.svelte";
import type { FirstWords } from "..";
import { evening } from "./evening";
import { kept } from "./kept";
import { pairing } from "./pairing";
import { guard, saved, side_effects, study, today } from "./today";
import { example, welcome } from "./welcome";
import { you } from "./you";
import * as format from "./format";
const { plural } = format;

const views: Record<View, string> = {
  today: "Heute",
  chart: "Verlauf",
  answer: "Antwort",
  steps: "Schritte",
  evidence: "Was man weiß",
  you: "Über dich",
  product: "Produkt",
  intake: "Essen und Bedarf",
  plan: "Einen Versuch planen",
  follow: "Dein Stufenplan",
  sheet: "Blatt für die Arztpraxis",
  decide: "Entscheidung",
  history: "Vergangenes",
  track: "Was ich beobachte",
  import: "Tagebuch mitbringen",
  settings: "Einstellungen",
  mechanism: "Wie Magnesium wirkt",
};

export const german: FirstWords = {
  ...format,

  name: "Titrate",
  purpose: "Sicher und ehrlich herausfinden, ob dir ein Präparat hilft.",
  notice: "Titrate informiert; es stellt keine Diagnose.",
  skip_to_content: "Zum Inhalt springen",
  views,
  views_label: "Ansichten",
  on_page: (view: View) => `die Seite „${views[view]}“`,
  days: (n: number) => plural(n, "Tag", "Tage"),
  waiting: "Einen Moment …",
  language: "Sprache",

  problems: {
    silent: {
      what: "Titrate antwortet nicht.",
      where: "das Programm hinter dieser Seite",
      way_out:
        "Wahrscheinlich wurde es beendet. Starte es wieder und öffne die Adresse, die es ausgibt. " +
        "Was als gespeichert angezeigt wurde, ist sicher.",
    },
    locked: {
      what: "Diese Seite hat keinen Schlüssel zu deinem Tagebuch, darum hält Titrate es geschlossen.",
      where: "",
      way_out:
        "Geh zu dem Terminal, in dem Titrate läuft, und öffne die ganze Adresse, die es ausgegeben hat: Sie trägt den " +
        "Schlüssel, der bei jedem Start neu ist, damit niemand sonst mitliest. Ist das Terminal geschlossen, starte " +
        "Titrate neu.",
    },
    garbled: (status: number) => ({
      what: "Titrate hat etwas geantwortet, das diese Seite nicht lesen kann.",
      where: `die Antwort auf /api, Status ${status}`,
      way_out: "Lade die Seite neu. Bleibt es so, starte Titrate neu und öffne die Adresse, die es ausgibt.",
    }),
    try_again: "Noch einmal versuchen",
    where: "Wo",
    dismiss: "Schließen",
  },

  evening,
  example,
  guard,
  kept,
  pairing,
  saved,
  side_effects,
  study,
  today,
  welcome,
  you,
};
