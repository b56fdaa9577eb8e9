import nx from '@nx/eslint-plugin';
import angular from 'angular-eslint';
import boundaries from 'eslint-plugin-boundaries';
import prettier from 'eslint-config-prettier';
import { defineConfig, globalIgnores } from 'eslint/config';
import ts from 'typescript-eslint';

/** Who may import whom. Scope answers "which runtime?", type answers "how deep?"; docs/adr/0001 says why. */
const depConstraints = [
  {
    sourceTag: 'type:contracts',
    onlyDependOnLibsWithTags: [],
    allowedExternalImports: ['class-validator', 'class-transformer'],
  },
  { sourceTag: 'type:rules', onlyDependOnLibsWithTags: ['type:contracts'], allowedExternalImports: ['tldts'] },
  {
    sourceTag: 'type:client',
    onlyDependOnLibsWithTags: ['type:contracts'],
    allowedExternalImports: ['socket.io-client'],
  },
  {
    sourceTag: 'type:engine',
    onlyDependOnLibsWithTags: ['type:rules', 'type:contracts', 'type:client'],
    bannedExternalImports: ['@nestjs/*', '@angular/*', 'mongoose'],
  },
  {
    sourceTag: 'type:infra',
    onlyDependOnLibsWithTags: [],
    // the drivers and fast-check are for its specs alone: see below
    allowedExternalImports: ['bson', 'node:*', 'mongodb', 'mongoose', 'fast-check'],
  },
  {
    sourceTag: 'scope:api',
    onlyDependOnLibsWithTags: ['scope:shared', 'scope:api'],
    bannedExternalImports: ['@angular/*'],
  },
  {
    sourceTag: 'scope:dashboard',
    onlyDependOnLibsWithTags: ['scope:shared', 'scope:dashboard'],
    bannedExternalImports: ['@nestjs/*', 'mongoose', 'node:*'],
  },
  {
    sourceTag: 'scope:checker',
    onlyDependOnLibsWithTags: ['scope:shared', 'scope:checker'],
    bannedExternalImports: ['@nestjs/*', '@angular/*', 'mongoose'],
  },
  {
    sourceTag: 'scope:shared',
    onlyDependOnLibsWithTags: ['scope:shared'],
    bannedExternalImports: ['@angular/*', '@nestjs/*', 'mongoose', 'node:*'],
  },
  { sourceTag: 'scope:e2e', onlyDependOnLibsWithTags: ['scope:shared', 'scope:checker', 'scope:api', 'scope:tools'] },
];

/** The API's folders, from the ground up: each may import those before it on its own line, types included (docs/adr/0010). */
const ground = ['common', 'config'];
const plumbing = [...ground, 'access', 'bodies', 'database', 'pipe', 'redis', 'throttle'];
const apiFolders = {
  common: [],
  config: ['common'],
  logging: ground,
  database: ground,
  redis: ground,
  bodies: ground,
  answers: ground,
  access: ground,
  pipe: [...ground, 'bodies'],
  throttle: [...ground, 'redis', 'pipe', 'access'],
  secrets: ground,
  keys: plumbing,
  jobs: plumbing,
  sessions: plumbing,
  users: [...plumbing, 'sessions'],
  auth: [...plumbing, 'sessions', 'users'],
  brands: plumbing,
  labels: plumbing,
  domains: [...plumbing, 'brands', 'jobs'],
  transitions: [...plumbing, 'labels', 'brands', 'domains'],
  checker: [...plumbing, 'keys', 'brands', 'domains', 'transitions'],
  incidents: [...plumbing, 'jobs', 'labels', 'brands', 'domains', 'transitions', 'checker'],
  alerts: [...plumbing, 'secrets', 'labels', 'brands', 'domains', 'transitions', 'checker', 'incidents'],
  stats: [...plumbing, 'labels', 'brands', 'domains', 'transitions', 'checker', 'incidents', 'alerts'],
  views: [...plumbing, 'domains'],
  fleet: [...plumbing, 'keys', 'agent-package', 'labels', 'brands', 'domains', 'transitions', 'checker'],
  live: [...plumbing, 'sessions', 'auth', 'jobs', 'fleet', 'brands', 'domains', 'transitions', 'checker', 'incidents'],
  health: [...plumbing, 'checker', 'incidents', 'alerts'],
  openapi: [...ground, 'auth'],
  'agent-package': ground,
};
const allFolders = Object.keys(apiFolders);

