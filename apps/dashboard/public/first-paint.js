// Before the first paint, so that a chosen theme never flashes and the page's outline is the right one at once. A file of
// its own because the content policy forbids inline scripts.
const root = document.documentElement;
root.dataset.outline = 'sign-in';
try {
  const theme = localStorage.getItem('nawala.theme');
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  if (localStorage.getItem('nawala.session')?.includes('accessToken')) root.dataset.outline = 'page';
} catch {
  // Storage is switched off: the system's theme it is, and somebody has to sign in.
}
// The script itself may be missing, in the middle of an upgrade or of a broken line: nothing else could say so.
addEventListener(
  'error',
  ({ target }) => {
    if (target instanceof HTMLScriptElement) root.dataset.outline = 'failed';
  },
  true,
);
