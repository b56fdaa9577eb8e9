import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { repainted } from './repainted';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * In the page itself: it has no frames, whose results would be brought together in another one. What keeps the rules is
 * not told of in detail: that would take longer than to find it out.
 */
const axeOf = (page: Page) => new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });

async function violationsOf(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `${id} at ${nodes[0]?.target.join(' ')}: ${nodes[0]?.failureSummary}`);
}

/** What the page shows keeps WCAG 2.2 AA in light and dark, and is no wider than the screen. It ends in light. */
export async function keepsWcag(page: Page, where: string): Promise<void> {
  const check = async (axe: AxeBuilder, scheme: string) => {
    let found = await violationsOf(axe);
    // Colours read while a busy browser still paints the other scheme are nobody's: what counts is still there when it has.
    if (found.length > 0) {
      await repainted(page);
      found = await violationsOf(axe);
    }
    expect.soft(found, `${where}, ${scheme}`).toEqual([]);
  };
  await check(axeOf(page).withTags(RULES), 'light');
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect.soft(overflow, `${where} is wider than the screen`).toBe(0);
  // The scheme changes colours and nothing else.
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await repainted(page);
  await check(axeOf(page).withRules(['color-contrast']), 'dark');
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await repainted(page);
}
