import { mount } from "svelte";
import { answered } from "./ahead/ahead";
import App from "./App.svelte";
import { language, speak } from "./words";

// The first view is made once, with its answers and its words, which every view reads when it is made. (No await here:
// another language is a file that takes parts of this one, and would wait for it.)
void Promise.all([speak(language()), answered]).then(() => {
  const target = document.getElementById("page")!;
  target.replaceChildren(); // what index.html shows meanwhile
  mount(App, { target });
});
