import type { Problem } from "./door/ask";
import { page } from "./page.svelte";

/** Why the latest request was refused, taken from above the view to stand beside the button that was pressed. */
export function refusal(): Problem | null {
  const problem = page.problem;
  page.problem = null;
  return problem;
}