/** Folders that hold a feature: what is in them is their own, save what follows. The others are there to be used. */
const features = allFolders.filter((name) => ![...plumbing, 'logging', 'secrets'].includes(name));
/** What every feature shows to whoever may import it. */
const shown = ['*.module.ts', '*.service.ts', 'events/*.ts'].flatMap((file) =>
  features.map((name) => `apps/api/src/${name}/**/${file}`),
);
/** And what else some features show, to whom alone. Whoever needs more asks a service for a method, and is not added here. */
const shownTo = {
  'agent-package/agent-package': ['fleet'],
  'alerts/delivery/alert-metrics': ['health'],
  'auth/caller': ['openapi'],
  'auth/identity': ['live'],
  'brands/brand-usage': ['domains'],
  'brands/brands.errors': ['domains'],
  'brands/gone-brand': ['domains', 'incidents'],
  'checker/outbox/outbox': ['incidents'],
  'checker/use-cases/report-scans': ['fleet'],
  'checker/vantages/vantage-attempts': ['incidents', 'fleet'],
  'checker/vantages/vantages': ['incidents', 'stats', 'fleet'],
  'domains/cached-counts': ['stats'],
  'domains/domain-changes': ['checker'],
  'domains/domain-outbox': ['transitions', 'checker'],
  'domains/domain-reader': ['transitions', 'incidents', 'fleet'],
  'domains/domain-standings': ['transitions', 'incidents'],
  'domains/domain-totals': ['stats'],
  'domains/domain.presenter': ['checker'],
  'domains/domains.errors': ['checker'],
  'domains/history-archive': ['transitions'],
  'domains/history-row': ['transitions', 'checker', 'incidents'],
  'domains/list/domain-selection': ['views', 'fleet'],
  'domains/scans.repository': ['checker'],
  'domains/url-list-versions': ['checker'],
  'incidents/due-totals': ['health'],
  'incidents/incident-changes': ['alerts'],
  'incidents/incident-events': ['alerts'],
  'incidents/incident-listeners': ['alerts'],
  'incidents/incident-snapshots': ['alerts'],
  'incidents/lease/lease': ['alerts', 'stats'],
  'incidents/mutes/mutes': ['alerts'],
  'incidents/work-loop': ['alerts', 'stats'],
  'labels/label-of': ['transitions', 'incidents', 'alerts', 'stats', 'fleet'],
  'jobs/job-handler': ['domains', 'incidents'],
  'jobs/job-runner': ['domains', 'incidents'],
  'sessions/sessions': ['users', 'auth'],
  'transitions/hours/counted-row': ['stats'],
  'users/accounts': ['auth'],
  'users/user.example': ['auth'],
};

const from = (name) => ({ element: { type: 'folder', captured: { name } } });
/** The last that applies decides. */
const apiPolicies = [
  ...Object.entries(apiFolders).map(([name, may]) => ({ from: from(name), allow: { to: from(may) } })),
  {
    disallow: { to: { file: { categories: 'feature' } } },
    message: 'A feature shows its module, services and events alone: ask a service for a method (docs/adr/0010).',
  },
  ...Object.entries(apiFolders).map(([name, may]) => ({
    from: from(name),
    allow: { to: { ...from(may), file: { categories: 'shown' } } },
  })),
  ...Object.entries(shownTo).map(([file, names]) => ({
    from: from(names),
    allow: { to: { file: { path: `apps/api/src/${file}.ts` } } },
  })),
  ...['app', 'start'].map((name) => ({ from: from(name), allow: { to: from([...allFolders, 'app']) } })),
];

const testFiles = [
  '**/*.spec.ts',
  '**/*.int-spec.ts',
  '**/*.e2e-spec.ts',
  '**/test/**/*.ts',
  '**/testing/**/*.ts',
  '**/*-e2e/**/*.ts',
];

export default defineConfig([
  globalIgnores(['tools/spec/consumer', '**/dist', '**/node_modules', '.nx', '.angular', '**/coverage', 'data']),
  {
    files: ['**/*.ts'],
    extends: [ts.configs.recommended],
    languageOptions: { parser: ts.parser },
    plugins: { '@nx': nx },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          enforceBuildableLibDependency: false,
          // What every project's tests share.
          allow: ['@nawala/free-port', '@nawala/dashboard-texts'],
          depConstraints,
          // The dashboard has small parts of it at once, and the large one, `target`, when a form wants it.
          checkDynamicDependenciesExceptions: ['rules'],
        },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-extraneous-class': 'off',
      'no-console': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    files: ['**/*.ts'],
    ignores: [...testFiles, 'apps/checker/src/{demo,bench}.ts', 'apps/checker/src/{demo,bench}/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            { name: '@nawala/contracts/testing', message: 'Builders are for specs only.' },
            { name: '@nawala/probe/staged', message: 'The staged internet is for specs and the demo only.' },
          ],
        },
      ],
    },
  },
  {
    files: ['apps/api/src/**/*.ts'],
    ignores: testFiles,
    plugins: { boundaries },
    settings: {
      'import/resolver': { typescript: { project: 'tsconfig.base.json' } },
      'boundaries/elements': [{ type: 'folder', pattern: 'apps/api/src/*', capture: ['name'] }],
      'boundaries/files': [
        { category: 'shown', pattern: shown },
        { category: 'feature', pattern: features.map((name) => `apps/api/src/${name}/**`) },
      ],
    },
    rules: { 'boundaries/dependencies': ['error', { default: 'disallow', policies: apiPolicies }] },
  },
  {
    files: ['libs/embedded-mongo/src/**/*.ts'],
    ignores: testFiles,
    rules: { 'no-restricted-imports': ['error', { paths: ['mongodb', 'mongoose', 'fast-check'] }] },
  },
  { files: ['tools/**/*.mjs', '**/*.mjs', '**/*.js'], languageOptions: { ecmaVersion: 2024, sourceType: 'module' } },
  {
    files: ['apps/dashboard/**/*.ts'],
    extends: [angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: {
      // Attributes where HTML allows no element of ours: in a table, in a list.
      '@angular-eslint/component-selector': [
        'error',
        [
          { type: 'element', prefix: 'app', style: 'kebab-case' },
          { type: 'attribute', prefix: 'app', style: 'camelCase' },
        ],
      ],
    },
  },
  {
    files: ['apps/dashboard/**/*.html'],
    extends: [angular.configs.templateRecommended, angular.configs.templateAccessibility],
  },
  prettier,
]);
