import { mount } from "svelte";
import App from "./App.svelte";
import { language, speak, words } from "./words";

// Every view reads its words when it is made: so they are there before. (No await here: another language is a file that
// takes parts of this one, and would wait for it.)
void speak(language()).then(() => {
  const target = document.getElementById("page")!;
  target.replaceChildren(); // what index.html shows meanwhile
  mount(App, { target });
  setTimeout(() => words.long_day("2026-01-01")); // the first date is slow to write: now, while the program is asked
});

// Keeps the page's own files (public/sw.js), when the page has nothing better to do. Without it, all goes on but the
// start without the program.
addEventListener("load", () => {
  void navigator.serviceWorker?.register("/sw.js", { updateViaCache: "none" }).catch(() => undefined);
});
