/**
 * The first questions, asked while the page's own code is on its way: this folder is a small file by itself
 * (vite.config.ts). On a phone four times slower than a laptop the answers are then there before a view can be made.
 */
import type { Request } from "../door/ask";
import { answers_here } from "./here";
import { language, type Language } from "./language";
import { place_of, type View } from "./place";
import { questions } from "./questions";
import { send, type Heard } from "./send";
import { tabs } from "./tabs";

const name_of = (request: Request, language: Language) => JSON.stringify([language, request]);

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
const here = new Map(answers_here(spoken).map(({ request, heard }) => [name_of(request, spoken), heard]));
for (const question of Object.values(questions)) {
  const request = question(place);
  if (request === null) continue;
  const name = name_of(request, spoken);
  const heard = here.get(name);
  asked.set(name, heard ? Promise.resolve(heard) : send(request, spoken));
}

/** What was asked here is out of date: something was written, or the person went on. */
export function forget_asked(): void {
  asked.clear();
}
tabs.onmessage = forget_asked; // until the page itself listens

fetch_files(place.view);

/** All were answered; or it takes so long that the page had better say that it waits. */
export const answered = Promise.race([Promise.all(asked.values()), new Promise((done) => setTimeout(done, 500))]);

const fresh = 30_000; // ms; a slow phone reads a view's files for as long
const asked_at = Date.now(); // and not the page's own clock, which stands while a laptop sleeps

/**
 * The answer to what was asked already, once: whoever asks again wants to hear it anew. So does who asks long after: a dose
 * that is taken back tomorrow is no dose of the hour at which the page was opened.
 */
export function take(request: Request, language: Language): Promise<Heard | null> | null {
  if (Date.now() - asked_at > fresh) forget_asked();
  const name = name_of(request, language);
  const answer = asked.get(name) ?? null;
  asked.delete(name);
  return answer;
}
