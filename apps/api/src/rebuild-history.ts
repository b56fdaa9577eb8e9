import 'reflect-metadata';
import { failureLines } from './start/failure';
import { rebuildHistory } from './start/rebuild-history';

try {
  const hours = await rebuildHistory(process.env);
  process.stdout.write(`History was summed anew: ${hours} hours.\n`);
} catch (error) {
  process.stderr.write(`${failureLines(error).join('\n')}\n`);
  process.exitCode = 1;
}
