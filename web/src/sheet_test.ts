import { describe, expect, test } from "vitest";
import { agreed, lack_of, said_in, subjects_of, type Decision, type PreStart, type Subject } from "./sheet";

const sheet = (some: Partial<PreStart>) => ({ to_decide: [], could_not_check: [], ...some }) as unknown as PreStart;
const finding = (rule: string, severity: string) => ({ rule, severity, about: rule }) as never;

describe("what a person said", () => {
  test("keeps apart what was not said and what there is none of", () => {
    const person = { medicines: [], conditions: ["migraine"], age: 54 };
    expect(said_in(person, "medicines")).toEqual([]);
    expect(said_in(person, "allergies")).toBeNull();
    expect(said_in(person, "age")).toEqual(["54"]);
    expect(said_in(null, "age")).toBeNull();
  });

  test("names other sources with their amounts", () => {
    const other_sources = [{ name: "multivitamin", elemental_mg_per_day: 50 }];
    expect(said_in({ other_sources }, "other_sources")).toEqual(["multivitamin (50 mg)"]);
  });
});

describe("what can be decided", () => {
  test("a finding that blocks asks for a limit, one to ask about does not", () => {
    const subjects = subjects_of(
      sheet({ to_decide: [finding("myasthenia", "block"), finding("kidney", "clinician")] }),
    );
    expect(subjects.map((one) => one.needs_limit)).toEqual([true, false, true, true]);
  });

  test("a name that nobody knows can be resolved, and what was not said cannot", () => {
    const subjects = subjects_of(sheet({ could_not_check: ["age", "medicines", "quinolax"] }));
    expect(subjects.map((one) => one.rule)).toEqual(["quinolax", "supplemental_limit", ""]);
  });

  test("what stands among what is to be decided, too, is offered once", () => {
    const open = ["age", "life stage", "quinolax"];
    const to_decide = [finding("kidney", "clinician"), ...open.map((name) => finding(name, "clinician"))];
    const subjects = subjects_of(sheet({ to_decide, could_not_check: open }));
    expect(subjects.map((one) => [one.kind, one.rule])).toEqual([
      ["finding", "kidney"],
      ["unknown", "quinolax"],
      ["limit", "supplemental_limit"],
      ["cap", ""],
    ]);
  });
});

describe("a decision", () => {
  const kidney: Subject = { rule: "kidney", kind: "finding", about: "kidney", needs_limit: false };
  const whole: Decision = {
    subject: kidney,
    clinician: "Dr. Ada Example",
    day: "2026-11-20",
    reason: "eGFR is 80",
    limit: "",
  };
  const lack = (some: Partial<Decision>) => lack_of({ ...whole, ...some }, "2026-11-29");

  test("is whole with a subject, a name, a day that has come and a reason", () => {
    expect(lack({})).toBeNull();
    expect(lack({ subject: null })).toBe("subject");
    expect(lack({ clinician: " " })).toBe("clinician");
    expect(lack({ day: "" })).toBe("day");
    expect(lack({ day: "2026-11-30" })).toBe("day");
    expect(lack({ reason: "" })).toBe("reason");
  });

  test("needs a limit where its rule does, and never takes one that could be two numbers", () => {
    expect(lack({ subject: { ...kidney, needs_limit: true } })).toBe("limit");
    expect(lack({ limit: "1.000" })).toBe("amount");
    expect(lack({ limit: "some" })).toBe("amount");
    expect(lack({ limit: "62,5" })).toBeNull();
  });

  test("says nothing of a limit where none was typed", () => {
    expect(agreed(whole)).toEqual({
      rule: "kidney",
      clinician: "Dr. Ada Example",
      day: "2026-11-20",
      reason: "eGFR is 80",
    });
    expect(agreed({ ...whole, limit: "62,5" }).limit_mg).toBe(62.5);
  });
});
