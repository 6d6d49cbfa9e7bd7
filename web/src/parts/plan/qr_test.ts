import { expect, test } from "vitest";
import { fits, path_of, qr_of } from "./qr";

const drawn = (text: string) => qr_of(text).map((row) => row.map((dark) => (dark ? "#" : ".")).join(""));

// What the library behind the program's own printing draws of the same text, with the same mask.
test("a bag's code is drawn as the program prints it", () => {
  expect(drawn("TITRATE A47")).toEqual([
    "#######.#.###.#######",
    "#.....#.###.#.#.....#",
    "#.###.#.#.#...#.###.#",
    "#.###.#.#..#..#.###.#",
    "#.###.#.##..#.#.###.#",
    "#.....#..#..#.#.....#",
    "#######.#.#.#.#######",
    "........###..........",
    ".##.#.##.###..#.#####",
    "#.##.#...####.#..##.#",
    "#.#..###..##..#.#....",
    "...###.##.##.#.##..##",
    ".##.#.###..#..###...#",
    "........##.#..##.##..",
    "#######.####...#..##.",
    "#.....#....##.#......",
    "#.###.#.#.##..#.##.##",
    "#.###.#...##.#.....#.",
    "#.###.#.####.###.#..#",
    "#.....#.######.#..###",
    "#######..###.######.#",
  ]);
});

test("another bag's code differs, and what does not fit is refused", () => {
  expect(drawn("TITRATE Z09")).not.toEqual(drawn("TITRATE A47"));
  expect(fits("TITRATE A47")).toBe(true);
  expect(fits("titrate a47")).toBe(false);
  expect(fits("TITRATE A47 AND MORE")).toBe(false);
  expect(() => qr_of("ü")).toThrow();
});

test("the path draws each dark module once", () => {
  const dark = qr_of("TITRATE A47").flat().filter(Boolean).length;
  expect(path_of(qr_of("TITRATE A47")).split("M").length - 1).toBe(dark);
});
