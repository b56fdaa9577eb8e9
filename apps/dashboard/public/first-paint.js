// Before the first paint, so that a chosen theme never flashes and the page's outline is the right one at once. A file of
// its own because the content policy forbids inline scripts.
const root = document.documentElement;
root.dataset.outline = 'sign-in';
let chosen = null;
try {
  const theme = localStorage.getItem('nawala.theme');
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  chosen = localStorage.getItem('nawala.language');
  if (localStorage.getItem('nawala.session')?.includes('accessToken')) root.dataset.outline = 'page';
} catch {
  // Storage is switched off: the system's theme and language it is, and somebody has to sign in.
}
// What was chosen, else the first of the browser's languages that there are texts in. `in` is what old ones call Indonesian.
const LANGUAGES = { en: 'en', id: 'id', in: 'id' };
const wanted = [chosen, ...navigator.languages].map((tag) => LANGUAGES[tag?.split('-', 1)[0].toLowerCase()]);
root.lang = wanted.find(Boolean) ?? 'en';
// Its texts come beside the first script instead of after it: tools/preloads.mjs says where they are.
const texts = document.querySelector(`link[data-texts="${root.lang}"]`);
if (texts) texts.rel = 'modulepreload';
// The script itself may be missing, in the middle of an upgrade or of a broken line: nothing else could say so.
addEventListener(
  'error',
  ({ target }) => {
    if (target instanceof HTMLScriptElement) root.dataset.outline = 'failed';
  },
  true,
);
