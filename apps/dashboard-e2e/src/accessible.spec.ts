import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './support/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const SIZES = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

for (const [device, viewport] of Object.entries(SIZES)) {
  test(`every page keeps WCAG 2.2 AA, in light and dark: ${device}`, async ({ asAdmin, world }) => {
    const code = `A${device[0]}`.toUpperCase();
    const brand = await world.admin.createBrand({ name: `Embun ${code}`, code });
    const domain = await world.admin.createDomain({
      domain: `shop.${code.toLowerCase()}.example.com`,
      brandId: brand.id,
      note: 'Spare',
      tags: ['main'],
    });
    await world.admin.report(domain.id, { status: 'blocked', method: 'dns', confirmed: true, vantage: 'telkom' });
    await world.admin.report(domain.id, { status: 'accessible', vantage: 'xl' });

    const page = await asAdmin();
    await page.setViewportSize(viewport);
    const keeps = async (path: string, axe: AxeBuilder) => {
      const { violations } = await axe.analyze();
      expect.soft(violations.map(({ id, nodes }) => `${path}: ${id} at ${nodes[0]?.target.join(' ')}`)).toEqual([]);
    };
    for (const path of [
      '/',
      '/domains',
      `/domains/${domain.id}`,
      '/incidents',
      '/alerts',
      '/brands',
      '/users',
      '/nowhere',
    ]) {
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.locator('.skeleton')).toHaveCount(0);
      await keeps(path, new AxeBuilder({ page }).withTags(RULES));
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect.soft(overflow, `${path} is wider than the screen`).toBe(0);
      // The scheme changes colours and nothing else.
      await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
      await keeps(`${path}, dark`, new AxeBuilder({ page }).withRules(['color-contrast']));
    }
  });
}

test('a domain can be added and deleted with the keyboard alone', async ({ asAdmin, world }) => {
  await world.admin.createBrand({ name: 'Fajar', code: 'FAJ' });
  const page = await asAdmin();
  await page.goto('/domains?q=keys.fajar');
  await page.getByRole('button', { name: 'Add domain' }).first().focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Domain' })).toBeFocused();
  await page.keyboard.type('keys.fajar.example.com');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Fajar');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Add domain' }).press('Enter');
  const row = page.getByRole('row', { name: 'keys.fajar.example.com' });
  await expect(row).toBeVisible();

  await row.getByRole('button', { name: /^Actions/ }).press('Enter');
  await page.getByRole('menuitem', { name: 'Delete' }).press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).press('Enter');
  await expect(row).toHaveCount(0);
});
