import { readFileSync } from 'node:fs';
import ts from 'typescript';

const decoratorsOf = (node) => (ts.getDecorators(node) ?? []).map(({ expression }) => expression);
const describeOf = (member) =>
  ts.isMethodDeclaration(member) &&
  decoratorsOf(member).find((call) => ts.isCallExpression(call) && call.expression.getText() === 'Describe');

/** `Promise<T>` as T; undefined for nothing. */
function awaited(type) {
  if (type && ts.isTypeReferenceNode(type) && type.typeName.getText() === 'Promise')
    return awaited(type.typeArguments[0]);
  return type && type.kind !== ts.SyntaxKind.VoidKeyword ? type : undefined;
}

/** What `@Describe<T>` says, where the body is streamed; else what the handler returns. */
const answerOf = (handler) => describeOf(handler).typeArguments?.[0] ?? awaited(handler.type);

/**
 * A controller as a module that exports the answer of each described handler, under `<Controller>_<handler>`; a handler
 * that answers nothing is left out.
 *
 * @param {string} file a `*.controller.ts`
 * @returns {string} TypeScript
 */
export function answerTypes(file) {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const imports = source.statements
    .filter((each) => ts.isImportDeclaration(each) && !each.moduleSpecifier.text.startsWith('.'))
    .map((each) => each.getText());
  const answers = source.statements.filter(ts.isClassDeclaration).flatMap(({ name, members }) =>
    members.filter(describeOf).flatMap((handler) => {
      const answer = answerOf(handler);
      return answer ? [`export type ${name.text}_${handler.name.getText()} = ${answer.getText()};`] : [];
    }),
  );
  return [...imports, ...answers].join('\n');
}
