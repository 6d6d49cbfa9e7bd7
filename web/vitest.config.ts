import { defineConfig } from "vitest/config";

// The functions under test know no browser: they are values in, values out. The page itself is tested in a real browser
// (checks/browser).
export default defineConfig({ test: { include: ["src/**/*_test.ts"], environment: "node", css: true } });
