import { expect, test } from './support/test';

test('what was typed into a form is not lost on the way to another page', async ({ asAdmin }) => {
  const page = await asAdmin('/brands');
  await page.getByRole('link', { name: 'Money sites' }).first().click();
  // Only a page that was reached is there to come back to.
  await expect(page).toHaveURL(/domains$/);
  await page.getByRole('link', { name: 'Brands' }).first().click();
  await page.getByRole('button', { name: 'Add brand' }).first().click();
  const form = page.getByRole('dialog').filter({ hasText: 'Code' });
  const question = page.getByRole('dialog').filter({ hasText: 'Discard what you entered?' });
  const name = form.getByRole('textbox', { name: 'Name' });
  await name.fill('Mutiara');

  await page.keyboard.press('Escape');
  await question.getByRole('button', { name: 'Keep editing' }).click();
  await expect(question).toHaveCount(0);
  await expect(name).toHaveValue('Mutiara');

  await page.goBack();
  await question.getByRole('button', { name: 'Keep editing' }).click();
  await expect(page).toHaveURL(/brands$/);
  await expect(name).toHaveValue('Mutiara');

  await page.goBack();
  await question.getByRole('button', { name: 'Discard' }).click();
  await expect(page).toHaveURL(/domains$/);
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('a form that is being saved stays until it is', async ({ asAdmin }) => {
  const page = await asAdmin('/brands');
  await page.getByRole('button', { name: 'Add brand' }).first().click();
  const form = page.getByRole('dialog');
  await form.getByRole('textbox', { name: 'Name' }).fill('Nirmala');
  await form.getByRole('textbox', { name: 'Code' }).fill('NIR');
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/api/brands', async (route) => {
    if (route.request().method() === 'POST') await held;
    await route.continue();
  });
  await form.getByRole('button', { name: 'Add brand' }).click();
  await expect(form.getByRole('button', { name: 'Add brand' })).toBeDisabled();
  await page.keyboard.press('Escape');
  await page.mouse.click(5, 5);
  await expect(form).toBeVisible();
  release();
  await expect(form).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'Nirmala' })).toBeVisible();
});
