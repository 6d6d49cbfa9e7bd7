import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig, type Plugin, type Rolldown } from "vite";

/**
 * Svelte makes one error when it begins. Where somebody listens, as Lighthouse and the developer's tools do, an error
 * notes the line where it was made, and for that the browser reads the whole file a second time: a tenth of a second on
 * a slow phone. The same object without the line.
 */
function no_line_of_an_error(): Plugin {
  return {
    name: "no-line-of-an-error",
    apply: "build",
    transform(code, id) {
      if (!id.endsWith("/svelte/src/internal/client/constants.js")) return null;
      const made = /new \(class StaleReactionError extends Error \{\s*name = ([^;]+);\s*message = ([^;]+);\s*\}\)\(\)/;
      if (!made.test(code)) throw new Error("Svelte makes its error in another way now: look again");
      return code.replace(made, "Object.assign(Object.create(Error.prototype), { name: $1, message: $2 })");
    },
  };
}

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

/** Of each view that comes later, the files that it needs beside the first ones. */
function files_of_views(bundle: Rolldown.OutputBundle): Record<string, string[]> {
  const chunks = Object.values(bundle).filter((one) => one.type === "chunk");
  const needs = (chunk: Rolldown.OutputChunk): Rolldown.OutputChunk[] => [
    chunk,
    ...chunk.imports.flatMap((name) => chunks.filter((one) => one.fileName === name && !one.isEntry).flatMap(needs)),
  ];
  const words = chunks.filter((one) => one.facadeModuleId?.endsWith("/words/en/later.ts"));
  return Object.fromEntries(
    chunks.flatMap((chunk) => {
      const view = /\/views\/(\w+)\.svelte$/.exec(chunk.facadeModuleId ?? "")?.[1];
      if (view === undefined) return [];
      const files = [chunk, ...words].flatMap(needs).filter((one) => one.name !== "ahead");
      const styles = files.flatMap((one) => [...(one.viteMetadata?.importedCss ?? [])]);
      return [[view.toLowerCase(), [...new Set([...files.map((one) => one.fileName), ...styles])]]];
    }),
  );
}

/** Begins what is in src/ahead/ before the page's own file, which is larger. */
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
          fetchpriority: "high",
          crossorigin: true,
          src: `/${file.fileName}`,
        };
        const views = { name: "views", content: JSON.stringify(files_of_views(bundle!)) };
        return [
          { tag: "script", attrs, injectTo: "head-prepend" },
          { tag: "meta", attrs: views, injectTo: "head" },
        ];
      },
    },
  };
}

/**
 * Of what an evening needs nearly every function is called at once. This comment (Chrome and Edge, from 136 on) lets them
 * be compiled on another thread while the file arrives, and not one by one when each is first called.
 */
function compiled_at_once(): Plugin {
  return {
    name: "compiled-at-once",
    apply: "build",
    writeBundle({ dir }, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== "chunk" || !(file.isEntry || file.name === "ahead")) continue;
        const path = join(dir!, file.fileName);
        writeFileSync(path, `//# allFunctionsCalledOnLoad\n${readFileSync(path, "utf8")}`); // at the very top, or it is not heard
      }
    },
  };
}

export default defineConfig({
  plugins: [svelte(), no_line_of_an_error(), begin_ahead(), compiled_at_once(), files_to_keep(), compressed_files()],
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
