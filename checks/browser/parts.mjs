// The parts of the page beside each other, for the picture of docs/design.md: only classes of web/src/style.css, and what
// sets them side by side.
const swatches = ["ink", "quiet", "accent", "alert"]
  .map((name) => `<li><i class="${name}"></i><code>${name}</code></li>`)
  .concat(
    ["paper", "card", "accent-soft", "alert-soft", "band"].map(
      (name) => `<li><i class="${name}"></i><code>${name}</code></li>`,
    ),
  )
  .join("");

const sizes = [
  ["display", "Does it help you?"],
  ["title", "Sunday 29 November"],
  ["answer", "Too early to tell."],
  ["heading", "How was it?"],
  ["large", "What your days can tell."],
  ["normal", "Room left: 150 of 250 mg."],
  ["small", "Authorities set different limits."],
  ["tiny", "0  2  4  6  8  10"],
]
  .map(([name, said]) => `<p class="size"><code>${name}</code> <span class="t-${name}">${said}</span></p>`)
  .join("");

const scale = [...Array(11).keys()].map((n) => `<button aria-pressed="${n === 4}">${n}</button>`).join("");

export const parts = {
  html: `<main class="stack sheet">
    <h2>Colours</h2>
    <ul class="swatches">${swatches}</ul>
    <h2>Letters</h2>
    <div>${sizes}</div>
    <h2>Parts</h2>
    <section class="card stack">
      <h2>A card has one question</h2>
      <p class="quiet small">What explains is quiet and small.</p>
      <div class="row">
        <button class="primary">The one next action</button><button>Another</button><button class="plain">Quieter</button>
      </div>
      <div class="row"><button id="focus">With the focus</button><button disabled>Not now</button></div>
      <div class="scale">${scale}</div>
      <label class="field">A field, with its unit: mg<input value="187.5" /></label>
      <p class="quiet">One hundred and eighty-seven point five milligrams</p>
      <label class="check"><input type="checkbox" checked /> A box to tick</label>
      <details><summary>Why 250 mg?</summary></details>
      <p class="error">“1.000” could be a thousand or one.</p>
    </section>
    <div class="alert stack tight"><h3>Pause: take none for now</h3><p>What needs care has a border, a ground and words.</p></div>
    <div class="card simulated"><p>Simulated: never without the dashes.</p></div>
  </main>`,
  css: `
    .sheet { padding: 1.5rem; gap: 1rem }
    .swatches { list-style: none; display: grid; grid-template-columns: repeat(3, 1fr); gap: 0.5rem }
    .swatches li { display: flex; gap: 0.5rem; align-items: center }
    .swatches i { width: 2.2rem; height: 2.2rem; border-radius: 0.6rem; border: 1px solid var(--control) }
    ${["ink", "quiet", "accent", "alert", "paper", "card", "accent-soft", "alert-soft", "band"].map((n) => `i.${n} { background: var(--${n}) }`).join(" ")}
    .size { display: grid; grid-template-columns: 5rem 1fr; align-items: baseline }
    code { font-size: var(--text-small); color: var(--quiet) }
    ${["display", "title", "answer", "heading", "large", "normal", "small", "tiny"].map((n) => `.t-${n} { font-size: var(--text-${n}) }`).join(" ")}
    .t-display, .t-title, .t-answer, .t-heading { font-family: var(--serif); font-weight: 600 }
    .scale { display: grid; grid-template-columns: repeat(11, 1fr); gap: 0.25rem }
    .scale button { padding: 0 }
    #focus { outline: var(--focus); outline-offset: 2px }
    .simulated { border: 2px dashed var(--accent) }
  `,
};
