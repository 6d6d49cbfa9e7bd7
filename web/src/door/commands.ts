import type { View } from "../page.svelte";
import type { Problem, Verb } from "./ask";

/** Where the page has what a command of the shell does. */
const views: Record<string, View> = {
  backup: "settings",
  convert: "import",
  decide: "decide",
  evidence: "evidence",
  follow: "follow",
  foods: "intake",
  history: "history",
  import: "import",
  intake: "intake",
  label: "product",
  late: "today",
  log: "today",
  next: "today",
  person: "you",
  "person agree": "sheet",
  plan: "plan",
  "pre-start": "sheet",
  product: "product",
  redo: "history",
  rehearse: "plan",
  reminders: "settings",
  report: "answer",
  restore: "settings",
  review: "answer",
  screen: "you",
  settings: "settings",
  today: "today",
  track: "track",
  undo: "history",
  verify: "settings",
};

const after: Record<string, string> = {
  follow: "start|stop|resume|step|week",
  person: "set|agree",
  plan: "new|lock|amend|open|kit|pause|resume|verify|show",
  product: "set",
  reminders: "set",
};

const verbs = Object.keys(views)
  .filter((verb) => !verb.includes(" "))
  .map((verb) => (after[verb] === undefined ? verb : `${verb}(?: (?:${after[verb]}))?`))
  .join("|");
/** With its options: each a word in capitals, or a text in quotation marks. */
const command = new RegExp(`\\btitrate (${verbs})(?: --[a-z-]+(?: (?:[A-Z][A-Z-]+\\b|"[^"]*"))*)*(?![\\w-])`, "g");

/** What the program says to somebody with a shell, said to somebody with the page. */
export function without_commands(text: string, of_view: (view: View) => string): string {
  return text.replace(command, (whole, verb: string) => {
    const view = views[verb] ?? views[verb.split(" ")[0] ?? ""];
    return view === undefined ? whole : of_view(view);
  });
}

/** A number and its sign stay in one line. */
const together = (text: string) => (text.includes(" %") ? text.replace(/(\d) %/g, "$1\u00a0%") : text);

/**
 * The same for every text of a reply, with its percentages held together. Files are left alone, and what the person wrote
 * or what is sent back keeps its letters.
 */
export function reply_without_commands<T>(reply: T, of_view: (view: View) => string): T {
  const kept = new Set(["csv", "ics", "html", "protocol", "matched", "note"]);
  const theirs = new Set(["context", "draft", "item", "label", "name", "person", "product", "trial"]);
  const say = (value: unknown, key: string, own = false): unknown => {
    if (typeof value === "string") {
      if (kept.has(key)) return value;
      const said = without_commands(value, of_view);
      return own ? said : together(said);
    }
    if (Array.isArray(value)) return value.map((one) => say(one, key, own));
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, below]) => [
        name,
        key === "exported" ? below : say(below, name, own || theirs.has(name)),
      ]),
    );
  };
  return say(reply, "") as T;
}

/** A place in a file is told; one in a request that the page wrote itself ("plan_new.smallest") means nothing to a person. */
export function without_request(problem: Problem, verb: Verb): Problem {
  if (!problem.where.startsWith(`${verb}.`)) return problem;
  const field = /^\w*/.exec(problem.where.slice(verb.length + 1))?.[0] ?? "";
  if (field === "csv") return problem; // a file of the person's
  return { ...problem, where: "", field };
}
