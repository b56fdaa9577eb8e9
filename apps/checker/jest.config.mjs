import { nodeProject } from '../../jest.preset.js';
export default nodeProject({
  rootDir: import.meta.dirname,
  displayName: 'checker',
  testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/test/**/*.spec.ts'],
});
