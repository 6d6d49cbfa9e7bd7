import { describe, expect, test } from "vitest";

// docs/design.md says what these stand for.
const files = import.meta.glob<string>("./**/*.svelte", { query: "?raw", import: "default", eager: true });
const texts = import.meta.glob<string>(["./style.css", "../../docs/design.md"], {
  query: "?raw",
  import: "default",
  eager: true,
});
const css = texts["./style.css"]!;
const page = texts["../../docs/design.md"]!;

const styles = Object.entries(files).flatMap(([path, text]): [string, string][] => {
  const style = text.match(/<style>([^]*)<\/style>/)?.[1];
  return style === undefined ? [] : [[path, style.replace(/\/\*[^]*?\*\//g, "")]];
});

/** Each "property: value" of a style, without what a chart is built of. */
const declarations = (style: string) =>
  [...style.matchAll(/(?:^|[{;\s])([a-z-]+):\s*([^;{}]+);/g)].map(
    ([, property, value]) => [property!, value!] as const,
  );

const named_colours = /\b(black|white|red|green|blue|gr[ae]y|orange|yellow|purple|teal|navy|silver|brown)\b/;

describe.each(styles)("%s", (path, style) => {
  const chart = path.startsWith("./chart/"); // a drawing has its own small spaces, and never its own colours
  const own = declarations(style);

  test("has no colour of its own", () => {
    expect(own.filter(([, value]) => /#[0-9a-f]{3,8}\b|\b(rgb|hsl|hwb|lab|lch|oklab|oklch)a?\(/i.test(value))).toEqual(
      [],
    );
    const coloured = /^(color|background|background-color|border|border-color|outline|fill|stroke)$/;
    expect(own.filter(([property, value]) => coloured.test(property) && named_colours.test(value))).toEqual([]);
  });

  test("has no size of letters of its own", () => {
    // In a chart, at most as large as the drawing bears.
    const of_scale = chart ? /^(min\()?var\(--text-[a-z]+\)(, [\d.]+cqi\))?$/ : /^var\(--text-[a-z]+\)$/;
    expect(own.filter(([property, value]) => property === "font-size" && !of_scale.test(value))).toEqual([]);
  });

  test("has no space and no corner of its own", () => {
    if (chart) return;
    const spaces = /^(padding|margin|gap|row-gap|column-gap|border-radius)/;
    // Paper is measured in mm, a line of a form in letters, and a pill is round whatever its height is.
    const wild = own.filter(
      ([property, value]) =>
        spaces.test(property) && /(?<![\w-])[\d.]+(rem|px|em|pt)\b/.test(value.replace(/\b[12]px\b|2rem$/g, "")),
    );
    expect(wild).toEqual([]);
  });
});

/** The colours of a theme, by name. */
function colours(block: string): Map<string, string> {
  return new Map([...block.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [name!, hex!]));
}
const [, light_block, dark_block] = css.match(/:root \{([^]*?)\n\}[^]*?prefers-color-scheme: dark\) \{([^]*?)\n\}/)!;
const light = colours(light_block!);
const dark = new Map([...light, ...colours(dark_block!)]);

/** WCAG 2.2, "relative luminance" and "contrast ratio". */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}
function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high! + 0.05) / (low! + 0.05);
}

describe("the colours of docs/design.md", () => {
  // | `ink` on `paper` | 14.7 | 14.9 | 4.5 |
  const rows = [...page.matchAll(/^\| `([a-z-]+)` on `([a-z-]+)` \| ([\d.]+) \| ([\d.]+) \| ([\d.]+) \|/gm)];

  test("are all there, with each ground that they stand on", () => expect(rows.length).toBeGreaterThan(15));

  test.each(rows.map((row) => row.slice(1)))(
    "%s on %s have the contrast that is said",
    (one, other, said, said_dark, least) => {
      for (const [theme, ratio] of [
        [light, said],
        [dark, said_dark],
      ] as const) {
        const measured = contrast(theme.get(one!)!, theme.get(other!)!);
        expect(measured.toFixed(1)).toBe(ratio);
        expect(measured).toBeGreaterThanOrEqual(Number(least));
      }
    },
  );

  test("are written there as they are here", () => {
    const written = [...page.matchAll(/^\| `([a-z-]+)` \| `(#[0-9a-f]{6})` \| `(#[0-9a-f]{6})` \|/gm)];
    expect(written.map(([, name, one, other]) => [name, one, other])).toEqual(
      [...light]
        .filter(([name]) => dark_block!.includes(`--${name}:`))
        .map(([name, hex]) => [name, hex, dark.get(name)]),
    );
  });
});
