import { nodeProject } from '../../jest.preset.js';
export default nodeProject({
  rootDir: import.meta.dirname,
  displayName: 'embedded-mongo',
  testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/test/**/*.int-spec.ts'],
});
