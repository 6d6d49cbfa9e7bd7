import { mount } from "svelte";
import App from "./App.svelte";
import { language, speak } from "./words";

// Every view reads its words when it is made: so they are there before.
await speak(language());
mount(App, { target: document.getElementById("page")! });
