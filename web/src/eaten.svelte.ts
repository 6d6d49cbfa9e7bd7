import type { DiaryName } from "./door/ask";
import type { Eaten } from "./intake";

/** What was eaten today. The door keeps no foods of a day: they are here while the page is open, and go with it. */
export const eaten = $state<Record<DiaryName, Eaten[]>>({ mine: [], example: [] });
