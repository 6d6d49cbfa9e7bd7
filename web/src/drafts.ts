/**
 * What was typed and is not saved. It outlives leaving a view and reloading, and goes with the tab: what a person says of
 * their health is kept for longer nowhere but in their own file.
 */

const place = (name: string) => `titrate.draft.${name}`;

export function keep(name: string, typed: unknown): void {
  sessionStorage.setItem(place(name), JSON.stringify(typed));
}

export function forget(name: string): void {
  sessionStorage.removeItem(place(name));
}

/** As it was kept; null where nothing was, or where it can be read no more. */
export function kept<T extends object>(name: string): Partial<T> | null {
  try {
    const typed: unknown = JSON.parse(sessionStorage.getItem(place(name)) ?? "null");
    return typeof typed === "object" && !Array.isArray(typed) ? (typed as Partial<T> | null) : null;
  } catch {
    return null;
  }
}
