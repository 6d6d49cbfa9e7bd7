import { mount } from "svelte";
import App from "./App.svelte";
import { language, speak } from "./words";

// Every view reads its words when it is made: so they are there before.
await speak(language());
mount(App, { target: document.getElementById("page")! });

// Keeps the page's own files (public/sw.js), when the page has nothing better to do. Without it, all goes on but the
// start without the program.
addEventListener("load", () => {
  void navigator.serviceWorker?.register("/sw.js", { updateViaCache: "none" }).catch(() => undefined);
});
