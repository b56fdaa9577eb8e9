import api from '../../apps/api/jest.config.mjs';
import dashboard from '../../apps/dashboard/jest.config.mjs';
import everything from '../../jest.config.mjs';
import { inRoot } from '../setup/workspace.mjs';
import { grouped } from './spec-groups.mjs';

const GROUPED = { '<rootDir>/apps/api/jest.config.mjs': api, '<rootDir>/apps/dashboard/jest.config.mjs': dashboard };

/** The whole workspace's run, with the projects of many files in groups. */
export default {
  ...everything,
  rootDir: inRoot(),
  projects: everything.projects.map((file) =>
    file in GROUPED ? grouped(GROUPED[file], inRoot('dist', 'spec-groups')) : file,
  ),
};
