/**
 * What was tapped and the program has not acknowledged yet. It lies in the browser's storage from the tap to the
 * acknowledgement and not longer, so that neither a reload nor a program that sleeps loses it.
 *
 * Each entry is an item of the storage of its own: two tabs that write at once cannot lose each other's.
 */

import type { Day } from "../days";
import type { Problem, RecordReply, UndoReply } from "../door/ask";
import type { Said } from "../page.svelte";

export interface Waiting {
  key: string; // the door writes the same key once, however often it arrives
  tap: string; // the entries of one tap are taken back together
  nth: number; // within the tap
  at: number; // of the tap, milliseconds
  now: string; // the same as a moment with the offset of the wall's clock
  day: Day; // that it is about
  said: Said;
  tried: boolean; // it may have arrived
  withdrawn: boolean; // taken back after it may have arrived: it is sent, so that it can be taken back there
  problem: Problem | null; // why the door did not take it: the person is asked
}

/** As much of the browser's storage as is used. */
export type Shelf = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

const prefix = "titrate.waiting.";
const digits = (n: number, width: number) => String(n).padStart(width, "0");
const name_of = (one: Waiting) => `${prefix}${digits(one.at, 15)}.${digits(one.nth, 3)}.${one.key}`;

function read(text: string | null): Waiting | null {
  try {
    const one = JSON.parse(text ?? "null") as Waiting | null;
    const whole = typeof one?.key === "string" && typeof one.day === "string" && typeof one.said?.item === "string";
    return whole ? one : null;
  } catch {
    return null;
  }
}

export class Box {
  constructor(private shelf: Shelf) {}

  /** In the order in which they were tapped. */
  all(): Waiting[] {
    const names = Array.from({ length: this.shelf.length }, (_, n) => this.shelf.key(n) ?? "");
    return names
      .filter((name) => name.startsWith(prefix))
      .sort()
      .map((name) => read(this.shelf.getItem(name)))
      .filter((one) => one !== null);
  }

  put(one: Waiting): void {
    this.shelf.setItem(name_of(one), JSON.stringify(one));
  }

  /** Null, it is not there any more: another tab may have sent it, or the person has taken it back. */
  now(one: Waiting): Waiting | null {
    return read(this.shelf.getItem(name_of(one)));
  }

  remove(one: Waiting): void {
    this.shelf.removeItem(name_of(one));
  }

  clear(): void {
    for (const one of this.all()) this.remove(one);
  }

  /** Takes a tap back and gives its entries. What may have arrived stays, to be taken back there too. */
  withdraw(tap: string): Waiting[] {
    const entries = this.all().filter((one) => one.tap === tap && !one.withdrawn);
    for (const one of entries) {
      if (one.tried && one.problem === null) this.put({ ...one, withdrawn: true });
      else this.remove(one);
    }
    return entries;
  }
}

/** What the person still means to say: neither taken back nor asked about. */
export const meant = (all: Waiting[]): Waiting[] => all.filter((one) => !one.withdrawn && one.problem === null);

/** `status` is 200 where the door itself answers; anything else says nothing about the entry. */
export type Heard<T> = { ok: true; value: T } | { ok: false; problem: Problem; reached: boolean; status: number };

export interface Door {
  record: (one: Waiting) => Promise<Heard<RecordReply>>;
  undo: (key: string) => Promise<Heard<UndoReply>>;
  written: (one: Waiting, reply: RecordReply) => void;
  taken_back: (one: Waiting, reply: UndoReply) => void;
}

/** Why sending ended: all was sent, or somebody must start, or unlock, the program first. */
export type Ended = { why: "done" } | { why: "silent" | "closed"; problem: Problem };

const not_heard = (heard: { problem: Problem; reached: boolean }): Ended => ({
  why: heard.reached ? "closed" : "silent",
  problem: heard.problem,
});

/**
 * Sends everything in order, one after the other, and removes what was acknowledged. What the door refuses stays with
 * its problem, and the rest goes on. The caller sees to it that only one tab does this at a time.
 */
export async function deliver(box: Box, door: Door): Promise<Ended> {
  for (;;) {
    const next = box.all().find((one) => one.problem === null);
    if (next === undefined) return { why: "done" };
    box.put({ ...next, tried: true });
    const heard = await door.record(next);
    const now = box.now(next);
    if (!heard.ok) {
      if (!heard.reached || heard.status !== 200) return not_heard(heard);
      if (now?.withdrawn) box.remove(next);
      else box.put({ ...next, tried: true, problem: heard.problem });
      continue;
    }
    door.written(next, heard.value);
    // Only the latest entry can be taken back; where another has come after it, both stand and are seen.
    if (now?.withdrawn && heard.value.today.last_change?.event === heard.value.event) {
      const undone = await door.undo(`${next.key}/undo`);
      if (!undone.ok && (!undone.reached || undone.status !== 200)) return not_heard(undone);
      if (undone.ok) door.taken_back(next, undone.value);
    }
    box.remove(next);
  }
}

/** Milliseconds until the program is asked again, after so many times without an answer. */
export const patience_after = (silences: number): number =>
  1000 * [2, 4, 8, 15, 30, 60][Math.min(Math.max(silences, 1), 6) - 1]!;
