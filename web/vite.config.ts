import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig, type Plugin } from "vite";

/** Writes files.js, the list of what the service worker (public/sw.js) keeps, and a name for this build. */
function files_to_keep(): Plugin {
  return {
    name: "files-to-keep",
    apply: "build",
    writeBundle({ dir }, bundle) {
      const names = [...Object.keys(bundle), ...readdirSync("public")].filter((name) => name !== "sw.js").sort();
      const hash = createHash("sha256");
      for (const name of names) hash.update(name).update(readFileSync(join(dir!, name)));
      const files = names.map((name) => (name === "index.html" ? "/" : `/${name}`));
      const page = { build: hash.digest("hex").slice(0, 16), files };
      writeFileSync(join(dir!, "files.js"), `self.page = ${JSON.stringify(page)};\n`);
    },
  };
}

/** Writes each text once more, compressed: the program sends it as it lies there to whoever can read it. */
function compressed_files(): Plugin {
  return {
    name: "compressed-files",
    apply: "build",
    enforce: "post",
    writeBundle({ dir }, bundle) {
      for (const name of [...Object.keys(bundle), ...readdirSync("public")]) {
        if (!/\.(html|js|css|svg|webmanifest)$/.test(name)) continue;
        const bytes = readFileSync(join(dir!, name));
        const smaller = gzipSync(bytes, { level: 9 });
        if (smaller.length < 0.9 * bytes.length) writeFileSync(join(dir!, `${name}.gz`), smaller);
      }
    },
  };
}

/** Begins what is in src/ahead/ as soon as its small file is there, before the page's own. */
function begin_ahead(): Plugin {
  return {
    name: "begin-ahead",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler(_, { bundle }) {
        const file = Object.values(bundle!).find((one) => one.type === "chunk" && one.name === "ahead");
        if (file?.type !== "chunk" || file.imports.length > 0) throw new Error("src/ahead/ has to be a file by itself");
        const attrs = {
          type: "module",
          async: true,
          fetchpriority: "high",
          crossorigin: true,
          src: `/${file.fileName}`,
        };
        return [{ tag: "script", attrs, injectTo: "head-prepend" }];
      },
    },
  };
}

export default defineConfig({
  plugins: [svelte(), begin_ahead(), files_to_keep(), compressed_files()],
  build: {
    target: "es2022",
    // Everything is a file of our own origin: the Content-Security-Policy of the server allows nothing else.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: "ahead", test: /\/src\/(ahead\/|days\.ts$)/, priority: 1 },
            { name: "page", tags: ["$initial"] }, // what an evening needs comes as one file
          ],
        },
      },
    },
  },
});
