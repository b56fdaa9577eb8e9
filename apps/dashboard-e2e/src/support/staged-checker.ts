import { join } from 'node:path';
import type * as staged from '../../staged/staged-checker';
import { ROOT } from './processes';

/** The real checker, bundled as for production: the browser runner's own compiler cannot read its decorators. */
const bundled = async () =>
  (await import(join(ROOT, 'dist/apps/dashboard-e2e/staged-checker.js'))) as unknown as typeof staged;

export const startStagedChecker = async (...args: Parameters<typeof staged.startStagedChecker>) =>
  (await bundled()).startStagedChecker(...args);

export const startStagedFleet = async (...args: Parameters<typeof staged.startStagedFleet>) =>
  (await bundled()).startStagedFleet(...args);
