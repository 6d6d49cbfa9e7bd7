import { forget_asked } from "./ahead/ahead";
import { hash_of, place_of, type Place, type View } from "./ahead/place";
import { questions } from "./ahead/questions";
import { tabs, tell_written } from "./ahead/tabs";
import { moment_of, type Day } from "./days";
import { idle } from "./idle";
import { Outbox } from "./offline/outbox.svelte";
import { forget_known, keep_known, known } from "./offline/keep";
import { known_day, shown } from "./offline/shown";
import { patience_after, type Waiting } from "./offline/waiting";
import type { Sheet } from "./people";
import {
  ask,
  type About,
  type Answer,
  type Diary,
  type DiaryName,
  type EntryState,
  type Follow,
  type Mechanism,
  type PersonReply,
  type Problem,
  type Replies,
  type Request,
  type Today,
} from "./door/ask";
import { words } from "./words";

export { hash_of, type View };

/** One thing that a person said about a day. */
export interface Said {
  item: string;
  state: EntryState;
  value?: number;
  effect?: string;
  kind?: Today["context"][number]["kind"];
  text?: string;
  confidence?: number;
  confirm?: boolean;
}

/** The latest tap: one entry, or several that were written by one button and are taken back together. */
export interface Saved {
  at: string; // the moment, as the door gave it
  text: string;
  tap: string;
  events: number[];
}

/** What was taken back latest, and can be put back: so many entries of the diary, or what never left this page. */
export interface TakenBack {
  text: string;
  events: number;
  kept: Waiting[];
}

type Failed = { problem: Problem; reached: boolean; status?: number };

/** Not the ceiling, which is nobody's law. */
const holds_somewhere = (limit: About["limits"][number]): boolean => limit.kind !== "ceiling";

/** A ladder that is not over. */
const climbed = (reply: Answer<Replies["follow"]>): Follow | null =>
  reply.ok && reply.value.follow?.phase !== "ended" ? reply.value.follow : null;

const parts_unseen = 4; // of the view of today

class Page {
  place = $state<Place>(place_of(location.hash));
  // What the door answers is replaced as a whole: watching each of its parts would be slow.
  about = $state.raw<About | null>(null);
  today = $state.raw<Today | null>(null);
  diary = $state.raw<Diary | null>(null);
  person = $state.raw<PersonReply | null>(null); // who this is, where the view "you" asks
  problem = $state<Problem | null>(null);
  again = $state<(() => void) | null>(null); // what "Try again" does, where that can help
  saved = $state<Saved | null>(null);
  undone = $state<TakenBack | null>(null);
  redone = $state<string | null>(null);
  silent = $state(false); // the program does not answer, or not to this page: what is shown is what was last known
  closed = $state(false); // of these two the second: it has another key by now
  heard_at = $state(moment_of(new Date())); // when it last answered
  unknown_day = $state(false); // of the day that is shown only the questions are known, while the program is silent
  follow = $state.raw<Follow | null>(null); // the ladder of today, where one is climbed
  begun = $state(0); // of what is not seen first, so many parts are there
  outbox = new Outbox();

  coming = $state(0); // parts of a view that are made after its first screen

  /** Nothing more of the view comes by itself. */
  whole = $derived(this.begun === parts_unseen && this.coming === 0);

  /** Nothing is tracked and nothing is written down: there is only the first step. */
  empty = $derived(this.today !== null && this.today.outcomes.length === 0 && this.today.completeness.days === 0);

  /** Whose limits can be asked for, as the door's own table has them. */
  authorities = $derived([...new Set((this.about?.limits ?? []).filter(holds_somewhere).map((l) => l.authority))]);

  /** The day with what was tapped and not acknowledged yet. */
  shown = $derived.by(() => {
    const alone = this.silent || this.outbox.slow;
    return this.today && shown(this.today, this.outbox.waiting, alone ? (this.about?.side_effects ?? []) : null);
  });

  private queue: Promise<unknown> = Promise.resolve();
  private learned = false; // the tables of this program; those that were kept may be older
  private learning: Promise<void> = Promise.resolve();
  private silences = 0;
  private writes = 0; // acknowledged; what was asked before the latest of them is out of date
  private timer: ReturnType<typeof setTimeout> | undefined;

  async start(): Promise<void> {
    addEventListener("hashchange", () => void this.go(place_of(location.hash)));
    document.addEventListener("visibilitychange", () => {
      // It may be tomorrow by now, or the program was started again.
      if (document.visibilityState === "visible" && (this.problem === null || this.silent)) void this.load();
    });
    addEventListener("online", () => void this.load());
    tabs.onmessage = () => {
      // Another tab wrote something.
      forget_asked();
      clearTimeout(this.timer);
      this.timer = setTimeout(() => void this.load().finally(() => this.outbox.look()), 100);
    };
    await this.load();
    await idle();
    this.begun++;
    await Promise.race([this.learning, new Promise((done) => setTimeout(done, 2000))]);
    while (this.begun < parts_unseen) {
      await idle();
      this.begun++;
    }
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
    forget_asked();
    scrollTo(0, 0);
    await this.load();
  }

