import { expect, test } from "vitest";
import { Latest } from "./latest";

const soon = () => new Promise<void>((done) => setTimeout(done, 1));
const until_quiet = () => new Promise<void>((done) => setTimeout(done, 60));

test("one request at a time, what was asked in between is passed over, the last is answered last", async () => {
  const answered: number[] = [];
  let under_way = 0;
  let most = 0;
  const latest = new Latest<number>([
    async (n) => {
      most = Math.max(most, ++under_way);
      await soon();
      under_way--;
      answered.push(n);
    },
  ]);
  for (let n = 1; n <= 20; n++) latest.ask(n);
  await until_quiet();
  expect(answered).toEqual([1, 20]);
  expect(most).toBe(1);
});

test("dear tasks come only for what still stands", async () => {
  const dear: number[] = [];
  const latest = new Latest<number>([soon, async (n) => void dear.push(n)], soon);
  latest.ask(1);
  latest.ask(2);
  await until_quiet();
  latest.ask(3);
  await until_quiet();
  expect(dear).toEqual([2, 3]);
});

test("nothing is asked any more once it was stopped", async () => {
  const asked: number[] = [];
  const latest = new Latest<number>([
    async (n) => {
      asked.push(n);
      await soon();
    },
  ]);
  latest.ask(1);
  latest.ask(2);
  latest.stop();
  await until_quiet();
  expect(asked).toEqual([1]);
});
