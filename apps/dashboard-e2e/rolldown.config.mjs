import { nodeBundle } from '../../tools/node-bundle.mjs';

export default nodeBundle({ project: 'apps/dashboard-e2e', entry: 'staged/staged-checker.ts' });
