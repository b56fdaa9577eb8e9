/** No two folders of the API know each other, types included: each can be read, and changed, before those that need it. */
export default {
  forbidden: [
    {
      name: 'no-circle-between-folders',
      severity: 'error',
      scope: 'folder',
      from: { path: '^apps/api/src/' },
      to: { circular: true },
    },
    { name: 'no-circle-between-files', severity: 'error', from: { path: '^apps/api/src/' }, to: { circular: true } },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: String.raw`\.(spec|int-spec)\.ts$|/test/` },
    includeOnly: '^apps/api/src',
  },
};
