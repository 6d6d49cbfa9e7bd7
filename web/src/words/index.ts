import { stored_language, type Language } from "../ahead/language";
import { english } from "./en";

export { language, languages, type Language } from "../ahead/language";

/** Everything that the page says. Another language is another folder of this shape. */
export type Words = typeof english;

/** Remembers the choice in this browser. The page begins anew, at the address where it is. */
export function choose_language(code: Language): void {
  localStorage.setItem(stored_language, code);
  location.reload();
}

/** Set once, by `speak`, before anything is shown; the program is asked to word its replies in the same. */
export let words: Words = english;
export let spoken: Language = "en";

/** English is always here; another language comes in a file of its own, and is done without where that does not come. */
export async function speak(code: Language): Promise<void> {
  if (code === "de") words = await import("./de").then((file) => file.german).catch(() => english);
  spoken = words === english ? "en" : code;
  document.documentElement.lang = spoken;
}
