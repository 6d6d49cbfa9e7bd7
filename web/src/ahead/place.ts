import { is_day, type Day } from "../days";
import type { DiaryName } from "../door/ask";

const views = [
  "today",
  "chart",
  "answer",
  "steps",
  "evidence",
  "you",
  "product",
  "intake",
  "plan",
  "follow",
  "sheet",
  "decide",
  "history",
  "track",
  "import",
  "settings",
  "mechanism",
] as const;
export type View = (typeof views)[number];

/** What the address says after '#': "mine/today/2026-03-01". The address is the only memory of where one is. */
export interface Place {
  diary: DiaryName;
  view: View;
  day: Day | null; // null: the day that it is now
}

export function place_of(hash: string): Place {
  const [diary, view, day] = hash.replace(/^#\/?/, "").split("/");
  return {
    diary: diary === "example" ? "example" : "mine",
    view: views.find((known) => known === view) ?? "today",
    day: day !== undefined && is_day(day) ? day : null,
  };
}

export function hash_of(place: { diary: DiaryName; view: View; day?: Day | null }): string {
  return `#${place.diary}/${place.view}${place.day ? `/${place.day}` : ""}`;
}
