import { remember_language, stored_language, type Language } from "../ahead/language";
import { english } from "./en";
import type { english_later } from "./en/later";

export { language, languages, type Language } from "../ahead/language";

/**
 * Everything that the page says. Another language is another folder of this shape. What an evening says comes with the
 * page's first file, the rest with the first view that is not of every evening.
 */
export type FirstWords = typeof english;
export type LaterWords = typeof english_later;
export type Words = FirstWords & LaterWords;

/** Remembers the choice in this browser. The page begins anew, at the address where it is. */
export function choose_language(code: Language): void {
  localStorage.setItem(stored_language, code);
  remember_language(code);
  location.reload();
}

/**
 * Set by `speak` before anything is shown, and made whole by `speak_later` before a later view is; the program is asked to
 * word its replies in the same. words_test.ts looks that nothing of the first file says what comes later.
 */
export let words = english as Words;
export let spoken: Language = "en";

/** English is always here; another language comes in a file of its own, and is done without where that does not come. */
export async function speak(code: Language): Promise<void> {
  if (code === "de") {
    const german = await import("./de").then((file) => file.german).catch(() => null);
    if (german !== null) [words, spoken] = [german as Words, code];
  }
  document.documentElement.lang = spoken;
}

/** Fails where the file does not come. */
export async function speak_later(): Promise<void> {
  const later =
    spoken === "de" ? (await import("./de/later")).german_later : (await import("./en/later")).english_later;
  words = { ...words, ...later };
}
