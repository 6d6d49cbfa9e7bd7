import { describe, expect, test } from "vitest";
import { density_of } from "./density";

const of = (values: number[]) => {
  const [a, b, c, d, e, f, g] = values as [number, number, number, number, number, number, number];
  return { "2.5": a, "5": b, "25": c, "50": d, "75": e, "95": f, "97.5": g };
};
const normal = of([-1.959964, -1.644854, -0.67449, 0, 0.67449, 1.644854, 1.959964]);
const skewed = of([0.2, 0.3, 0.8, 1.5, 2.6, 5, 6.3]);

/** By the trapezoid rule. */
const mass = (curve: { x: number; y: number }[], from: number, to: number) =>
  curve.slice(1).reduce((sum, p, nth) => {
    const before = curve[nth]!;
    return before.x >= from && p.x <= to ? sum + ((p.y + before.y) / 2) * (p.x - before.x) : sum;
  }, 0);

describe("a density through quantiles", () => {
  test("of a normal is the normal, tails included", () => {
    for (const { x, y } of density_of(normal)!)
      expect(y).toBeCloseTo(Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI), 5);
  });

  test("has the told probability between the quantiles, whatever its shape", () => {
    const curve = density_of(skewed, 40_000)!;
    expect(mass(curve, 0.3, 0.8)).toBeCloseTo(0.2, 3);
    expect(mass(curve, 0.8, 1.5)).toBeCloseTo(0.25, 3);
    expect(mass(curve, 2.6, 5)).toBeCloseTo(0.2, 3);
    expect(mass(curve, -99, 99)).toBeGreaterThan(0.99);
  });

  test("is never below nothing, and says where it is a guess", () => {
    const curve = density_of(skewed)!;
    expect(curve.every(({ y }) => y >= 0)).toBe(true);
    expect(curve[0]!.told).toBe(false);
    expect(curve.filter(({ told }) => told).every(({ x }) => x >= 0.2 && x <= 6.3)).toBe(true);
  });

  test("is not drawn where quantiles coincide", () => {
    expect(density_of(of([1, 1, 1, 1, 1, 1, 1]))).toBeNull();
    expect(density_of(of([0, 1, 1, 2, 3, 4, 5]))).toBeNull();
  });
});
