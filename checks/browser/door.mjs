// The door of a program that serve.mjs started, asked as its page asks it.
import { request as ask_http } from "node:http";
import assert from "node:assert/strict";

/** `ask` gives the reply, whatever it is; `done` that of something that must be done. */
export function door_at(address) {
  const { port, searchParams } = new URL(address);
  const headers = { "content-type": "application/json", cookie: `titrate-${port}=${searchParams.get("session")}` };

  /** The bytes as they come: with other headers perhaps compressed. */
  const ask_text = (request, more = {}) =>
    new Promise((answered, failed) => {
      const body = JSON.stringify(request);
      const to = { port, path: "/api", method: "POST", agent: false };
      const asked = ask_http(
        { ...to, headers: { ...headers, ...more, "content-length": Buffer.byteLength(body) } },
        (reply) => {
          const parts = [];
          reply.on("data", (part) => parts.push(part));
          reply.on("end", () => answered(Buffer.concat(parts)));
          reply.on("error", failed);
        },
      );
      asked.on("error", failed);
      asked.end(body);
    });
  const ask = async (request) => JSON.parse(await ask_text(request));
  const done = async (request) => {
    const reply = await ask(request);
    assert.ok(reply.ok, `${request.verb}: ${reply.problem?.what} ${reply.problem?.way_out}`);
    return reply;
  };
  return { ask_text, ask, done };
}
