import { is_day, type Day } from "./days";
import type { Sheet } from "./people";
import {
  ask,
  type About,
  type Diary,
  type DiaryName,
  type EntryState,
  type Mechanism,
  type PersonReply,
  type Problem,
  type Replies,
  type Request,
  type Today,
} from "./door/ask";

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

/** One thing that a person said about a day. */
export interface Said {
  item: string;
  state: EntryState;
  value?: number;
  effect?: string;
  text?: string;
  confidence?: number;
  confirm?: boolean;
}

type Keyed = Said & { key: string };

/** The latest tap: one entry, or several that were written by one button and are taken back together. */
export interface Saved {
  at: string; // the moment, as the door gave it
  text: string;
  events: number[];
}

/** Not the ceiling, which is nobody's law. */
const holds_somewhere = (limit: About["limits"][number]): boolean => limit.kind !== "ceiling";

class Page {
  place = $state<Place>(place_of(location.hash));
  about = $state<About | null>(null);
  today = $state<Today | null>(null);
  diary = $state.raw<Diary | null>(null); // years of days, replaced as a whole: watching each would be slow
  person = $state<PersonReply | null>(null); // who this is, where the view "you" asks
  problem = $state<Problem | null>(null);
  again = $state<(() => void) | null>(null); // what "Try again" does, where that can help
  saved = $state<Saved | null>(null);
  undone = $state<string | null>(null);

  /** Nothing is tracked and nothing is written down: there is only the first step. */
  empty = $derived(this.today !== null && this.today.outcomes.length === 0 && this.today.completeness.days === 0);

  /** Whose limits can be asked for, as the door's own table has them. */
  authorities = $derived([...new Set((this.about?.limits ?? []).filter(holds_somewhere).map((l) => l.authority))]);

  private queue: Promise<unknown> = Promise.resolve();

  async start(): Promise<void> {
    addEventListener("hashchange", () => void this.go(place_of(location.hash)));
    document.addEventListener("visibilitychange", () => {
      // It may be tomorrow by now.
      if (document.visibilityState === "visible" && this.problem === null) void this.load();
    });
    const [about] = await Promise.all([ask({ verb: "about" }), this.load()]);
    if (about.ok) this.about = about.value;
    else this.fail(about, () => location.reload());
  }

  open(place: { diary?: DiaryName; view: View; day?: Day | null }): void {
    location.hash = hash_of({ diary: this.place.diary, ...place });
  }

  private async go(place: Place): Promise<void> {
    if (place.diary !== this.place.diary) {
      this.today = null;
      this.diary = null;
      this.person = null;
      this.saved = null;
    }
    this.undone = null;
    this.problem = null;
    this.person = null;
    this.place = place;
    scrollTo(0, 0);
    await this.load();
  }

  /** Reads what the present view shows. */
  async load(): Promise<void> {
    const place = this.place;
    const { diary, view, day } = place;
    const today = await ask({ verb: "today", diary, ...(day === null ? {} : { day }) });
    if (place !== this.place) return; // the person has gone on
    if (!today.ok) return this.fail(today, () => void this.load());
    if (diary === "example" && today.value.today.outcomes.length === 0) return this.load_example();
    this.today = today.value.today;
    this.problem = null;
    this.again = null;
    if (view === "you") {
      const person = await ask({ verb: "person", diary });
      if (place !== this.place) return;
      if (person.ok) this.person = person.value;
      else this.fail(person, () => void this.load());
      return;
    }
    if (view !== "chart" && view !== "answer") return;
    const all = await ask({ verb: "diary", diary });
    if (place !== this.place) return;
    if (all.ok) this.diary = all.value.diary;
    else this.fail(all, () => void this.load());
  }

  /** Writes one tap down. True when all of it is saved. */
  record(entries: Said[]): Promise<boolean> {
    const { diary } = this.place;
    const day = this.today!.day;
    const keyed = entries.map((entry) => ({ ...entry, key: crypto.randomUUID() }));
    return this.in_order(() => this.put_down(diary, day, keyed));
  }

