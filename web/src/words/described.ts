/** Median of the days of a kind, for a sentence. */
export interface Described {
  label: string;
  median: number | null;
}
