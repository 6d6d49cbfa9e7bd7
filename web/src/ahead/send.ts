import type { Request, Verb } from "../door/ask";
import type { Language } from "./language";

/** What came back: `said` is null where it could not be read. */
export interface Heard {
  status: number;
  said: unknown;
}

/** A tap does not wait longer for a program that hangs: it is kept and sent again. Questions may take their time. */
const patience: Partial<Record<Verb, number>> = { record: 15_000, undo: 15_000, redo: 15_000, today: 15_000 };

/** Null: nothing came back. */
export async function send(request: Request, language: Language): Promise<Heard | null> {
  const most = patience[request.verb];
  try {
    const response = await fetch("/api", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ language, ...request }),
      ...(most === undefined ? {} : { signal: AbortSignal.timeout(most) }),
    });
    return { status: response.status, said: await response.json().catch(() => null) };
  } catch {
    return null;
  }
}
