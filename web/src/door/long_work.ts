/** How far the program is with what it computes while it answers others. */
export interface HowFar {
  fraction: number;
  seconds: number;
}

/** Null where nothing is computed so, or the program does not answer. */
export async function how_far(): Promise<HowFar | null> {
  try {
    const said = (await (await fetch("/progress")).json()) as { fraction: number | null; seconds: number | null };
    return said.fraction === null || said.seconds === null ? null : { fraction: said.fraction, seconds: said.seconds };
  } catch {
    return null;
  }
}

/** Asks for its end; the request that waits for it is then answered with that. */
export async function stop_it(): Promise<void> {
  await fetch("/progress", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ stop: true }),
  }).catch(() => undefined);
}

/** Seconds that are left, in steps that do not flicker; null as long as nobody can say. */
export function seconds_left({ fraction, seconds }: HowFar): number | null {
  if (fraction < 0.03 || seconds < 1) return null;
  const left = (seconds * (1 - fraction)) / fraction;
  const step = left > 60 ? 15 : left > 15 ? 5 : 1;
  return Math.max(1, Math.ceil(left / step) * step);
}