  /** Reads what the present view shows, and sends what waits. */
  async load(): Promise<void> {
    const place = this.place;
    const { diary, view } = place;
    clearTimeout(this.timer);
    const { writes } = this;
    const [of_days, of_follow] = [questions.diary(place), questions.follow(place)];
    const days = of_days && ask(of_days);
    // An evening begins without the tables, but for what waits to be sent: it is judged by them.
    const unlearned = !this.learned || this.silent;
    if (this.about === null && this.outbox.any()) this.about = known()?.about ?? null;
    const at_once = unlearned && (view !== "today" || (this.about === null && this.outbox.any()));
    const [today, , follow] = await Promise.all([
      ask(questions.today(place)),
      at_once ? this.learn() : null,
      of_follow && ask(of_follow),
    ]);
    if (place !== this.place) return; // the person has gone on
    if (!today.ok) return this.unheard(today);
    if (writes !== this.writes) return this.load();
    if (diary === "example" && today.value.today.outcomes.length === 0) return this.load_example();
    if (follow !== null) this.follow = climbed(follow);
    this.hear(today.value.today);
    this.problem = null;
    this.again = null;
    void this.send();
    if (unlearned && !at_once) this.learning = idle().then(() => this.learn());
    if (view === "you") {
      const person = await ask({ verb: "person", diary });
      if (place !== this.place) return;
      if (person.ok) this.person = person.value;
      else this.fail(person, () => void this.load());
      return;
    }
    const all = await days;
    if (all === null || place !== this.place) return;
    if (all.ok) this.diary = all.value.diary;
    else this.fail(all, () => void this.load());
  }

  private hear(today: Today): void {
    this.today = today;
    this.silent = false;
    this.closed = false;
    this.unknown_day = false;
    this.silences = 0;
    this.heard_at = moment_of(new Date());
    this.remember(today);
  }

  private remember(today: Today): void {
    if (today.diary !== "mine" || today.day !== today.current_day) return;
    const at = this.heard_at;
    // It can be seen before. A ladder that is forgotten meanwhile is not kept.
    void idle().then(() => keep_known({ at, today, about: this.about ?? known()?.about ?? null, follow: this.follow }));
  }

  private async learn(): Promise<void> {
    const reply = await ask({ verb: "about" });
    if (!reply.ok) return;
    this.about = reply.value;
    this.learned = true;
    if (this.today !== null) this.remember(this.today);
  }

  /** What was just written may have moved the ladder: a side effect takes the dose of today a step down, or away. */
  private async climb(): Promise<void> {
    const { place, writes } = this;
    const reply = await ask({ verb: "follow", diary: place.diary });
    if (place !== this.place || writes !== this.writes || !reply.ok) return;
    this.follow = climbed(reply);
    if (this.today !== null) this.remember(this.today);
  }

  /** The program did not answer, or not to this page: what was last known is shown, and it is asked again by and by. */
  private unheard(answer: Failed): void {
    const { diary, view, day } = this.place;
    const { reached, status } = answer;
    const last = diary === "mine" && (!reached || status === 403) ? known() : null;
    const now = moment_of(new Date());
    const here = this.today?.diary === "mine" && !this.unknown_day ? [this.today] : [];
    const today = last && known_day([...here, last.today], day, now);
    if (last === null || today === null) return this.fail(answer, () => void this.load());
    this.unknown_day = !today.known;
    this.follow = today.day.day === last.today.day ? last.follow : null;
    this.today = today.day;
    this.about ??= last.about;
    if (!this.silent) this.heard_at = last.at;
    this.silent = true;
    this.closed = reached;
    if (reached || view !== "today") this.fail(answer, () => void this.load());
    else this.problem = null;
    this.ask_later();
  }

