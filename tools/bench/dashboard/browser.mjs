import { chromium } from '@playwright/test';
import { inRoot } from '../../setup/workspace.mjs';
import { startDashboardServer } from '../../run/dashboard-server.mjs';
import { ensureChromium } from '../../setup/browser.mjs';
import { openSession } from '../hot-path/servers/start.mjs';

const VIEWPORT = { width: 1440, height: 900 };

/** In the page, before anything of it runs: when its first row is there, and how long anything kept it busy. */
function watch() {
  window.bench = { usable: 0, longest: 0 };
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.bench.longest = Math.max(window.bench.longest, duration);
  }).observe({ type: 'longtask', buffered: true });
  new MutationObserver((_, observer) => {
    if (!document.querySelector('[data-row]')) return;
    observer.disconnect();
    requestAnimationFrame(() => (window.bench.usable = performance.now()));
  }).observe(document, { childList: true, subtree: true });
}

/** What a browser remembers in which somebody has signed in. */
function signedIn({ accessToken, expiresIn, user }, origin) {
  const session = { accessToken, expiresAt: Date.now() + expiresIn * 1_000, user };
  return {
    cookies: [],
    origins: [{ origin, localStorage: [{ name: 'nawala.session', value: JSON.stringify(session) }] }],
  };
}

/**
 * The dashboard as it ships before an API, for as long as `use` takes.
 * @param use gets `open()`, which gives a page of a browser that knows nothing but who is signed in, and the token
 */
export async function inBrowser(api, use) {
  const files = inRoot('dist', 'apps', 'dashboard', 'browser');
  const server = await startDashboardServer({ files, api, port: 0, host: '127.0.0.1' });
  const browser = await chromium.launch({
    executablePath: await ensureChromium(),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const baseURL = `http://127.0.0.1:${server.port}`;
    const session = await openSession(api);
    const storageState = signedIn(session, baseURL);
    const open = async () => {
      const context = await browser.newContext({ viewport: VIEWPORT, storageState, baseURL });
      await context.addInitScript(watch);
      return context.newPage();
    };
    return await use({ open, token: session.accessToken });
  } finally {
    await browser.close();
    await server.close();
  }
}
