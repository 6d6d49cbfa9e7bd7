import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

export default defineConfig({
  plugins: [svelte()],
  build: {
    target: "es2022",
    // Everything is a file of our own origin: the Content-Security-Policy of the server allows nothing else.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
