import { mount } from "svelte";
import App from "./App.svelte";
import { language, speak } from "./words";

// Every view reads its words when it is made: so they are there before. (No await here: another language is a file that
// takes parts of this one, and would wait for it.)
void speak(language()).then(() => {
  const target = document.getElementById("page")!;
  target.replaceChildren(); // what index.html shows meanwhile
  mount(App, { target });
});
