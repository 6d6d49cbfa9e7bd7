// Colours as different eyes see them: Chromium simulates the eye, and a second page reads the pixels.

/** "rgb(1, 2, 3)" of each of the named CSS colours, for every kind of eye. */
export async function seen_as(browser, named) {
  const names = Object.keys(named);
  const context = await browser.newContext({ viewport: { width: 20 * names.length, height: 20 } });
  const page = await context.newPage();
  const squares = names.map((name) => `<i style="background:${named[name]}"></i>`).join("");
  await page.setContent(`<style>body{margin:0;display:flex}i{width:20px;height:20px}</style>${squares}`);
  const devtools = await context.newCDPSession(page);
  const reader = await context.newPage();
  const found = {};
  for (const type of ["none", "protanopia", "deuteranopia", "tritanopia"]) {
    await devtools.send("Emulation.setEmulatedVisionDeficiency", { type });
    const png = (await page.screenshot()).toString("base64");
    const pixels = await reader.evaluate(
      async ({ png, count }) => {
        const bytes = Uint8Array.from(atob(png), (c) => c.charCodeAt(0));
        const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
        const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
        canvas.drawImage(image, 0, 0);
        return Array.from({ length: count }, (_, nth) => [...canvas.getImageData(20 * nth + 10, 10, 1, 1).data]);
      },
      { png, count: names.length },
    );
    found[type] = Object.fromEntries(names.map((name, nth) => [name, pixels[nth].slice(0, 3)]));
  }
  await context.close();
  return found;
}

const linear = (part) => (part <= 10.31475 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
const luminance = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);

/** Of two colours, as WCAG 2 defines it: 1 to 21. */
export function contrast(one, other) {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** In CIE Lab (D65), where one is about the smallest that is seen. */
export function distance(one, other) {
  const [a, b] = [one, other].map(lab);
  return Math.hypot(...a.map((part, nth) => part - b[nth]));
}

function lab(rgb) {
  const [r, g, b] = rgb.map(linear);
  const [x, y, z] = [
    (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047,
    0.2126 * r + 0.7152 * g + 0.0722 * b,
    (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883,
  ].map((t) => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116));
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}