  private ask_later(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.load(), patience_after(++this.silences));
  }

  /** Keeps one tap in this browser until the program has it. False where the door refused it: the person is asked. */
  async record(entries: Said[]): Promise<boolean> {
    if (!this.outbox.put(this.today!.day, entries))
      return (this.fail({ problem: this.outbox.full, reached: true }, null), false);
    const tap = this.outbox.latest!.tap;
    this.undone = null;
    this.redone = null;
    tabs.postMessage("waiting");
    await this.send();
    return this.outbox.refused.every((one) => one.tap !== tap);
  }

  /** Sends what waits, after what was sent before. */
  private send(): Promise<void> {
    return this.in_order(async () => {
      if (!this.outbox.any()) return;
      let elsewhere = false;
      const ended = await this.outbox.deliver({
        written: (one, reply) => {
          const same_tap = this.saved?.tap === one.tap ? this.saved.events : [];
          if (reply.today.day === this.today?.day) this.accept("mine", reply.today);
          else elsewhere = true;
          if (one.withdrawn) return;
          const text = reply.today.last_change?.text ?? "";
          this.saved = { at: reply.saved_at, text, tap: one.tap, events: [...same_tap, reply.event] };
        },
        taken_back: (_, reply) => {
          if (reply.today.day === this.today?.day) this.accept("mine", reply.today);
          else elsewhere = true;
        },
      });
      if (elsewhere) {
        // Of another day than the one that is shown.
        tell_written();
        void this.load();
      }
      if (ended.why === "done") return;
      this.closed = ended.why === "closed";
      if (this.closed) this.fail({ problem: ended.problem, reached: true }, null);
      this.silent = true;
      this.ask_later();
    });
  }

  /** What the door asked about: said again as what really happened, or left. */
  async answer_refusal(one: Waiting, confirm: boolean): Promise<void> {
    this.outbox.answer(one, confirm);
    tabs.postMessage("waiting");
    await this.send();
  }

  /** Takes the latest tap back, all of its entries: out of what waits here, or else out of the diary. */
  async undo(): Promise<boolean> {
    const latest = this.outbox.latest;
    if (latest !== null) {
      const kept = this.outbox.withdraw(latest.tap);
      this.undone = { text: words.kept.said(latest.said, this.today?.outcomes ?? []), events: 0, kept };
      this.redone = null;
      tabs.postMessage("waiting");
      await this.send();
      return true;
    }
    const { diary } = this.place;
    const day = this.today!.day;
    const event = this.today!.last_change?.event;
    const together = this.saved?.events.includes(event ?? -1) ? this.saved.events.length : 1;
    return this.in_order(async () => {
      for (let nth = 1; nth <= together; nth++) {
        const reply = await ask({ verb: "undo", diary, day, key: crypto.randomUUID() });
        if (!reply.ok) return (this.fail(reply, null), false);
        if (!this.accept(diary, reply.value.today)) continue;
        this.saved = null;
        this.redone = null;
        this.undone = { text: reply.value.undone.text, events: nth, kept: [] };
      }
      return true;
    });
  }

  /** Puts back what the latest undo took. */
  async redo(): Promise<boolean> {
    const back = this.undone;
    if (back === null) return false;
    if (back.kept.length > 0) {
      const done = await this.record(back.kept.map((one) => one.said));
      return done;
    }
    const { diary } = this.place;
    const day = this.today!.day;
    return this.in_order(async () => {
      for (let nth = 0; nth < back.events; nth++) {
        const reply = await ask({ verb: "redo", diary, day, key: crypto.randomUUID() });
        if (!reply.ok) return (this.fail(reply, null), false);
        if (!this.accept(diary, reply.value.today)) continue;
        this.undone = null;
        this.redone = reply.value.restored.text;
      }
      return true;
    });
  }

  /** The browser forgets what it kept of the diary: the day, what waits, and what this page shows of it. */
  forget(): void {
    forget_known();
    this.outbox.clear();
    this.follow = null;
    this.diary = null;
    this.person = null;
    this.saved = null;
    this.undone = null;
    this.redone = null;
  }

  async track(outcomes: string[]): Promise<boolean> {
    const { diary } = this.place;
    const tracked = await ask({ verb: "track", diary, outcomes });
    if (!tracked.ok) return (this.fail(tracked, null), false);
    this.accept(diary, tracked.value.today);
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

  /** The same of something that the view can do without: null where there is no answer, and no word about it. */
  async glance<R extends Request>(request: R): Promise<Replies[R["verb"]] | null> {
    const reply = await ask(request);
    return reply.ok ? reply.value : null;
  }

  /** The same as `read` of something that writes, after what was written before. The page of the day follows. */
  write<R extends Request>(request: R): Promise<Replies[R["verb"]] | null> {
    return this.in_order(async () => {
      const place = this.place;
      const reply = await ask(request);
      if (place !== this.place) return null;
      if (!reply.ok) return (this.fail(reply, null), null);
      this.problem = null;
      const today = await ask(questions.today(place));
      if (today.ok) this.accept(place.diary, today.value.today);
      return reply.value;
    });
  }

  private async load_example(): Promise<void> {
    const reply = await ask({ verb: "example" });
    if (!reply.ok) return this.fail(reply, () => void this.load());
    forget_asked();
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
    this.writes++;
    this.hear(today);
    if (this.follow !== null) void this.climb();
    forget_asked();
    tell_written();
    return true;
  }

  private fail(answer: Failed, again: (() => void) | null): void {
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
