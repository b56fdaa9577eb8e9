import { withPreloads } from '../preloads.mjs';

const file = (entryPoint, ...imports) => ({
  entryPoint,
  imports: imports.map(([path, kind = 'import-statement']) => ({ path, kind })),
});

it('fetches the parts behind the sign-in early, with what they import, each once', () => {
  const outputs = {
    'main.js': file('apps/dashboard/src/main.ts', ['core.js'], ['shell.js', 'dynamic-import']),
    'core.js': file(),
    'shell.js': file(
      'apps/dashboard/src/app/shell/shell.routes.ts',
      ['core.js'],
      ['menu.js'],
      ['home.js', 'dynamic-import'],
    ),
    'menu.js': file(undefined, ['core.js'], ['shell.js']),
    'home.js': file('apps/dashboard/src/app/home/home-page.ts'),
  };
  const page = '<body><link rel="modulepreload" href="core.js"><script src="main.js"></script></body>';
  const preload = (name) => `<link rel="modulepreload" href="${name}" fetchpriority="low">`;
  expect(withPreloads(page, { outputs })).toBe(
    page.replace('</body>', `${preload('shell.js')}${preload('menu.js')}</body>`),
  );
});

it('names the texts of every language before the script that knows which is wanted', () => {
  const outputs = {
    'main.js': file('apps/dashboard/src/main.ts', ['a.js', 'dynamic-import'], ['b.js', 'dynamic-import']),
    'a.js': file('apps/dashboard/src/app/locale/texts/en.ts'),
    'b.js': file('apps/dashboard/src/app/locale/texts/id.ts'),
    'c.js': file('apps/dashboard/src/app/locale/texts/id-later.ts'),
  };
  expect(withPreloads('<script src="first-paint.js"></script>', { outputs })).toBe(
    '<link data-texts="en" href="a.js"><link data-texts="id" href="b.js"><link data-texts-later="id" href="c.js"><script src="first-paint.js"></script>',
  );
});
