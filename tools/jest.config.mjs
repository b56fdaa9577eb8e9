import { nodeProject } from '../jest.preset.js';

/** The commands are tested from outside, as processes: they are what a newcomer meets first. */
export default nodeProject({
  rootDir: import.meta.dirname,
  displayName: 'tools',
  workspace: '<rootDir>/..',
  testMatch: ['<rootDir>/spec/**/*.spec.mjs'],
});
