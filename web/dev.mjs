// The page while it is written: node web/dev.mjs PROGRAM [DATA]
//
// Starts `PROGRAM serve` on DATA (an empty folder, if left out), builds the page into build/page, again after every
// change, and serves it with the program behind it: as the program itself would, headers included. Prints the address.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { createServer, request as ask } from "node:http";
import { tmpdir } from "node:os";
import { extname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { serve } from "../checks/browser/serve.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const program = process.argv[2];
if (program === undefined) {
  console.error("dev.mjs: which program? node web/dev.mjs build/titrate [DATA]");
  process.exit(2);
}
const data = process.argv[3] ?? mkdtempSync(join(tmpdir(), "titrate-page-"));
const out = resolve(here, "..", "build", "page");

const titrate = await serve(program, data);
const { port } = titrate;
const secret = new URL(titrate.address).searchParams.get("session");

const builder = spawn(
  process.execPath,
  ["node_modules/vite/bin/vite.js", "build", "--watch", "--outDir", out, "--emptyOutDir", "--logLevel", "warn"],
  {
    cwd: here,
    stdio: "inherit",
  },
);

process.on("exit", () => (titrate.stop(), builder.kill()));
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(0));

const types = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml" };
types[".webmanifest"] = "application/manifest+json";
types[".png"] = "image/png";

const server = createServer((incoming, outgoing) => {
  const path = new URL(incoming.url, "http://page").pathname;
  const forwarded = { host: `127.0.0.1:${port}`, cookie: `titrate-${port}=${secret}` };
  for (const name of ["content-type", "content-length"])
    if (incoming.headers[name] !== undefined) forwarded[name] = incoming.headers[name];
  const from_program = path === "/api" || path === "/openapi.yaml" || path.startsWith("/feed/");
  const behind = ask(
    { port, method: incoming.method, path: from_program ? incoming.url : "/openapi.yaml", headers: forwarded },
    (reply) => {
      if (from_program) return void reply.pipe(outgoing.writeHead(reply.statusCode, reply.headers));
      reply.resume();
      try {
        const name = path === "/" ? "/index.html" : path;
        const bytes = readFileSync(join(out, name));
        const headers = { "content-security-policy": reply.headers["content-security-policy"] };
        outgoing.writeHead(200, { ...headers, "content-type": types[extname(name)] ?? "application/octet-stream" });
        outgoing.end(bytes);
      } catch {
        outgoing.writeHead(404).end();
      }
    },
  );
  behind.on("error", () => outgoing.destroy());
  if (from_program) incoming.pipe(behind);
  else behind.end();
});
server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}/`));
