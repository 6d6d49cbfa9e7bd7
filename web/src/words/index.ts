import { english } from "./en";

/** Everything that the page says. Another language is another folder of this shape. */
export type Words = typeof english;

export const words: Words = english;
