import { english } from "./en";

/** Everything that the page says. A second language is a second file of this shape. */
export type Words = typeof english;

export const words: Words = english;
