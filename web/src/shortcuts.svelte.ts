const stored = "titrate.shortcuts";

/** Are single keys answers? Someone who speaks to the computer wants to turn that off (WCAG 2.1.4). */
class Shortcuts {
  #on = $state(localStorage.getItem(stored) !== "off");

  get on(): boolean {
    return this.#on;
  }

  set on(wanted: boolean) {
    this.#on = wanted;
    localStorage.setItem(stored, wanted ? "on" : "off");
  }
}

export const shortcuts = new Shortcuts();
