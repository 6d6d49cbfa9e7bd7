/** The last known day, in this browser: shown when the program does not answer. One day, replaced by the next. */

import type { Known } from "./shown";

const name = "titrate.known";

export function keep_known(known: Known): void {
  try {
    localStorage.setItem(name, JSON.stringify(known));
  } catch {
    // A browser that keeps nothing has no page without the program.
  }
}

export function known(): Known | null {
  try {
    const kept = JSON.parse(localStorage.getItem(name) ?? "null") as Known | null;
    return kept?.today?.diary === "mine" ? kept : null;
  } catch {
    return null;
  }
}

/** Keeps the page's own files (public/sw.js). Without it, all goes on but the start without the program. */
export function keep_files(): void {
  void navigator.serviceWorker?.register("/sw.js", { updateViaCache: "none" }).catch(() => undefined);
}

export function forget_known(): void {
  localStorage.removeItem(name);
  localStorage.removeItem(taken);
}

/** What was said to be taken today, of medicines that must be kept apart: the diary has no place for it. */
export interface Taken {
  what: string;
  at: string; // "07:10"
}

const taken = "titrate.taken";

export function taken_on(day: string): Taken[] {
  try {
    const kept = JSON.parse(localStorage.getItem(taken) ?? "null") as { day: string; taken: Taken[] } | null;
    return kept?.day === day ? kept.taken : [];
  } catch {
    return [];
  }
}

export function keep_taken(day: string, all: Taken[]): void {
  try {
    if (all.length === 0) localStorage.removeItem(taken);
    else localStorage.setItem(taken, JSON.stringify({ day, taken: all }));
  } catch {
    // It is asked again.
  }
}
