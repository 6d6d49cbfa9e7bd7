import { describe, expect, test } from "vitest";
import { reply_without_commands, without_commands, without_request } from "./commands";

const said = (text: string) => without_commands(text, (view) => `<${view}>`);

describe("a command of the shell", () => {
  test("is the view of the page that does the same", () => {
    expect(said("When it may go on: titrate plan resume.")).toBe("When it may go on: <plan>.");
    expect(said("Say who you are (titrate person set), first.")).toBe("Say who you are (<you>), first.");
    expect(said("It is recorded with titrate person agree.")).toBe("It is recorded with <sheet>.");
    expect(said("titrate track lists it; titrate late shows them.")).toBe("<track> lists it; <today> shows them.");
  });
  test("goes with its options", () => {
    expect(said("Or: titrate plan resume --clinician NAME --agreed-on DAY --reason WORDS.")).toBe("Or: <plan>.");
    expect(said('titrate person agree --rule RULE --clinician "NAME" --day DAY')).toBe("<sheet>");
    expect(said("End this trial: titrate plan open --reason.")).toBe("End this trial: <plan>.");
  });
  test("that the page does not have stays, and so does the name of the program", () => {
    expect(said("Use titrate serve, titrate fit or the API.")).toBe("Use titrate serve, titrate fit or the API.");
    expect(said("Titrate informs.")).toBe("Titrate informs.");
    expect(said("the line titrate plans")).toBe("the line titrate plans");
  });
  test("in a file is left alone", () => {
    const reply = { note: "titrate undo", exported: { text: "titrate undo" }, why: ["titrate undo"], n: 1, none: null };
    expect(reply_without_commands(reply, (view) => view)).toEqual({ ...reply, why: ["history"] });
  });
});

const refused = (where: string) => ({ what: "No.", where, way_out: "Another." });

test("a place in a request of the page is a field, and is not shown", () => {
  const problem = without_request(refused("plan_new.smallest"), "plan_new");
  expect([problem.where, problem.field]).toEqual(["", "smallest"]);
  const excerpt = without_request(refused('person.person, line 16\n"age": 150,\n       ^^^'), "person");
  expect([excerpt.where, excerpt.field]).toEqual(["", "person"]);
});

test("a place in a file is told as it was", () => {
  const problem = without_request(refused("headaches.csv, line 3"), "import");
  expect(problem).toEqual(refused("headaches.csv, line 3"));
  expect(without_request(refused("review.csv, line 3"), "review")).toEqual(refused("review.csv, line 3"));
});

test("a percentage stays in one line, and what a person wrote or what is sent back keeps its letters", () => {
  const reply = {
    sentence: "With 95 % probability it is better, at 3.5 %.",
    said: [{ paragraphs: ["99 %"] }],
    context: [{ kind: "diet", text: "20 % fat" }],
    person: { supplements: ["zinc 5 %"] },
    name: "Milk, 3.5 % fat",
    protocol: "95 %",
  };
  expect(reply_without_commands(reply, (view) => view)).toEqual({
    ...reply,
    sentence: "With 95\u00a0% probability it is better, at 3.5\u00a0%.",
    said: [{ paragraphs: ["99\u00a0%"] }],
  });
});
