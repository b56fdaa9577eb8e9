import { expect, type Page } from '@playwright/test';
import type { DialogToVisit } from './dialogs';
import type { PageToVisit } from './pages';
import type { Say } from './say';
import type { Stage } from './stage';

/** Opens a page, and waits until it has said what it has to say. */
export async function visit(page: Page, toVisit: PageToVisit, stage: Stage, say: Say): Promise<void> {
  const { path, heading, prepared, opened } = toVisit;
  await prepared?.(page);
  await page.goto(path(stage));
  const first = page.getByRole('heading', { level: 1, ...(heading && { name: say(heading) }) });
  await expect(first).toBeVisible();
  await opened?.(page, say, stage);
  await settled(page);
}

/** Opens a dialog; a form shows what is missing in it. A page that is open already is not loaded anew. */
export async function openDialog(page: Page, dialog: DialogToVisit, stage: Stage, say: Say): Promise<void> {
  const path = dialog.on(stage);
  if (!page.url().endsWith(path)) await page.goto(path);
  for (const step of dialog.opened) await step(page, say, stage);
  const open = page.getByRole('dialog');
  await expect(open.getByRole('heading', { name: say(dialog.heading) })).toBeVisible();
  if (dialog.incomplete) {
    await open.locator('button[type=submit]').click();
    await expect(open.locator('.error').first()).toBeVisible();
  }
  await settled(page);
}

/** Leaves a dialog in which nothing was entered. */
export async function closeDialog(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

const settled = (page: Page): Promise<void> => expect(page.locator('.skeleton')).toHaveCount(0);
