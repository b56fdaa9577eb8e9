import { angularProject } from '../../jest.preset.js';
export default angularProject({ rootDir: import.meta.dirname, displayName: 'dashboard' });
