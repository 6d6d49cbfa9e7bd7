import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig, type Plugin } from "vite";

/** Writes files.js, the list of what the service worker (public/sw.js) keeps, and a name for this build. */
function files_to_keep(): Plugin {
  return {
    name: "files-to-keep",
    apply: "build",
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        const hash = createHash("sha256");
        const add = (path: string, bytes: string | Uint8Array) => (hash.update(path).update(bytes), path);
        const built = Object.values(bundle)
          .sort((a, b) => a.fileName.localeCompare(b.fileName))
          .map((one) => add(`/${one.fileName}`, one.type === "chunk" ? one.code : one.source));
        const still = readdirSync("public").sort();
        const lying = still.map((name) => add(`/${name}`, readFileSync(`public/${name}`)));
        const files = [...built, ...lying].filter((path) => path !== "/sw.js");
        const kept = files.map((path) => (path === "/index.html" ? "/" : path));
        const page = { build: hash.digest("hex").slice(0, 16), files: kept };
        this.emitFile({ type: "asset", fileName: "files.js", source: `self.page = ${JSON.stringify(page)};\n` });
      },
    },
  };
}

export default defineConfig({
  plugins: [svelte(), files_to_keep()],
  build: {
    target: "es2022",
    // Everything is a file of our own origin: the Content-Security-Policy of the server allows nothing else.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
