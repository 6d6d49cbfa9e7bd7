/** Tabs tell each other when one wrote something; one that is just being opened finds when that was. */
export const tabs = new BroadcastChannel("titrate");

const latest = "titrate.written";

export function tell_written(): void {
  try {
    localStorage.setItem(latest, String(Date.now()));
  } catch {
    // A browser that keeps nothing: a tab that is being opened reads it when it is seen again.
  }
  tabs.postMessage("written");
}

/** Did any tab write since? In milliseconds, as of Date.now(). */
export const written_since = (moment: number): boolean => Number(localStorage.getItem(latest)) >= moment;
