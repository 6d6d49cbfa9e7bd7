import { take } from "../ahead/ahead";
import { send } from "../ahead/send";
import { spoken, words } from "../words";
import { reply_without_commands, without_request } from "./commands";
import type { components } from "./schema";

type Schemas = components["schemas"];
export type Request = Schemas["Request"];
export type Verb = Request["verb"];
/** `field`: of the request that this page made, where it was refused for one. */
export type Problem = Schemas["Problem"] & { field?: string };
export type DiaryName = Schemas["DiaryName"];
export type EntryState = Schemas["EntryState"];
export type EntryOfDay = Schemas["EntryOfDay"];
export type Instrument = Schemas["Instrument"];
export type OutcomeOfDay = Schemas["OutcomeOfDay"];
export type Limit = Schemas["Limit"];
export type About = Schemas["AboutReply"];
export type Follow = Schemas["Follow"];
export type History = Schemas["HistoryReply"]["events"][number];
export type NextDose = Schemas["NextDoseReply"]["next_dose"];
export type Today = Schemas["Today"];
export type Diary = Schemas["Diary"];
export type Mechanism = Schemas["MechanismFigures"];
export type Review = Schemas["Review"];
export type Reviewed = Schemas["ReviewReply"];
export type Finding = Schemas["Finding"];
export type PersonReply = Schemas["PersonReply"];
export type RecordReply = Schemas["RecordReply"];
export type UndoReply = Schemas["UndoReply"];
export type Import = Schemas["Import"];
export type ImportLines = Schemas["ImportLines"];

/** What each verb answers when it was done. The compiler asks for a line here when the contract gains a verb. */
export interface Replies extends Record<Verb, { ok: true }> {
  about: Schemas["AboutReply"];
  backup: Schemas["BackupReply"];
  convert: Schemas["ConvertReply"];
  decide: Schemas["DecideReply"];
  diary: Schemas["DiaryReply"];
  evidence: Schemas["EvidenceReply"];
  example: Schemas["ExampleReply"];
  fit: Schemas["FitReply"];
  follow: Schemas["FollowReply"];
  foods: Schemas["FoodsReply"];
  history: Schemas["HistoryReply"];
  import: Schemas["ImportReply"];
  import_undo: Schemas["ImportUndoReply"];
  imports: Schemas["ImportsReply"];
  intake: Schemas["IntakeReply"];
  label: Schemas["LabelReply"];
  ladder: Schemas["LadderReply"];
  late: Schemas["LateReply"];
  mechanism: Schemas["MechanismReply"];
  next_dose: Schemas["NextDoseReply"];
  person: Schemas["PersonReply"];
  plan: Schemas["PlanReply"];
  plan_amend: Schemas["PlanAmendReply"];
  plan_kit: Schemas["PlanKitReply"];
  plan_lock: Schemas["PlanLockReply"];
  plan_new: Schemas["PlanNewReply"];
  plan_open: Schemas["PlanOpenReply"];
  plan_pause: Schemas["PlanPauseReply"];
  plan_resume: Schemas["PlanResumeReply"];
  plan_verify: Schemas["PlanVerifyReply"];
  pre_start: Schemas["PreStartReply"];
  product: Schemas["PersonReply"];
  record: Schemas["RecordReply"];
  redo: Schemas["RedoReply"];
  rehearse: Schemas["RehearseReply"];
  reminders: Schemas["RemindersReply"];
  report: Schemas["ReportReply"];
  review: Schemas["ReviewReply"];
  screen: Schemas["ScreenReply"];
  settings: Schemas["TodayReply"];
  today: Schemas["TodayReply"];
  track: Schemas["TodayReply"];
  undo: Schemas["UndoReply"];
}

/**
 * `reached` is false when the request may not have arrived: then the same entry, with the same key, is sent again.
 * `status` is 200 where the door itself refuses; 403 where it was not asked, since this page has no key.
 */
export type Answer<T> = { ok: true; value: T } | { ok: false; problem: Problem; reached: boolean; status: number };

export async function ask<R extends Request>(request: R): Promise<Answer<Replies[R["verb"]]>> {
  let heard = await (take(request, spoken) ?? send(request, spoken));
  // A connection can be lost on a busy machine. Asking twice does no harm, as whatever writes carries a key.
  if (heard === null) heard = await send(request, spoken);
  if (heard === null) return { ok: false, problem: words.problems.silent, reached: false, status: 0 };
  const { status } = heard;
  if (status === 403) return { ok: false, problem: words.problems.locked, reached: true, status };
  try {
    const said = heard.said as Replies[R["verb"]] | Schemas["Refusal"];
    const reply = reply_without_commands(said, words.on_page);
    if (reply.ok) return { ok: true, value: reply };
    return { ok: false, problem: without_request(reply.problem, request.verb), reached: true, status };
  } catch {
    return { ok: false, problem: words.problems.garbled(status), reached: true, status };
  }
}

/** Sends a file to where an import finds it. The name is known to this page alone, and to the program for an hour. */
export async function upload(file: Blob): Promise<Answer<string>> {
  let response: Response;
  try {
    const headers = { "content-type": "application/octet-stream" };
    response = await fetch("/upload", { method: "POST", headers, body: file });
  } catch {
    return { ok: false, problem: words.problems.silent, reached: false, status: 0 };
  }
  const { status } = response;
  if (status === 403) return { ok: false, problem: words.problems.locked, reached: true, status };
  try {
    const said = (await response.json()) as { ok: true; upload: string } | Schemas["Refusal"];
    return said.ok ? { ok: true, value: said.upload } : { ok: false, problem: said.problem, reached: true, status };
  } catch {
    return { ok: false, problem: words.problems.garbled(status), reached: true, status };
  }
}
