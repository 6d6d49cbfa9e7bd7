import type { Request } from "../door/ask";
import { remember_language, type Language } from "./language";
import type { Heard } from "./send";
import { written_since } from "./tabs";

/** A question with its answer, as the program puts them into the page (edges/server/first_page.h). */
interface Answered {
  request: Request;
  reply: unknown;
}

/**
 * What the program answered with the page itself: that need not be asked. Nothing where it is in another language, where
 * another tab wrote something since the page was sent for, and where not all of it arrived.
 */
export function answers_here(language: Language): { request: Request; heard: Heard }[] {
  const element = document.getElementById("answers");
  if (element === null) return [];
  element.remove();
  if (element.dataset["language"] !== language) {
    remember_language(language); // it was chosen before the program was told so, or its cookie was dropped
    return [];
  }
  if (written_since(performance.timeOrigin)) return [];
  try {
    const answers = JSON.parse(element.textContent) as Answered[];
    return answers.map(({ request, reply }) => ({ request, heard: { status: 200, said: reply } }));
  } catch {
    return [];
  }
}
