import type { Page } from '@playwright/test';
import type { Say, TextKey } from './say';
import type { Stage } from './stage';

/** From what is open to what is to be seen. */
export type Step = (page: Page, say: Say, stage: Stage) => Promise<void>;

export const press =
  (button: TextKey): Step =>
  (page, say) =>
    page
      .getByRole('button', { name: say(button) })
      .first()
      .click();

export const choose =
  (item: TextKey): Step =>
  (page, say) =>
    page.getByRole('menuitem', { name: say(item) }).click();

/** In the part of the page that has this heading. */
export const pressIn =
  (region: TextKey, button: TextKey): Step =>
  (page, say) =>
    page
      .getByRole('region', { name: say(region) })
      .getByRole('button', { name: say(button) })
      .first()
      .click();
