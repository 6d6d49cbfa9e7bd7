// The pictures of docs/: what the page looks like, and the parts it is made of.
//
//   node checks/browser/pictures.mjs build/titrate [docs/images]
//
// page.png: an evening on a phone, the chart and the answer of the simulated example. components.png: the colours, the
// letters and the parts of docs/design.md, in light and in dark, out of the page's own style sheet.
import { mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { serve } from "./serve.mjs";
import { parts } from "./parts.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const { chromium } = createRequire(join(root, "web", "package.json"))("playwright-core");

const program = process.argv[2] ?? process.env.TITRATE;
if (program === undefined) {
  console.error("pictures.mjs: which program? node checks/browser/pictures.mjs build/titrate [docs/images]");
  process.exit(2);
}
const out = resolve(process.argv[3] ?? join(root, "docs", "images"));
mkdirSync(out, { recursive: true });

const data = mkdtempSync(join(tmpdir(), "titrate-pictures-"));
const served = await serve(program, data);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});

/** The page in a window of its own; its policy forbids the inline styles that only these pictures need. */
async function open(width, height, dark = false) {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: dark ? "dark" : "light",
    locale: "en-GB",
    reducedMotion: "reduce",
    bypassCSP: true,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(served.address);
  return page;
}

/** Some pictures side by side, on a ground that both themes can stand on. */
async function beside(pictures, height, name) {
  const page = await browser.newPage();
  const images = pictures.map((bytes) => `<img src="data:image/png;base64,${bytes.toString("base64")}">`);
  const size = height === null ? "" : `height: ${height}px`;
  await page.setContent(
    `<!doctype html><title>${name}</title>
     <style>
       body { margin: 0; width: max-content; background: #b9bcbb; padding: 12px; display: flex; gap: 12px; align-items: flex-start }
       img { display: block; ${size} }
     </style>${images.join("")}`,
  );
  await page.locator("body").screenshot({ path: join(out, name) });
  console.log(`${join(out, name)}: ${Math.round(statSync(join(out, name)).size / 1000)} kB`);
}

const phone = { width: 360, height: 800 };
const wide = { width: 800, height: 800 };
const views = [];
for (const [view, size, ready] of [
  ["today", phone, "[data-outcome]"],
  ["chart", wide, "figure svg[role=img]"],
  ["answer", wide, "figure svg[role=img]"],
]) {
  const page = await open(size.width, size.height);
  await page.goto(`${new URL(served.address).origin}/#example/${view}`);
  await page.locator(ready).first().waitFor();
  await page.getByText("One moment…").waitFor({ state: "hidden" });
  await page.waitForTimeout(500);
  views.push(await page.screenshot());
}
await beside(views, 560, "page.png");

const themes = [];
for (const dark of [false, true]) {
  const page = await open(560, 800, dark);
  await page.getByRole("heading").first().waitFor();
  await page.evaluate(({ html, css }) => {
    document.body.innerHTML = html;
    document.head.append(Object.assign(document.createElement("style"), { textContent: css }));
  }, parts);
  themes.push(await page.screenshot({ fullPage: true }));
}
await beside(themes, null, "components.png");

await browser.close();
served.stop();
rmSync(data, { recursive: true, force: true });
