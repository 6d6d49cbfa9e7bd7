/**
 * The first questions, asked while the page's own code is on its way: this folder is a small file by itself
 * (vite.config.ts). On a phone four times slower than a laptop the answers are then there before a view can be made.
 */
import type { Request } from "../door/ask";
import { language, type Language } from "./language";
import { place_of, type View } from "./place";
import { questions } from "./questions";
import { send, type Heard } from "./send";

const name_of = (request: Request, language: Language) => JSON.stringify([language, request]);

/** Tabs tell each other when one wrote something: what was asked here before that is out of date. */
export const tabs = new BroadcastChannel("titrate");
tabs.onmessage = () => asked.clear();

/** What the program answered with the page itself (edges/server/first_page.h): that need not be asked. */
function answers_here(): Map<string, Promise<Heard>> {
  const element = document.getElementById("answers");
  if (element === null) return new Map();
  const of = element.dataset["language"] as Language;
  const answers = JSON.parse(element.textContent) as { request: Request; reply: unknown }[];
  element.remove();
  return new Map(
    answers.map(({ request, reply }) => [name_of(request, of), Promise.resolve({ status: 200, said: reply })]),
  );
}

/** The files of a view that is not of every evening come meanwhile, too: the build says which they are. */
function fetch_files(view: View): void {
  const listed = document.querySelector<HTMLMetaElement>('meta[name="views"]')?.content ?? "{}";
  for (const file of (JSON.parse(listed) as Record<string, string[]>)[view] ?? []) {
    const link = document.createElement("link");
    const style = file.endsWith(".css");
    link.rel = style ? "preload" : "modulepreload";
    if (style) link.as = "style";
    link.crossOrigin = "";
    link.href = `/${file}`;
    document.head.append(link);
  }
}

const asked = new Map<string, Promise<Heard | null>>();
const place = place_of(location.hash);
const spoken = language();
const here = answers_here();
for (const question of Object.values(questions)) {
  const request = question(place);
  if (request === null) continue;
  const name = name_of(request, spoken);
  asked.set(name, here.get(name) ?? send(request, spoken));
}

fetch_files(place.view);

/** All were answered; or it takes so long that the page had better say that it waits. */
export const answered = Promise.race([Promise.all(asked.values()), new Promise((done) => setTimeout(done, 500))]);

/** The answer to what was asked already, once: whoever asks again wants to hear it anew. */
export function take(request: Request, language: Language): Promise<Heard | null> | null {
  const name = name_of(request, language);
  const answer = asked.get(name) ?? null;
  asked.delete(name);
  return answer;
}
