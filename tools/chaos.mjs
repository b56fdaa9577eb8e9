import { prepare } from './setup/prepare.mjs';

await prepare({ build: ['api'] });
const { runStage } = await import('./test/stage.mjs');
const { failed } = await runStage({
  name: 'alerts while their sender is killed again and again',
  command: 'jest',
  env: { CHAOS_ROUNDS: process.argv[2] ?? '20' },
  args: ['-c', 'apps/api/jest.config.mjs', '--testPathPatterns', 'alert-chaos', '--verbose'],
});
process.exitCode = failed === 0 ? 0 : 1;
