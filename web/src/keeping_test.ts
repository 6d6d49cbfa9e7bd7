import { expect, test } from "vitest";
import { feed_address, kilobytes, newest, offers_drill, times_of, type Backup, type Backups } from "./keeping";

const backup = (name: string, day: string | null): Backup => ({ name, day, closed: false, bytes: 1 });
const backups = (list: Backup[], last_drill: string | null) => ({ backups: list, last_drill }) as Backups;

test("times of a dose are told once each, in the order of the day", () => {
  expect(times_of(["21:00", "", "08:00", " 08:00"])).toEqual(["08:00", "21:00"]);
});

test("a small file is not nothing", () => {
  expect([1, 1024, 1025].map(kilobytes)).toEqual([1, 1, 2]);
});

test("a drill tries the newest of the days, not what was kept before a restore", () => {
  const list = [
    backup("titrate-2026-03-02-before-restore.sqlite", null),
    backup("titrate-2026-03-01.sqlite", "2026-03-01"),
  ];
  expect(newest(list)?.day).toBe("2026-03-01");
  expect(newest(list.slice(0, 1))).toBeNull();
});

test("a drill is offered until one was done, and only where there is something to try", () => {
  const one = [backup("titrate-2026-03-01.sqlite", "2026-03-01")];
  expect(offers_drill(backups(one, null))).toBe(true);
  expect(offers_drill(backups(one, "2026-03-02"))).toBe(false);
  expect(offers_drill(backups([], null))).toBe(false);
});

test("the address of a feed is on this machine", () => {
  expect(feed_address("http://127.0.0.1:8080", "abc")).toBe("http://127.0.0.1:8080/feed/abc.ics");
});
