import type { View } from "../../page.svelte";
import { evening } from "./evening";
import { kept } from "./kept";
import { pairing } from "./pairing";
import { guard, saved, side_effects, study, today } from "./today";
import { example, welcome } from "./welcome";
import { you } from "./you";
import * as format from "./format";

const { plural } = format;

const views: Record<View, string> = {
  today: "Today",
  chart: "Chart",
  answer: "Answer",
  steps: "Steps",
  evidence: "What is known",
  you: "About you",
  product: "Product",
  intake: "Food and need",
  plan: "Plan a trial",
  follow: "Your ladder",
  sheet: "Sheet for your doctor",
  decide: "Decision",
  history: "History",
  track: "What I track",
  import: "Bring a diary",
  settings: "Settings",
  mechanism: "How magnesium acts",
};

export const english = {
  ...format,

  name: "Titrate",
  purpose: "Find out, safely and honestly, whether a supplement helps you.",
  notice: "Titrate informs; it does not diagnose.",
  skip_to_content: "Skip to content",
  views,
  views_label: "Views",
  on_page: (view: View) => `the page “${views[view]}”`,
  days: (n: number) => plural(n, "day", "days"),
  waiting: "One moment…",
  language: "Language",

  problems: {
    silent: {
      what: "Titrate does not answer.",
      where: "the program behind this page",
      way_out:
        "It has probably been stopped. Start it again and open the address that it prints. " +
        "What was shown as saved is safe.",
    },
    locked: {
      what: "This page has no key to your diary, so Titrate keeps the diary closed.",
      where: "",
      way_out:
        "Go to the terminal where Titrate runs and open the whole address that it printed: it carries the key, which " +
        "is a new one at each start, so that nobody else reads along. If the terminal is gone, start Titrate again.",
    },
    garbled: (status: number) => ({
      what: "Titrate answered something that this page cannot read.",
      where: `the reply to /api, status ${status}`,
      way_out: "Reload the page. If it stays so, start Titrate again and open the address that it prints.",
    }),
    try_again: "Try again",
    where: "Where",
    dismiss: "Close",
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
