import { freePort } from '@nawala/free-port';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { ROOT } from './support/processes';
import { ADMIN } from './support/world';

test('the demo shows a live change', async ({ page }) => {
  const webPort = await freePort();
  const demo = spawn(process.execPath, [join(ROOT, 'tools/demo.mjs')], {
    cwd: ROOT,
    env: { ...process.env, PORT: String(await freePort()), WEB_PORT: String(webPort), ADMIN_PASSWORD: ADMIN.password },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  // As high as the list is long: what is not in sight is not there.
  await page.setViewportSize({ width: 1280, height: 1600 });
  try {
    let printed = '';
    demo.stderr.on('data', (data) => (printed += String(data)));
    await expect.poll(() => printed, { timeout: 120_000 }).toContain('Ctrl-C stops it');
    await page.goto(`http://127.0.0.1:${webPort}/domains`);
    await page.getByRole('textbox', { name: 'E-mail' }).fill(ADMIN.email);
    await page.getByRole('textbox', { name: 'Password' }).fill(ADMIN.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    // Rows stay where they are while the pointer is among them.
    await page.mouse.move(0, 0);
    const flipping = page.getByRole('row', { name: 'tickets.borneo.example.com' }).locator('app-nawala-pill');
    const before = await flipping.textContent();
    await expect(flipping).not.toHaveText(before!.trim());
    await expect(page.getByRole('row')).toHaveCount(13);
    for (const word of ['Ada', 'Tidak ada', 'Not measured']) {
      await expect(page.locator('app-nawala-pill', { hasText: new RegExp(`^${word}$`) }).first()).toBeVisible();
    }
  } finally {
    demo.kill('SIGINT');
    await once(demo, 'exit');
  }
});
