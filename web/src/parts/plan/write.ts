import { ask, type Problem, type Replies, type Request } from "../../door/ask";
import { page } from "../../page.svelte";
import { refusal } from "../../refusal";

/** What came of a request whose refusal is said beside the button that was pressed, and not above the whole view. */
export type Done<T> = { reply: T; problem: null } | { reply: null; problem: Problem };

export async function read<R extends Request>(request: R): Promise<Done<Replies[R["verb"]]>> {
  const answer = await ask(request);
  return answer.ok ? { reply: answer.value, problem: null } : { reply: null, problem: answer.problem };
}

export async function write<R extends Request>(request: R): Promise<Done<Replies[R["verb"]]>> {
  const reply = await page.write(request);
  if (reply !== null) return { reply, problem: null };
  return { reply: null, problem: refusal() ?? { what: "", where: "", way_out: "" } }; // empty: the person has gone elsewhere
}
