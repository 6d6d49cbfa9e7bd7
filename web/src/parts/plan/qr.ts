/**
 * A QR code of a bag: version 1 (21 modules), a quarter of it may be damaged, as ISO/IEC 18004 has it. It holds 16 of
 * the capitals, digits and signs below, which is enough for "TITRATE A47". Nothing of the page is asked for elsewhere,
 * and a code to be scanned after the shuffle has to be drawn here.
 */
const signs = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
const size = 21;
const codewords = 13; // of data, and as many that correct them
const mask = 0;

export const fits = (text: string): boolean => text.length <= 16 && [...text].every((sign) => signs.includes(sign));

function bits_of(text: string): number[] {
  const bits: number[] = [];
  const put = (value: number, count: number) => {
    for (let bit = count - 1; bit >= 0; bit--) bits.push((value >> bit) & 1);
  };
  put(0b0010, 4); // letters and digits
  put(text.length, 9);
  for (let at = 0; at < text.length; at += 2) {
    const [one, two] = [signs.indexOf(text[at]!), signs.indexOf(text[at + 1] ?? "")];
    if (at + 1 < text.length) put(45 * one + two, 11);
    else put(one, 6);
  }
  put(0, Math.min(4, 8 * codewords - bits.length));
  put(0, (8 - (bits.length % 8)) % 8);
  for (let nth = 0; bits.length < 8 * codewords; nth++) put(nth % 2 === 0 ? 0xec : 0x11, 8);
  return bits;
}

/** In the field of 256 elements that the standard names. */
function product(a: number, b: number): number {
  let z = 0;
  for (let bit = 7; bit >= 0; bit--) z = (z << 1) ^ (z >> 7 ? 0x11d : 0) ^ ((b >> bit) & 1 ? a : 0);
  return z;
}

/** Reed and Solomon's remainder. */
function correcting(data: number[]): number[] {
  let divisor = [1];
  for (let nth = 0, root = 1; nth < codewords; nth++, root = product(root, 2))
    divisor = [...divisor, 0].map((one, at) => one ^ (at > 0 ? product(divisor[at - 1]!, root) : 0));
  const rest = new Array<number>(codewords).fill(0);
  for (const byte of data) {
    const factor = byte ^ rest.shift()!;
    rest.push(0);
    for (let at = 0; at < codewords; at++) rest[at]! ^= product(divisor[at + 1]!, factor);
  }
  return rest;
}

/** Rows of modules, true where it is dark. */
export function qr_of(text: string): boolean[][] {
  if (!fits(text)) throw new Error(`“${text}” does not fit into this code.`);
  const dark = Array.from({ length: size }, () => new Array<boolean>(size).fill(false));
  const taken = Array.from({ length: size }, () => new Array<boolean>(size).fill(false));
  const set = (row: number, column: number, on: boolean) => {
    if (row < 0 || row >= size || column < 0 || column >= size) return;
    dark[row]![column] = on;
    taken[row]![column] = true;
  };
  for (let n = 0; n < size; n++) {
    set(6, n, n % 2 === 0);
    set(n, 6, n % 2 === 0);
  }
  for (const [row, column] of [
    [3, 3],
    [3, size - 4],
    [size - 4, 3],
  ] as const)
    for (let y = -4; y <= 4; y++)
      for (let x = -4; x <= 4; x++) {
        const ring = Math.max(Math.abs(x), Math.abs(y));
        set(row + y, column + x, ring !== 2 && ring !== 4);
      }
  const level = 0b11; // a quarter
  let rest = (level << 3) | mask;
  for (let n = 0; n < 10; n++) rest = (rest << 1) ^ ((rest >> 9) * 0x537);
  const format = ((((level << 3) | mask) << 10) | rest) ^ 0x5412;
  const bit = (n: number) => ((format >> n) & 1) === 1;
  for (let n = 0; n < 6; n++) set(n, 8, bit(n));
  set(7, 8, bit(6));
  set(8, 8, bit(7));
  set(8, 7, bit(8));
  for (let n = 9; n < 15; n++) set(8, 14 - n, bit(n));
  for (let n = 0; n < 8; n++) set(8, size - 1 - n, bit(n));
  for (let n = 8; n < 15; n++) set(size - 15 + n, 8, bit(n));
  set(size - 8, 8, true);

  const bits = bits_of(text);
  const data = Array.from({ length: codewords }, (_, n) =>
    bits.slice(8 * n, 8 * n + 8).reduce((byte, one) => 2 * byte + one, 0),
  );
  const all = [...data, ...correcting(data)];
  let at = 0;
  for (let right = size - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5; // the upright timing line
    const up = ((right + 1) & 2) === 0;
    for (let step = 0; step < size; step++)
      for (const column of [right, right - 1]) {
        const row = up ? size - 1 - step : step;
        if (taken[row]![column]) continue;
        const on = ((all[at >> 3] ?? 0) >> (7 - (at & 7))) & 1;
        at++;
        dark[row]![column] = (on === 1) !== ((row + column) % 2 === 0); // the mask
      }
  }
  return dark;
}

/** The dark modules as one path, a unit each. */
export const path_of = (modules: boolean[][]): string =>
  modules.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join("");
