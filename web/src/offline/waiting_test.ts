import { beforeEach, describe, expect, test } from "vitest";
import type { Problem, RecordReply, Today, UndoReply } from "../door/ask";
import { Box, deliver, meant, patience_after, type Door, type Heard, type Shelf, type Waiting } from "./waiting";

class Memory implements Shelf {
  kept = new Map<string, string>();
  get length(): number {
    return this.kept.size;
  }
  key = (n: number) => [...this.kept.keys()][n] ?? null;
  getItem = (name: string) => this.kept.get(name) ?? null;
  setItem = (name: string, text: string) => void this.kept.set(name, text);
  removeItem = (name: string) => void this.kept.delete(name);
}

const problem: Problem = { what: "2000 mg is more than 350 mg.", where: "record.value", way_out: "Is it so?" };
const silent: Heard<never> = { ok: false, problem, reached: false, status: 0 };
const locked: Heard<never> = { ok: false, problem, reached: true, status: 403 };
const refused: Heard<never> = { ok: false, problem, reached: true, status: 200 };

const waiting = (key: string, at: number, more: Partial<Waiting> = {}): Waiting => ({
  key,
  tap: `tap of ${key}`,
  nth: 0,
  at,
  now: "2026-03-01T21:00:00+01:00",
  day: "2026-03-01",
  said: { item: "pain", state: "value", value: 4 },
  tried: false,
  withdrawn: false,
  problem: null,
  ...more,
});

/** A program that writes each key once. */
class Program implements Door {
  written_keys: string[] = []; // in order, each once
  sent: string[] = [];
  undone: string[] = [];
  shown: string[] = [];
  answer: (one: Waiting) => Heard<never> | null = () => null;
  loses_the_answer = false;

  async record(one: Waiting): Promise<Heard<RecordReply>> {
    const instead = this.answer(one);
    if (instead !== null) return instead;
    this.sent.push(one.key);
    if (!this.written_keys.includes(one.key)) this.written_keys.push(one.key);
    if (this.loses_the_answer) return silent;
    const event = this.written_keys.indexOf(one.key);
    const latest = this.written_keys.length - 1;
    const today = { last_change: { event: latest } } as Today;
    return { ok: true, value: { ok: true, event, saved_at: one.now, today } };
  }
  async undo(key: string): Promise<Heard<UndoReply>> {
    this.undone.push(key);
    return { ok: true, value: {} as UndoReply };
  }
  written = (one: Waiting) => void this.shown.push(one.key);
  taken_back = () => undefined;
}

let shelf: Memory;
let box: Box;
let program: Program;

beforeEach(() => {
  shelf = new Memory();
  box = new Box(shelf);
  program = new Program();
});

const keys = () => box.all().map((one) => one.key);

describe("what lies in the box", () => {
  test("is in the order of the taps, whatever the order in which the storage names it", () => {
    for (const [key, at] of [
      ["late", 10_000],
      ["early", 9_999],
    ] as const)
      box.put(waiting(key, at));
    box.put(waiting("second of a tap", 10_001, { nth: 1 }));
    box.put(waiting("first of a tap", 10_001, { nth: 0 }));
    expect(keys()).toEqual(["early", "late", "first of a tap", "second of a tap"]);
  });

  test("survives a reload, and what somebody else put there is left alone", () => {
    box.put(waiting("a", 1));
    shelf.setItem("titrate.waiting.broken", "{");
    shelf.setItem("titrate.shortcuts", "off");
    expect(new Box(shelf).all().map((one) => one.key)).toEqual(["a"]);
    box.clear();
    expect(shelf.getItem("titrate.shortcuts")).toBe("off");
  });

  test("is not lost when two tabs put at once, as each entry has its own place", () => {
    const other = new Box(shelf);
    const seen_before = other.all();
    box.put(waiting("of this tab", 1));
    expect(seen_before).toEqual([]);
    other.put(waiting("of the other", 2));
    expect(keys()).toEqual(["of this tab", "of the other"]);
  });
});

