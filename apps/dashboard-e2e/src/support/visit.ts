import { expect, type Page } from '@playwright/test';
import type { DialogToVisit } from './dialogs';
import type { PageToVisit } from './pages';
import type { Say } from './say';
import type { Stage } from './stage';

/** Opens a page, and waits until it has said what it has to say. */
export async function visit(page: Page, { path, heading }: PageToVisit, stage: Stage, say: Say): Promise<void> {
  await page.goto(path(stage));
  const first = page.getByRole('heading', { level: 1, ...(heading && { name: say(heading) }) });
  await expect(first).toBeVisible();
  await settled(page);
}

/** Opens a dialog; a form shows what is missing in it. */
export async function openDialog(page: Page, dialog: DialogToVisit, stage: Stage, say: Say): Promise<void> {
  await page.goto(dialog.on(stage));
  for (const step of dialog.opened) await step(page, say);
  const open = page.getByRole('dialog');
  await expect(open.getByRole('heading', { name: say(dialog.heading) })).toBeVisible();
  if (dialog.incomplete) {
    await open.locator('button[type=submit]').click();
    await expect(open.locator('.error').first()).toBeVisible();
  }
  await settled(page);
}

const settled = (page: Page): Promise<void> => expect(page.locator('.skeleton')).toHaveCount(0);
