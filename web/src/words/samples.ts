import ts from "typescript";

/**
 * Something to say to each function of a file of words, read from the types of its parameters: two calls for each, one
 * with several of everything and one with as little as its types allow. So plurals and missing numbers are both said.
 */
export type Samples = Map<string, [rich: unknown[], poor: unknown[]]>;

/** Types that have a name of their own. */
const named: Record<string, [rich: unknown, poor: unknown]> = {
  Day: ["2026-03-01", "2026-03-02"],
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
