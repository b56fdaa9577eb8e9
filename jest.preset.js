/**
 * Shared Jest settings for everything that runs on Node. swc compiles to CommonJS with decorator metadata, so Nest's
 * injection works as in the bundle; packages that ship only ES modules are compiled too: list them in ESM_ONLY.
 */
const ESM_ONLY = [
  '@fastify/cookie',
  '@nestjs',
  'content-disposition',
  'cookie',
  '@nawala',
  'tldts',
  'pure-rand',
  'fast-check',
];

/**
 * How long a test or a hook may take, in milliseconds: whole APIs start in some, on machines that have other things to
 * do. What is waited for is a condition, so this only ends what hangs. Jest takes it from the configuration that it is started with, be that one project's or the whole workspace's.
 */
export const TEST_TIMEOUT_MS = 120_000;

const swc = {
  swcrc: false,
  module: { type: 'commonjs' },
  sourceMaps: 'inline',
  jsc: {
    target: 'es2023',
    keepClassNames: true,
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
  },
};

/** Where `@nawala/*` lives, for Jest: the same table as `paths` in tsconfig.base.json. */
const nawalaModules = (root) => ({
  '^@nawala/contracts/testing$': `${root}/libs/contracts/testing/index.ts`,
  '^@nawala/contracts/incidents$': `${root}/libs/contracts/src/incidents.ts`,
  '^@nawala/contracts/bulk$': `${root}/libs/contracts/src/bulk.ts`,
  '^@nawala/contracts/checker$': `${root}/libs/contracts/src/checker.ts`,
  '^@nawala/probe/staged$': `${root}/libs/probe/staged/index.ts`,
  '^@nawala/rules/reasons$': `${root}/libs/rules/src/reasons/index.ts`,
  '^@nawala/free-port$': `${root}/tools/test/free-port.mjs`,
  '^@nawala/rules/target$': `${root}/libs/rules/src/target.ts`,
  '^@nawala/rules/search-words$': `${root}/libs/rules/src/search-words.ts`,
  '^@nawala/([a-z-]+)$': `${root}/libs/$1/src/index.ts`,
});

/**
 * @param {{ rootDir: string, displayName: string, testMatch?: string[], workspace?: string } & import('jest').Config} options
 * @returns {import('jest').Config}
 */
export const nodeProject = ({
  rootDir,
  displayName,
  testMatch = ['<rootDir>/src/**/*.spec.ts'],
  workspace = '<rootDir>/../..',
  ...rest
}) => ({
  displayName,
  rootDir,
  testMatch,
  testEnvironment: 'node',
  testTimeout: TEST_TIMEOUT_MS,
  moduleNameMapper: nawalaModules(workspace),
  setupFiles: ['reflect-metadata'],
  transform: { '^.+\\.[cm]?[jt]s$': ['@swc/jest', swc] },
  transformIgnorePatterns: [`node_modules/(?!(${ESM_ONLY.join('|')})/)`],
  ...rest,
});

/** @param {import('jest').Config} options @returns {import('jest').Config} */
export const angularProject = (options) => ({
  preset: 'jest-preset-angular',
  testEnvironment: 'jest-preset-angular/environments/jest-jsdom-env',
  testTimeout: TEST_TIMEOUT_MS,
  setupFilesAfterEnv: ['<rootDir>/src/test-setup.ts'],
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
  moduleNameMapper: nawalaModules('<rootDir>/../..'),
  transform: {
    '^.+\\.(ts|mjs|js|html|svg)$': [
      'jest-preset-angular',
      { tsconfig: '<rootDir>/tsconfig.spec.json', stringifyContentPathRegex: '\\.(html|svg)$' },
    ],
  },
  transformIgnorePatterns: ['node_modules/(?!(.*\\.mjs$|@jsverse|tldts))'],
  ...options,
});
