import { number } from "./format";

/** 1 point, 2 points. */
export const in_unit = (value: number, unit: string) =>
  `${number(value)} ${Math.abs(value) === 1 ? unit.replace(/^(\w+)s\b/, "$1") : unit}`;
