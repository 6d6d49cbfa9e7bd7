/** Every language by its own name: it is found by somebody who reads no other. */
export const languages = { en: "English", de: "Deutsch" } as const;
export type Language = keyof typeof languages;

export const stored_language = "titrate.language";
const speaks = (code: string | undefined): code is Language => code !== undefined && Object.hasOwn(languages, code);

/** What was chosen, else the first of the wanted languages that we speak (de-AT is German), else English. */
export function language_of(chosen: string | null, wanted: readonly string[]): Language {
  return [chosen ?? "", ...wanted].map((tag) => tag.toLowerCase().split("-")[0]).find(speaks) ?? "en";
}

/** For the program, which words the first answers that come with the page. */
export function remember_language(code: Language): void {
  document.cookie = `titrate-language=${code}; Path=/; SameSite=Strict; Max-Age=34560000`;
}

export const language = (): Language => language_of(localStorage.getItem(stored_language), navigator.languages);
