import { rmSync } from 'node:fs';
import { prepare } from './setup/prepare.mjs';
import { ensureChromium } from './setup/browser.mjs';
import { ensureServers } from './setup/servers.mjs';
import { inRoot, say } from './setup/workspace.mjs';

await prepare();
const chromium = await ensureChromium();
await ensureServers();
const { sideBySide } = await import('./test/side-by-side.mjs');
const { runStage } = await import('./test/stage.mjs');
const { groupsOf } = await import('./test/stages.mjs');

// Hundreds of processes of Node run the same code: none but the first compiles it.
process.env['NODE_COMPILE_CACHE'] ??= inRoot('dist', 'compile-cache');
rmSync(inRoot('dist', 'store-trace'), { recursive: true, force: true });
const results = [];
for (const lanes of groupsOf(chromium)) {
  const isHeld = lanes.length > 1;
  for await (const result of sideBySide(lanes, (stage) => runStage(stage, { isHeld }))) {
    if (isHeld) say(`\n── ${result.name}\n${result.text}`);
    results.push(result);
  }
}

say('');
for (const { name, passed, failed, seconds } of results) {
  say(
    `${failed === 0 ? '✓' : '✗'} ${name.padEnd(34)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed  ${seconds.toFixed(1)} s`,
  );
}
const sum = (key) => results.reduce((total, result) => total + result[key], 0);
process.stdout.write(`\n${sum('passed')} passed, ${sum('failed')} failed\n`);
process.exitCode = sum('failed') === 0 ? 0 : 1;