  private async put_down(diary: DiaryName, day: Day, entries: Keyed[]): Promise<boolean> {
    const events: number[] = [];
    for (const entry of entries) {
      const reply = await ask({ verb: "record", diary, day, ...entry });
      if (!reply.ok) {
        // The same keys again: what did arrive is not written twice.
        this.fail(reply, () => void this.in_order(() => this.put_down(diary, day, entries)));
        return false;
      }
      events.push(reply.value.event);
      if (this.accept(diary, reply.value.today)) {
        this.undone = null;
        this.saved = { at: reply.value.saved_at, events: [...events], text: reply.value.today.last_change?.text ?? "" };
      }
    }
    return true;
  }

  /** Takes the latest tap back, all of its entries. */
  undo(): Promise<boolean> {
    const { diary } = this.place;
    const day = this.today!.day;
    const latest = this.today!.last_change?.event;
    const together = this.saved?.events.includes(latest ?? -1) ? this.saved.events.length : 1;
    return this.in_order(async () => {
      for (let nth = 0; nth < together; nth++) {
        const reply = await ask({ verb: "undo", diary, day });
        if (!reply.ok) {
          this.fail(reply, null);
          return false;
        }
        if (this.accept(diary, reply.value.today)) {
          this.saved = null;
          this.undone = reply.value.undone.text;
        }
      }
      return true;
    });
  }

  async track(outcomes: string[], day_start_hour: number): Promise<boolean> {
    const { diary } = this.place;
    const tracked = await ask({ verb: "track", diary, outcomes });
    if (!tracked.ok) return (this.fail(tracked, null), false);
    let today = tracked.value.today;
    if (today.day_start_hour !== day_start_hour) {
      const set = await ask({ verb: "settings", diary, day_start_hour });
      if (!set.ok) return (this.fail(set, null), false);
      today = set.value.today;
    }
    this.accept(diary, today);
    return true;
  }

  /** Says who this is; the reply has the screening. Null when it was not written down. */
  async say_person(person: Sheet): Promise<PersonReply | null> {
    const { diary } = this.place;
    const reply = await ask({ verb: "person", diary, person, key: crypto.randomUUID() });
    if (!reply.ok) return (this.fail(reply, null), null);
    this.accept(diary, reply.value.today);
    return reply.value;
  }

  /** Asks something that changes nothing. Null where it is refused: the problem then stands above the view. */
  async read<R extends Request>(request: R): Promise<Replies[R["verb"]] | null> {
    const place = this.place;
    const reply = await ask(request);
    if (reply.ok) return reply.value;
    if (place === this.place) this.fail(reply, () => void this.load());
    return null;
  }

  /** The same of something that writes, after what was written before. The page of the day follows. */
  write<R extends Request>(request: R): Promise<Replies[R["verb"]] | null> {
    return this.in_order(async () => {
      const place = this.place;
      const reply = await ask(request);
      if (place !== this.place) return null;
      if (!reply.ok) return (this.fail(reply, null), null);
      this.problem = null;
      const today = await ask({ verb: "today", diary: place.diary, ...(place.day === null ? {} : { day: place.day }) });
      if (today.ok) this.accept(place.diary, today.value.today);
      return reply.value;
    });
  }

  private async load_example(): Promise<void> {
    const reply = await ask({ verb: "example" });
    if (!reply.ok) return this.fail(reply, () => void this.load());
    if (reply.value.today.outcomes.length > 0) await this.load();
  }

  /** The figures at these amounts: mV, mmol/L and mg of the element. */
  async mechanism(voltage: number, magnesium: number, dose: number): Promise<Mechanism | null> {
    const reply = await ask({ verb: "mechanism", voltage, magnesium, dose });
    if (reply.ok) return reply.value.mechanism;
    this.fail(reply, null);
    return null;
  }

  private accept(diary: DiaryName, today: Today): boolean {
    if (diary !== this.place.diary) return false;
    this.problem = null;
    this.again = null;
    this.today = today;
    return true;
  }

  private fail(answer: { problem: Problem; reached: boolean }, again: (() => void) | null): void {
    this.problem = answer.problem;
    this.again = answer.reached ? null : again;
  }

  /** Taps are written in the order in which they were made, one after the other. */
  private in_order<T>(task: () => Promise<T>): Promise<T> {
    const done = this.queue.catch(() => undefined).then(task);
    this.queue = done;
    return done;
  }
}

export const page = new Page();
