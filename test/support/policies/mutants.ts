import ts from 'typescript';

/** One thing that could be wrong in a policy. */
export interface Mutant {
  /** Where, and what is wrong there: "12 removed: if (viewer.readOnly) return [];". */
  name: string;
  /** The policy with that in it. */
  text: string;
}

const { SyntaxKind: token } = ts;
const opposites = new Map<ts.SyntaxKind, string>([
  [token.EqualsEqualsEqualsToken, '!=='],
  [token.ExclamationEqualsEqualsToken, '==='],
  [token.EqualsEqualsToken, '!='],
  [token.ExclamationEqualsToken, '=='],
  [token.LessThanToken, '>='],
  [token.GreaterThanEqualsToken, '<'],
  [token.GreaterThanToken, '<='],
  [token.LessThanEqualsToken, '>'],
]);
const conjunctions = new Set([token.AmpersandAmpersandToken, token.BarBarToken, token.QuestionQuestionToken]);

/**
 * Every condition, comparison and boolean answer of a policy inverted, and every refusal, every part of a condition and
 * every entry of a table removed, one at a time.
 */
export function mutantsOf(policy: string): Mutant[] {
  const source = ts.createSourceFile('policy.ts', policy, ts.ScriptTarget.Latest, true);
  const mutants: Mutant[] = [];
  const replace = (node: ts.Node, kind: 'inverted' | 'removed', by: string, shown: ts.Node = node): void => {
    const [from, to] = [node.getStart(), node.end];
    const line = source.getLineAndCharacterOfPosition(shown.getStart()).line + 1;
    const said = shown.getText().replaceAll(/\s+/g, ' ').slice(0, 90);
    mutants.push({ name: `${line} ${kind}: ${said}`, text: policy.slice(0, from) + by + policy.slice(to) });
  };
  const invert = (node: ts.Expression): void => {
    if (!isComparison(node)) replace(node, 'inverted', `!(${node.getText()})`);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isIfStatement(node)) {
      invert(node.expression);
      if (!node.elseStatement) replace(node, 'removed', ';');
    } else if (ts.isConditionalExpression(node)) {
      invert(node.condition);
    } else if (ts.isBinaryExpression(node)) {
      const { left, right } = node;
      const opposite = opposites.get(node.operatorToken.kind);
      if (opposite) replace(node, 'inverted', `${left.getText()} ${opposite} ${right.getText()}`);
      if (conjunctions.has(node.operatorToken.kind)) {
        replace(node, 'removed', right.getText(), left);
        replace(node, 'removed', left.getText(), right);
      }
    } else if (ts.isArrayLiteralExpression(node)) {
      for (const entry of node.elements.filter((one) => !ts.isSpreadElement(one))) {
        const others = node.elements.filter((one) => one !== entry).map((one) => one.getText());
        replace(node, 'removed', `[${others.join(', ')}]`, entry);
      }
    }
    const answer = booleanAnswer(node);
    if (answer) invert(answer);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return mutants;
}

const isComparison = (node: ts.Expression): boolean =>
  ts.isBinaryExpression(node) && opposites.has(node.operatorToken.kind);

/** What a function answers here that is declared to answer true or false. */
function booleanAnswer(node: ts.Node): ts.Expression | undefined {
  if (ts.isArrowFunction(node) && !ts.isBlock(node.body)) return isPredicate(node) ? node.body : undefined;
  if (!ts.isReturnStatement(node)) return undefined;
  const within = ts.findAncestor(node, ts.isFunctionLike);
  return within && isPredicate(within) ? node.expression : undefined;
}

const isPredicate = ({ type }: ts.SignatureDeclaration): boolean => type?.kind === token.BooleanKeyword;
