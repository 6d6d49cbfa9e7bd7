import { english } from "./en";

/** Everything that the page says. Another language is another folder of this shape. */
export type Words = typeof english;

/** Every language by its own name: it is found by somebody who reads no other. */
export const languages = { en: "English", de: "Deutsch" } as const;
export type Language = keyof typeof languages;

const stored = "titrate.language";
const speaks = (code: string | undefined): code is Language => code !== undefined && Object.hasOwn(languages, code);

/** What was chosen, else the first of the wanted languages that we speak (de-AT is German), else English. */
export function language_of(chosen: string | null, wanted: readonly string[]): Language {
  return [chosen ?? "", ...wanted].map((tag) => tag.toLowerCase().split("-")[0]).find(speaks) ?? "en";
}

export const language = (): Language => language_of(localStorage.getItem(stored), navigator.languages);

/** Remembers the choice in this browser. The page begins anew, at the address where it is. */
export function choose_language(code: Language): void {
  localStorage.setItem(stored, code);
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
