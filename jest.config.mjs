import { TEST_TIMEOUT_MS } from './jest.preset.js';

/** Every project in one run, so that two workers stay busy and one report counts all. */
export default {
  testTimeout: TEST_TIMEOUT_MS,
  testSequencer: '<rootDir>/tools/test/slow-first.mjs',
  projects: [
    '<rootDir>/libs/contracts/jest.config.mjs',
    '<rootDir>/libs/client/jest.config.mjs',
    '<rootDir>/libs/rules/jest.config.mjs',
    '<rootDir>/libs/probe/jest.config.mjs',
    '<rootDir>/libs/embedded-mongo/jest.config.mjs',
    '<rootDir>/apps/api/jest.config.mjs',
    '<rootDir>/apps/checker/jest.config.mjs',
    '<rootDir>/apps/dashboard/jest.config.mjs',
    '<rootDir>/tools/jest.config.mjs',
  ],
};
