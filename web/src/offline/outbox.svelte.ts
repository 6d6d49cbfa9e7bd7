import type { Day } from "../days";
import { moment_of } from "../days";
import { ask, type Problem } from "../door/ask";
import type { Said } from "../page.svelte";
import { words } from "../words";
import { Box, deliver, meant, type Door, type Ended, type Waiting } from "./waiting";

const soon = 1000; // ms; what waits no longer than this is not spoken of
const fresh = 5000; // ms; the program's own clock dates what arrives at once

/** Every tap lies here until the program has it. */
export class Outbox {
  waiting = $state.raw<Waiting[]>([]);
  slow = $state(false); // something has waited long enough to be spoken of
  latest = $derived(meant(this.waiting).at(-1) ?? null);
  unsent = $derived(meant(this.waiting).length);
  refused = $derived(this.waiting.filter((one) => one.problem !== null));
  full: Problem = words.kept.full;

  #box = new Box(localStorage);
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.look();
    this.slow = this.waiting.length > 0;
  }

  /** What lies there now; other tabs put and take, too. */
  look(): void {
    this.waiting = this.#box.all();
    if (meant(this.waiting).length === 0) this.slow = false;
  }

  any(): boolean {
    return this.#box.all().some((one) => one.problem === null);
  }

  put(day: Day, entries: Said[]): boolean {
    const date = new Date();
    const tap = crypto.randomUUID();
    const rest = { tap, at: date.getTime(), now: moment_of(date), day, tried: false, withdrawn: false, problem: null };
    try {
      for (const [nth, said] of entries.entries()) this.#box.put({ ...rest, said, nth, key: crypto.randomUUID() });
    } catch {
      for (const one of this.#box.withdraw(tap)) this.#box.remove(one);
      return false;
    }
    this.look();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.slow = meant(this.waiting).length > 0), soon);
    return true;
  }

  withdraw(tap: string): Waiting[] {
    const entries = this.#box.withdraw(tap);
    this.look();
    return entries;
  }

  /** The answer of a person to a doubt of the door: it was so, or it goes. */
  answer(one: Waiting, confirm: boolean): void {
    if (confirm) this.#box.put({ ...one, problem: null, said: { ...one.said, confirm } });
    else this.#box.remove(one);
    this.look();
  }

  clear(): void {
    this.#box.clear();
    this.look();
  }

  /** Sends everything. Only one tab does so at a time; the keys are there for the case that the lock is not. */
  async deliver(heard: Pick<Door, "written" | "taken_back">): Promise<Ended> {
    const all = () =>
      deliver(this.#box, {
        record: ({ day, key, now, at, said }) =>
          ask({ verb: "record", diary: "mine", day, key, ...said, ...(Date.now() - at > fresh ? { now } : {}) }),
        undo: (key) => ask({ verb: "undo", diary: "mine", key }),
        ...heard,
      });
    const ended: Ended = await (navigator.locks?.request("titrate.waiting", all) ?? all());
    this.look();
    return ended;
  }
}
