/**
 * Whoever uses the keyboard presses a button, and often it goes with what it did. The focus then stays near: with the
 * first thing that can be pressed where it was, or at the top of the view, if all of that is gone. A view that has a
 * better place for it moves it there itself, and comes first.
 */
const pressable = "button:not(:disabled), a[href], select:not(:disabled), summary";

export function keep_focus(page: HTMLElement): void {
  let around: HTMLElement[] = []; // what has the focus, and what it stands in, from the inside

  page.addEventListener("focusin", (event) => {
    around = [];
    for (let one = event.target as HTMLElement | null; one !== null; one = one.parentElement) around.push(one);
  });

  function look(): void {
    if (document.activeElement !== document.body || around[0] === undefined || around[0].isConnected) return;
    const left = around.filter((one) => one.isConnected);
    around = [];
    for (const one of left) {
      // The first of the whole page would be the link that skips to the content: then rather the content itself.
      if (one.contains(document.getElementById("content"))) break;
      const near = one.hasAttribute("tabindex") ? one : one.querySelector<HTMLElement>(pressable);
      if (near !== null) return near.focus({ preventScroll: true });
    }
    document.getElementById("content")?.focus({ preventScroll: true });
  }

  new MutationObserver(() => setTimeout(look)).observe(page, { childList: true, subtree: true });
}
