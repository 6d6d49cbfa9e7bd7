import type { View } from "../../page.svelte";
import type { Words } from "..";
import { answer } from "./answer";
import { bring } from "./bring";
import { chart } from "./chart";
import { decide } from "./decide";
import { evening } from "./evening";
import { evidence } from "./evidence";
import { follow } from "./follow";
import { history } from "./history";
import { import_ } from "./import";
import { intake } from "./intake";
import { kept } from "./kept";
import { mechanism } from "./mechanism";
import { own_data, pairing } from "./own_data";
import { plan, seal } from "./plan";
import { product } from "./product";
import { report } from "./report";
import { settings } from "./settings";
import { sheet } from "./sheet";
import { steps } from "./steps";
import { guard, saved, side_effects, study, today } from "./today";
import { kit, trial } from "./trial";
import { example, track, welcome } from "./welcome";
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
  plan: "Plan",
  follow: "Stufen",
  sheet: "Blatt für die Arztpraxis",
  decide: "Entscheidung",
  history: "Vergangenes",
  track: "Was ich beobachte",
  import: "Tagebuch mitbringen",
  settings: "Einstellungen",
  mechanism: "Wie Magnesium wirkt",
};

export const german: Words = {
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

  answer,
  bring,
  chart,
  decide,
  evening,
  evidence,
  example,
  follow,
  guard,
  history,
  import: import_,
  intake,
  kept,
  kit,
  mechanism,
  own_data,
  pairing,
  plan,
  product,
  report,
  saved,
  seal,
  settings,
  sheet,
  side_effects,
  steps,
  study,
  today,
  track,
  trial,
  welcome,
  you,
};
