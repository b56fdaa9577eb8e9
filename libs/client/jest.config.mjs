import { nodeProject } from '../../jest.preset.js';
export default nodeProject({ rootDir: import.meta.dirname, displayName: 'client' });
