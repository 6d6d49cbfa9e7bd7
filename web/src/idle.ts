const timeout = 500; // ms

/** When the page has nothing better to do, or soon: what was just shown is seen by then, and what was tapped is answered. */
export function idle(): Promise<void> {
  return new Promise((done) => {
    if (document.hidden) return void setTimeout(done); // nothing is shown, and no frame comes
    const shown = () => ("requestIdleCallback" in globalThis ? requestIdleCallback(() => done(), { timeout }) : done());
    requestAnimationFrame(() => setTimeout(shown));
  });
}
