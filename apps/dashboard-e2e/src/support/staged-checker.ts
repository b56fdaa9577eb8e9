import { join } from 'node:path';
import type * as staged from '../../staged/staged-checker';
import { ROOT } from './processes';

/** The real checker, bundled as for production: the browser runner's own compiler cannot read its decorators. */
export async function startStagedChecker(...args: Parameters<typeof staged.startStagedChecker>) {
  const bundle = join(ROOT, 'dist/apps/dashboard-e2e/staged-checker.js');
  return ((await import(bundle)) as typeof staged).startStagedChecker(...args);
}
