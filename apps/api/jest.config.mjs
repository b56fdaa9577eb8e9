import { nodeProject } from '../../jest.preset.js';

/** Specs with a database or a socket live beside unit specs as `.int-spec.ts`; whole-API stories in `test/`. */
export default nodeProject({
  rootDir: import.meta.dirname,
  displayName: 'api',
  setupFiles: ['reflect-metadata', '<rootDir>/test/support/trace-store.ts'],
  globalSetup: '<rootDir>/answers/build.mjs',
  testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/src/**/*.int-spec.ts', '<rootDir>/test/**/*.e2e-spec.ts'],
});
