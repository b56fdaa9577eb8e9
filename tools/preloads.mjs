/** What is needed as soon as somebody is signed in, after the script that decides so. */
const FIRST_PARTS = ['apps/dashboard/src/app/shell/shell.routes.ts'];

/** The texts of each language: public/first-paint.js knows which is wanted, and makes that hint one. */
const TEXTS = /^apps\/dashboard\/src\/app\/locale\/texts\/(\w+)(-later)?\.ts$/;

/**
 * The page with hints to fetch those parts beside the first script instead of after it.
 *
 * @param {string} html index.html
 * @param {{ outputs: Record<string, { entryPoint?: string, imports: { path: string, kind: string }[] }> }} stats what
 *   the build says of its files
 */
export function withPreloads(html, { outputs }) {
  const entries = Object.keys(outputs).filter((file) => FIRST_PARTS.includes(outputs[file].entryPoint));
  const files = new Set();
  const add = (file) => {
    if (files.has(file)) return;
    files.add(file);
    for (const { path, kind } of outputs[file]?.imports ?? []) if (kind === 'import-statement') add(path);
  };
  entries.forEach(add);
  const links = [...files]
    .filter((file) => !html.includes(`"${file}"`))
    .map((file) => `<link rel="modulepreload" href="${file}" fetchpriority="low">`);
  const texts = Object.entries(outputs).flatMap(([file, { entryPoint = '' }]) => {
    const [, language, later = ''] = TEXTS.exec(entryPoint) ?? [];
    return language ? [`<link data-texts${later}="${language}" href="${file}">`] : [];
  });
  return html
    .replace('<script src="first-paint.js">', (script) => texts.join('') + script)
    .replace('</body>', `${links.join('')}</body>`);
}
