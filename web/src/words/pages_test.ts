import { parse, type AST } from "svelte/compiler";
import { expect, test } from "vitest";

const components = import.meta.glob<string>("../**/*.svelte", { query: "?raw", import: "default", eager: true });
const named = ["aria-label", "aria-valuetext", "aria-roledescription", "title", "placeholder", "alt", "label"];
const letters = /\p{L}/u;

/** What a component says by itself: letters in its text, and in the attributes that are read to somebody. */
function own_words(source: string): string[] {
  const found: string[] = [];
  const text_of = (node: AST.Text | AST.ExpressionTag): string => {
    if (node.type === "Text") return node.data;
    return node.expression.type === "Literal" ? String(node.expression.value) : "";
  };

  function look(node: unknown): void {
    if (Array.isArray(node)) return node.forEach(look);
    if (typeof node !== "object" || node === null) return;
    const one = node as AST.SvelteNode;
    if (one.type === "Attribute") {
      if (!named.includes(one.name) || one.value === true) return;
      for (const part of [one.value].flat())
        if (letters.test(text_of(part))) found.push(`${one.name}="${text_of(part)}"`);
      return;
    }
    if ((one.type === "Text" || one.type === "ExpressionTag") && letters.test(text_of(one)))
      found.push(text_of(one).trim());
    Object.values(one).forEach(look);
  }

  look(parse(source, { modern: true }).fragment);
  return found;
}

test.each(Object.entries(components))("%s has no text of its own", (_, source) => {
  expect(own_words(source)).toEqual([]);
});

test("a text of its own would be found", () => {
  expect(own_words(`<p title="Why">One {words.x} <b>{"two"}</b></p>{#if x}<i aria-label="a {b}">·</i>{/if}`)).toEqual([
    'title="Why"',
    "One",
    "two",
    'aria-label="a "',
  ]);
});
