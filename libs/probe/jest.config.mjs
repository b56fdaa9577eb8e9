import { nodeProject } from '../../jest.preset.js';
export default nodeProject({
  rootDir: import.meta.dirname,
  displayName: 'probe',
  testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/staged/**/*.spec.ts', '<rootDir>/test/**/*.spec.ts'],
});
