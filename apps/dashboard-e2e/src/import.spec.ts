import type { Page } from '@playwright/test';
import { expect, test } from './support/test';

const namesOf = (count: number, of: string) => Array.from({ length: count }, (_, n) => `shop-${n}.${of}.example.com`);
const asFile = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
const choose = (page: Page, name: string, text: string) =>
  page.locator('input[type=file]').setInputFiles(asFile(name, text));
const importButton = (page: Page, names: number) =>
  page.getByRole('button', { name: `Import ${names.toLocaleString('en')} name${names === 1 ? '' : 's'}`, exact: true });

test('two hundred mixed lines are pasted, and what is wrong is mended before anything is written', async ({
  asAdmin,
  world,
}) => {
  const [main, other] = [
    await world.admin.createBrand({ name: 'Rimba', code: 'RIM' }),
    await world.admin.createBrand({ name: 'Bukit', code: 'BUK' }),
  ];
  await world.admin.createDomain({ domain: 'there.mixed.example.com', brandId: main.id });
  await world.admin.createDomain({ domain: 'elsewhere.mixed.example.com', brandId: other.id });
  const plain = namesOf(188, 'mixed');
  const lines = [
    '# spare names, second batch',
    ...plain.slice(0, 100),
    `https://${plain[100]}/promo`,
    `0.0.0.0 ${plain[101]}`,
    `||${plain[102]}^`,
    `${plain[103]}, ${plain[104]}`,
    `${plain[105]}; Bukit`,
    ...plain.slice(106),
    'THERE.mixed.example.com.',
    'elsewhere.mixed.example.com',
    'http://203.0.113.9/login',
    '*.promo.mixed.example.com',
    'rimba club.mixed.example.com',
    'rimba-77',
    'delima.mixed.exmaple',
  ];
  const page = await asAdmin('/domains');
  await page.getByRole('link', { name: 'Import' }).first().click();
  await page.getByRole('textbox', { name: 'Names, one a line' }).fill(lines.join('\n'));
  await page.getByLabel('Brand for rows that name none').selectOption('Rimba');
  await expect(page.getByRole('button', { name: 'Invalid 5' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Duplicate 1' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Moved 1' })).toBeVisible();
  await expect(importButton(page, 188)).toBeEnabled();

  for (const meant of ['promo.mixed.example.com', 'rimba-club.mixed.example.com', 'rimba-77.com']) {
    await page.getByRole('button', { name: `use ${meant}` }).click();
    await expect(page.getByRole('button', { name: `use ${meant}` })).toHaveCount(0);
  }
  const wrong = page.getByRole('row', { name: /delima\.mixed\.exmaple|exmaple/ }).getByRole('textbox');
  await wrong.fill('delima.mixed.example.com');
  await wrong.press('Enter');
  await expect(page.getByRole('button', { name: 'Invalid 1' })).toBeVisible();
  await page
    .getByRole('button', { name: /^Leave out line/ })
    .first()
    .click();
  await expect(page.getByRole('button', { name: 'Invalid 0' })).toBeVisible();
  await page.getByLabel('Move 1 domain that is under another brand').check();
  expect((await world.admin.domains('q=mixed&limit=1')).total).toBe(2);
  await importButton(page, 193).click();
  await expect(page.getByRole('heading', { name: 'Imported' })).toBeVisible();
  await expect(page.getByText('192 domains added')).toBeVisible();
  await expect(page.getByText('1 moved to another brand')).toBeVisible();
  await page.getByRole('link', { name: 'Show them in the list' }).click();
  await expect(page.getByRole('link', { name: /mixed\.example\.com/ }).first()).toBeVisible();
  expect((await world.admin.domains('brand=BUK&limit=1')).total).toBe(1);
});

test('a long list goes in beside the page, survives a reload, and can be exported again', async ({
  asAdmin,
  world,
}) => {
  await world.admin.createBrand({ name: 'Samudra', code: 'SAM' });
  const rows = namesOf(2000, 'long');
  const page = await asAdmin('/domains/import');
  const worker = page.waitForEvent('worker');
  await choose(
    page,
    'launch-list.csv',
    `domain,brand\n${rows.map((name) => `${name},SAM`).join('\n')}\n203.0.113.9,SAM\n`,
  );
  expect((await worker).url()).toContain('/worker-');
  await expect(page.getByText('launch-list.csv')).toBeVisible();
  await importButton(page, 2000).click();
  await expect(page).toHaveURL(/job=/);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Imported' })).toBeVisible({ timeout: 90_000 });
  await expect(page.getByText('2,000 domains added')).toBeVisible();

  await page.goto('/domains?brand=SAM&sort=domain');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByRole('menuitem', { name: 'As JSON' }).click();
  expect((await download).suggestedFilename()).toMatch(/^domains-SAM-\d{4}-\d\d-\d\d-\d{4}\.json$/);
});

test('a list is read where no worker runs, too', async ({ asAdmin, world }) => {
  await world.admin.createBrand({ name: 'Tanjung', code: 'TAN' });
  const page = await asAdmin('about:blank');
  await page.route('**/worker-*.js', (route) => route.abort());
  await page.goto('/domains/import');
  await choose(page, 'list.csv', 'Domain;Merek\nshop.tanjung.example.com;Tanjung\n');
  await expect(page.getByText('1 row · a table')).toBeVisible();
  await expect(importButton(page, 1)).toBeEnabled();
});

test('what is no list is refused as a whole, and says what it is', async ({ asAdmin }) => {
  const page = await asAdmin('/domains/import');
  for (const [name, text, words] of [
    ['list.csv', '<html><body>502 Bad Gateway</body></html>', 'This is a web page, not a list'],
    ['list.pdf', '%PDF-1.7 …', 'This is a PDF'],
    ['list.xlsx', 'PK\u0003\u0004 [Content_Types].xml', 'This is a workbook'],
    ['list.csv', ','.repeat(1_000_000), 'There is no name in it'],
  ] as const) {
    await choose(page, name, text);
    await expect(page.getByText(words)).toBeVisible();
  }
});

test('a list can be imported with the keyboard alone', async ({ asAdmin, world }) => {
  await world.admin.createBrand({ name: 'Yakut', code: 'YAK' });
  const page = await asAdmin('/domains');
  await page.getByRole('link', { name: 'Import' }).first().focus();
  await page.keyboard.press('Enter');
  const names = page.getByRole('textbox', { name: 'Names, one a line' });
  await names.focus();
  await page.keyboard.type('*.keys.example.com');
  await page.keyboard.press('Tab');
  await expect(page.locator('input[type=file]')).toBeFocused();
  await page.keyboard.press('Tab');
  const brand = page.getByLabel('Brand for rows that name none');
  await expect(brand).toBeFocused();
  const choice = brand.getByRole('option', { name: 'Yakut' });
  await expect(choice).toBeAttached();
  await page.keyboard.press('y');
  await expect(choice).toHaveJSProperty('selected', true);
  const use = page.getByRole('button', { name: 'use keys.example.com' });
  await use.focus();
  await page.keyboard.press('Enter');
  await expect(importButton(page, 1)).toBeEnabled();
  await expect(page.locator(':focus')).toBeVisible();
  await importButton(page, 1).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('1 domain added')).toBeVisible();
});

test('whoever only watches has no way in', async ({ asUser }) => {
  const page = await asUser('/domains');
  await expect(page.getByRole('button', { name: 'Export' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Import' })).toHaveCount(0);
  await page.goto('/domains/import');
  await expect(page.getByRole('heading', { name: 'Import' })).toHaveCount(0);
});
