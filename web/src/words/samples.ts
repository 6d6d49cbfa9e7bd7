import ts from "typescript";

/**
 * Something to say to each function of a file of words, read from the types of its parameters: two calls for each, one
 * with several of everything and one with as little as its types allow. So plurals and missing numbers are both said.
 */
export type Samples = Map<string, [rich: unknown[], poor: unknown[]]>;

/** Types that have a name of their own. */
const named: Record<string, [rich: unknown, poor: unknown]> = {
  Day: ["2026-03-01", "2026-03-02"],
  View: ["plan", "steps"],
  Certainty: ["high", "very low"],
  'Evidence["direction"]': ["better", "no difference"],
  Counted: [
    { days: 14, taken: 10, none: 2, skipped: 1, unknown: 1 },
    { days: 1, taken: 1, none: 0, skipped: 0, unknown: 0 },
  ],
  Named: [
    { name: "pain", label: "pain" },
    { name: "sleep", label: "sleep" },
  ],
  Said: [
    { item: "pain", state: "value", value: 4 },
    { item: "dose", state: "none" },
  ],
  Point: [
    {
      day: "2026-03-01",
      index: 2,
      value: 4.5,
      state: "value",
      late: true,
      changes: [{ kind: "illness", text: "a cold" }],
    },
    { day: "2026-03-02", index: 3, value: null, state: "not_recorded", late: false, changes: [] },
  ],
  Promised: [
    {
      question: "abc",
      dose_mg: 200,
      comparator: "placebo",
      blinding: "helper",
      kind: "pairs",
      pairs: 4,
      period_days: 14,
      run_in_days: 14,
      days: 126,
      looks: [70, 126],
      smallest: 1,
      unit: "points",
      false_claims: 0.03,
      people: 10000,
    },
    {
      question: null,
      dose_mg: null,
      comparator: null,
      blinding: null,
      kind: null,
      pairs: null,
      period_days: null,
      run_in_days: null,
      days: null,
      looks: [],
      smallest: null,
      unit: "points",
      false_claims: null,
      people: null,
    },
  ],
  Described: [
    { label: "A", median: 2.5 },
    { label: "A", median: null },
  ],
};

function sample(type: ts.TypeNode | undefined, rich: boolean): unknown {
  if (type === undefined) throw new Error("a parameter of words has no type");
  if (ts.isUnionTypeNode(type)) {
    const parts = type.types.filter((part) => (part.getText() === "null") === !rich);
    return sample(parts[0] ?? type.types[0], rich);
  }
  if (ts.isParenthesizedTypeNode(type)) return sample(type.type, rich);
  if (ts.isTypeOperatorNode(type)) return sample(type.type, rich); // readonly
  if (ts.isTupleTypeNode(type)) return type.elements.map((element) => sample(element as ts.TypeNode, rich));
  if (ts.isArrayTypeNode(type)) return Array.from({ length: rich ? 2 : 1 }, () => sample(type.elementType, rich));
  if (ts.isTypeLiteralNode(type))
    return Object.fromEntries(
      type.members.filter(ts.isPropertySignature).map((one) => [one.name.getText(), sample(one.type, rich)]),
    );
  if (ts.isLiteralTypeNode(type)) return ts.isStringLiteral(type.literal) ? type.literal.text : null;
  const text = type.getText();
  if (text === "string") return rich ? "abc" : "1";
  if (text === "number") return rich ? 2 : 1;
  if (text === "boolean") return rich;
  const known = named[text];
  if (known === undefined) throw new Error(`say in words/samples.ts what a ${text} looks like`);
  return known[rich ? 0 : 1];
}

/** Every function in the source of a file of words, by its place in the exported objects: "today.room". */
export function samples_of(source: string, file: string): Samples {
  const found: Samples = new Map();
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.ES2022, true);

  function look(value: ts.Expression | undefined, path: string): void {
    if (value === undefined) return;
    if (ts.isSatisfiesExpression(value) || ts.isAsExpression(value) || ts.isParenthesizedExpression(value))
      return look(value.expression, path);
    if (ts.isArrowFunction(value)) {
      const call = (rich: boolean) => value.parameters.map((one) => sample(one.type, rich));
      found.set(path, [call(true), call(false)]);
    } else if (ts.isObjectLiteralExpression(value)) {
      for (const one of value.properties)
        if (ts.isPropertyAssignment(one)) {
          const name = ts.isIdentifier(one.name) || ts.isStringLiteral(one.name) ? one.name.text : one.name.getText();
          look(one.initializer, `${path}.${name}`);
        }
    }
  }

  for (const statement of tree.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    if (!statement.modifiers?.some((one) => one.kind === ts.SyntaxKind.ExportKeyword)) continue;
    for (const one of statement.declarationList.declarations) look(one.initializer, one.name.getText());
  }
  return found;
}
