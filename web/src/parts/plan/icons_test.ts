import { expect, test } from "vitest";
import { error_in_points, nearest_to, of_hundred, told } from "./icons";

const sum = (all: number[]) => all.reduce((a, b) => a + b, 0);

test("people always add up to a hundred", () => {
  for (let a = 0; a <= 40; a++)
    for (let b = 0; a + b <= 40; b++) expect(sum(of_hundred([a / 40, b / 40, (40 - a - b) / 40]))).toBe(100);
  expect(of_hundred([1 / 3, 1 / 3, 1 / 3])).toEqual([34, 33, 33]);
  expect(of_hundred([0.343, 0.172, 0.485])).toEqual([34, 17, 49]);
});

test("nobody becomes somebody, and everybody stays everybody", () => {
  expect(of_hundred([0, 1, 0])).toEqual([0, 100, 0]);
  expect(of_hundred([0, 0])).toEqual([0, 0]);
  expect(of_hundred([-0.001, 0.5, 0.5])).toEqual([0, 50, 50]);
});

test("each share is rounded by less than one person", () => {
  for (let n = 0; n < 200; n++) {
    const shares = [n / 200, (200 - n) / 400, (200 - n) / 400];
    of_hundred(shares).forEach((people, nth) => expect(Math.abs(people - 100 * shares[nth]!)).toBeLessThan(1));
  }
});

test("the error is half of a 95 % range, and never none", () => {
  expect(error_in_points(0.02, 500)).toBeCloseTo(3.92);
  expect(error_in_points(0, 500)).toBeCloseTo(0.6);
});

test("what is neither kept nor stopped is undecided, and never below none", () => {
  expect(told({ rate: 0.3, mcse: 0 }, { rate: 0.2, mcse: 0 }, 500).undecided).toBeCloseTo(0.5);
  expect(told({ rate: 0.7, mcse: 0 }, { rate: 0.31, mcse: 0 }, 500).undecided).toBe(0);
});

test("the nearest dependence", () => {
  expect(nearest_to([{ rho: 0 }, { rho: 0.3 }, { rho: 0.5 }], 0.44)?.rho).toBe(0.5);
  expect(nearest_to([], 0.5)).toBeNull();
});
