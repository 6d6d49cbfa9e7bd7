// Keeps the page's own files, so that it opens while the program sleeps. What the diary says is never kept here.
//
// files.js comes from the build (vite.config.ts): the list of the files, and a name that changes with any of them.
importScripts("/files.js");

const { build, files } = self.page;
const kept = `titrate.${build}`;

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(kept).then((cache) => cache.addAll(files)));
});

self.addEventListener("activate", (event) => {
  const old = (name) => name.startsWith("titrate.") && name !== kept;
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  // The page itself is asked of the program first: its address may carry the key, and a newer page is the better one.
  if (request.mode === "navigate") {
    if (pathname === "/") event.respondWith(fetch(request).catch(() => from_kept("/", request)));
    return;
  }
  if (files.includes(pathname)) event.respondWith(from_kept(pathname, request));
});

async function from_kept(path, request) {
  const cache = await caches.open(kept);
  return (await cache.match(path)) ?? fetch(request);
}