describe("sending", () => {
  test("empties the box in order, and tells each entry once", async () => {
    box.put(waiting("b", 2));
    box.put(waiting("a", 1));
    expect((await deliver(box, program)).why).toBe("done");
    expect(program.shown).toEqual(["a", "b"]);
    expect(shelf.length).toBe(0);
  });

  test("stops where nobody answers, and nothing is lost or passed over", async () => {
    box.put(waiting("a", 1));
    box.put(waiting("b", 2));
    program.answer = () => silent;
    expect((await deliver(box, program)).why).toBe("silent");
    expect(box.all().map(({ key, tried }) => [key, tried])).toEqual([
      ["a", true],
      ["b", false],
    ]);
    program.answer = () => null;
    await deliver(box, program);
    expect(program.written_keys).toEqual(["a", "b"]);
  });

  test("stops at a program that has another key by now: the entries wait for the new address", async () => {
    box.put(waiting("a", 1));
    program.answer = () => locked;
    expect((await deliver(box, program)).why).toBe("closed");
    expect(keys()).toEqual(["a"]);
    expect(box.all()[0]?.problem).toBeNull();
  });

  test("of what was written while its answer was lost is by the same key: it is there once", async () => {
    box.put(waiting("a", 1));
    program.loses_the_answer = true;
    await deliver(box, program);
    program.loses_the_answer = false;
    await deliver(box, program);
    expect(program.sent).toEqual(["a", "a"]);
    expect(program.written_keys).toEqual(["a"]);
    expect(shelf.length).toBe(0);
  });

  test("goes on after a refusal, which stays with its reason until the person answers", async () => {
    box.put(waiting("too much", 1));
    box.put(waiting("b", 2));
    program.answer = (one) => (one.key === "too much" && !one.said.confirm ? refused : null);
    expect((await deliver(box, program)).why).toBe("done");
    expect(box.all().map((one) => one.problem?.what)).toEqual([problem.what]);
    expect(program.written_keys).toEqual(["b"]);
    expect(meant(box.all())).toEqual([]);

    const [asked] = box.all();
    box.put({ ...asked!, problem: null, said: { ...asked!.said, confirm: true } });
    await deliver(box, program);
    expect(program.written_keys).toEqual(["b", "too much"]);
    expect(shelf.length).toBe(0);
  });

  test("of one box from two tabs, one after the other as the lock has it, sends nothing twice", async () => {
    for (const n of [1, 2, 3]) box.put(waiting(`e${n}`, n));
    await deliver(box, program);
    await deliver(new Box(shelf), program);
    expect(program.sent).toEqual(["e1", "e2", "e3"]);
  });

  test("includes what is tapped meanwhile", async () => {
    box.put(waiting("a", 1));
    program.written = (one) => {
      if (one.key === "a") box.put(waiting("b", 2));
    };
    await deliver(box, program);
    expect(program.written_keys).toEqual(["a", "b"]);
  });
});

describe("taking back", () => {
  test("of what was never sent takes it out", async () => {
    box.put(waiting("a", 1, { tap: "t" }));
    box.put(waiting("b", 2, { tap: "t", nth: 1 }));
    expect(box.withdraw("t").map((one) => one.key)).toEqual(["a", "b"]);
    expect(shelf.length).toBe(0);
    await deliver(box, program);
    expect(program.sent).toEqual([]);
  });

  test("of what may have arrived is said to the program, too: it is written once and taken back there", async () => {
    box.put(waiting("a", 1, { tap: "t" }));
    program.loses_the_answer = true;
    await deliver(box, program);
    box.withdraw("t");
    expect(meant(box.all())).toEqual([]);
    program.loses_the_answer = false;
    await deliver(box, program);
    expect(program.written_keys).toEqual(["a"]);
    expect(program.undone).toEqual(["a/undo"]);
    expect(shelf.length).toBe(0);
  });

  test("while it is on its way is noticed when the answer comes", async () => {
    box.put(waiting("a", 1, { tap: "t" }));
    program.answer = () => (box.withdraw("t"), null);
    await deliver(box, program);
    expect(program.undone).toEqual(["a/undo"]);
    expect(shelf.length).toBe(0);
  });

  test("does not take back what another came after", async () => {
    box.put(waiting("a", 1, { tap: "t", tried: true, withdrawn: true }));
    program.written_keys = ["a", "of another window"];
    await deliver(box, program);
    expect(program.undone).toEqual([]);
  });

  test("of what the door refused takes it out", () => {
    box.put(waiting("a", 1, { tap: "t", tried: true, problem }));
    box.withdraw("t");
    expect(shelf.length).toBe(0);
  });
});

test("the program is asked less and less often, and at least every minute", () => {
  expect([0, 1, 2, 3, 6, 100].map(patience_after)).toEqual([2000, 2000, 4000, 8000, 60_000, 60_000]);
});
