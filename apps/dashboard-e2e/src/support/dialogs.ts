import { randomUUID } from 'node:crypto';
import { expect } from '@playwright/test';
import type { TextKey } from './say';
import type { Stage } from './stage';
import { choose, press, pressIn, type Step } from './steps';

export interface DialogToVisit {
  heading: TextKey;
  /** The page under it. */
  on: (stage: Stage) => string;
  /** From that page to the dialog. */
  opened: readonly Step[];
  /** A form that, sent as it opens, says what is missing. */
  incomplete?: true;
}

/** Of this story's brand: what can be done differs where one has no domains. */
const openBrand: Step = (page, say, { brand }) =>
  page
    .getByRole('button', { name: say('brand.actions') })
    .and(page.getByRole('button', { name: brand.name }))
    .click();

/** Once the page is there to hear it. */
const type =
  (keys: string): Step =>
  async (page) => {
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press(keys);
  };

const openAccount: Step = (page) => page.locator('app-user-menu').getByRole('button').click();

/** Two rows of the list, and what is to be done with them. */
const withTwo =
  (action: TextKey): Step =>
  async (page, say, stage) => {
    const boxes = page.locator('.select input');
    for (const row of [0, 1]) await boxes.nth(row).check();
    await press(action)(page, say, stage);
  };

/** Answers the question of the dialog that is open with yes. */
const confirm: Step = (page) => page.getByRole('dialog').locator('.danger').click();

/** The name of a key that no other story has. */
const withKey: Step = async (page) => {
  await page
    .getByRole('dialog')
    .locator('input')
    .first()
    .fill(`senja ${randomUUID().slice(0, 8)}`);
  await page.getByRole('dialog').locator('button[type=submit]').click();
  await expect(page.getByRole('dialog').locator('app-run-it pre')).toBeVisible();
};

const domains = ({ brand }: Stage): string => `/domains?brand=${brand.code}`;
const view = ({ brand }: Stage): string => `/domains?brand=${brand.code}&sort=domain`;
const incidents = ({ brand }: Stage): string => `/incidents?brand=${brand.code}`;
const alerts = (): string => '/alerts';
const checkers = (): string => '/checkers';
const toChannel = pressIn('channels.heading', 'channels.actionsFor');
const toRule = pressIn('rules.heading', 'channels.actionsFor');

/** Every dialog: whoever adds one adds it here, and all stories open it. */
export const DIALOGS: readonly DialogToVisit[] = [
  { heading: 'domain.add', on: domains, opened: [press('domain.add')], incomplete: true },
  { heading: 'domainForm.edit', on: domains, opened: [press('domains.actionsFor'), choose('domain.edit')] },
  { heading: 'deletion.heading', on: domains, opened: [press('domains.actionsFor'), choose('domain.delete')] },
  { heading: 'bulk.setBrand.other', on: domains, opened: [withTwo('bulkAction.setBrand')], incomplete: true },
  { heading: 'bulk.addTags.other', on: domains, opened: [withTwo('bulkAction.addTags')], incomplete: true },
  { heading: 'bulk.removeTags.other', on: domains, opened: [withTwo('bulkAction.removeTags')], incomplete: true },
  { heading: 'bulk.mute.other', on: domains, opened: [withTwo('bulkAction.mute')], incomplete: true },
  { heading: 'bulk.deleteHeading.other', on: domains, opened: [withTwo('bulkAction.delete')] },
  { heading: 'view.save', on: domains, opened: [press('view.save')], incomplete: true },
  { heading: 'view.rename', on: view, opened: [press('view.actions'), choose('view.rename')] },
  { heading: 'view.deleteHeading', on: view, opened: [press('view.actions'), choose('view.delete')] },
  { heading: 'palette.heading', on: domains, opened: [type('ControlOrMeta+k')] },
  { heading: 'shortcuts.heading', on: domains, opened: [type('?')] },
  { heading: 'brand.add', on: () => '/brands', opened: [press('brand.add')], incomplete: true },
  { heading: 'brand.edit', on: () => '/brands', opened: [openBrand, choose('brand.editAction')] },
  { heading: 'brand.notYet', on: () => '/brands', opened: [openBrand, choose('brand.deleteAction')] },
  { heading: 'user.add', on: () => '/users', opened: [press('user.add')], incomplete: true },
  { heading: 'user.edit', on: () => '/users', opened: [press('user.actions'), choose('user.editAction')] },
  { heading: 'user.deleteHeading', on: () => '/users', opened: [press('user.actions'), choose('user.deleteAction')] },
  {
    heading: 'account.changePassword',
    on: () => '/users',
    opened: [openAccount, choose('account.changePassword')],
    incomplete: true,
  },
  { heading: 'incidents.mutes', on: incidents, opened: [press('incidents.mutes')] },
  {
    heading: 'mute.mute',
    on: incidents,
    opened: [press('incident.details'), press('mute.mute')],
    incomplete: true,
  },
  { heading: 'fleet.connect', on: checkers, opened: [press('fleet.connect')], incomplete: true },
  { heading: 'connect.made', on: checkers, opened: [press('fleet.connect'), withKey] },
  { heading: 'fleet.renameHeading', on: checkers, opened: [press('fleet.actionsFor'), choose('fleet.rename')] },
  { heading: 'fleet.forgetHeading', on: checkers, opened: [press('fleet.actionsFor'), choose('fleet.forget')] },
  { heading: 'key.rotateHeading', on: checkers, opened: [press('key.actionsFor'), choose('key.rotateAction')] },
  { heading: 'key.revokeHeading', on: checkers, opened: [press('key.actionsFor'), choose('key.revokeAction')] },
  { heading: 'channels.connect', on: alerts, opened: [press('channels.connect')], incomplete: true },
  { heading: 'channelForm.edit', on: alerts, opened: [toChannel, choose('domain.edit')] },
  { heading: 'channel.rotateHeading', on: alerts, opened: [toChannel, choose('channels.newSecret')] },
  { heading: 'secret.heading', on: alerts, opened: [toChannel, choose('channels.newSecret'), confirm] },
  { heading: 'channel.deleteHeading', on: alerts, opened: [toChannel, choose('domain.delete')] },
  { heading: 'rules.new', on: alerts, opened: [press('rules.new')], incomplete: true },
  { heading: 'ruleForm.edit', on: alerts, opened: [toRule, choose('domain.edit')] },
  { heading: 'rule.deleteHeading', on: alerts, opened: [toRule, choose('domain.delete')] },
];
