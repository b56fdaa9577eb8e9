import { readFileSync, writeFileSync } from 'node:fs';
import { createProjectGraphAsync } from '@nx/devkit';
import { ESLint } from 'eslint';

/** Lints each `{ file, source }` of the JSON file given as if it stood in the workspace; writes the broken rules beside it. */
const [input, output] = process.argv.slice(2);
// Without a graph on disk the boundary rule only prints a warning and lets everything pass.
await createProjectGraphAsync();
const eslint = new ESLint();
const broken = [];
for (const { file, source } of JSON.parse(readFileSync(input, 'utf8'))) {
  const [{ messages }] = await eslint.lintText(source, { filePath: file });
  broken.push(messages.map(({ ruleId, message }) => ruleId ?? message));
}
writeFileSync(output, JSON.stringify(broken));
