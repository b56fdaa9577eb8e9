import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import type { ChannelDto, RuleDto } from '@nawala/contracts';
import { aBrand } from '@nawala/contracts/testing';
import { Rendered } from '../../../testing/rendered';
import { Stats } from '../../stats/stats';
import { AlertsApi } from '../alerts-api';
import { aChannel, aRule } from '../testing/builders';
import { RuleForm } from './rule-form';

describe('RuleForm', () => {
  const api = { addRule: jest.fn(async () => aRule()), changeRule: jest.fn(async () => aRule()), preview: jest.fn() };
  let page: Rendered;

  async function open(rule: RuleDto | null, channels: ChannelDto[] = [aChannel()]): Promise<void> {
    jest.clearAllMocks();
    api.preview.mockResolvedValue({
      messages: [{ event: 'blocked', kind: 'telegram', subject: null, text: 'Aurora: 3 domains blocked', body: '' }],
    });
    TestBed.configureTestingModule({
      providers: [
        { provide: AlertsApi, useValue: api },
        { provide: MAT_DIALOG_DATA, useValue: { rule, channels } },
        { provide: MatDialogRef, useValue: { close: jest.fn() } },
        {
          provide: Stats,
          useValue: { current: signal({ brands: [aBrand()], vantages: [{ vantage: 'telkom' }] }) },
        },
      ],
    });
    page = new Rendered(TestBed.createComponent(RuleForm));
    await page.settled();
  }
  async function send(): Promise<void> {
    page.all('form')[0]!.dispatchEvent(new Event('submit'));
    await page.settled();
  }

  it('adds a rule that tells blocks and their ends in every channel, unless told otherwise', async () => {
    await open(null);
    page.fill('Name', 'At once');
    page.button('Checker silent')!.click();
    await send();
    expect(api.addRule).toHaveBeenCalledWith(
      expect.objectContaining({
        name: 'At once',
        on: ['blocked', 'unblocked', 'checker-silent'],
        channelIds: [aChannel().id],
        window: 30,
        quietHours: null,
      }),
    );
  });

  it('sends what was changed alone', async () => {
    await open(aRule());
    page.fill('Must hold for', '120');
    await send();
    expect(api.changeRule).toHaveBeenCalledWith(aRule().id, { after: 120 });
  });

  it('says what is wrong, and sends nothing', async () => {
    await open(aRule());
    page.button('Blocked')!.click();
    page.button('Reached again')!.click();
    await send();
    expect(page.text).toContain('Choose at least one event');
    expect(api.changeRule).not.toHaveBeenCalled();
  });

  it('takes a deleted channel out of a rule, and says so before', async () => {
    await open(aRule({ channelIds: [aChannel().id, 'gone'], missing: { brandIds: [], channelIds: ['gone'] } }));
    expect(page.text).toContain('1 channel of this rule was deleted');
    await send();
    expect(api.changeRule).toHaveBeenCalledWith(aRule().id, { channelIds: [aChannel().id] });
  });

  it('warns of a rule that tells nobody', async () => {
    await open(aRule({ channelIds: [] }));
    expect(page.text).toContain('Without a channel this rule tells nobody.');
  });

  it('shows the message as it will look, before the rule has a name', async () => {
    await open(null);
    await page.until(() => page.text.includes('Aurora: 3 domains blocked'));
    expect(api.preview).toHaveBeenCalledWith(expect.objectContaining({ name: 'Blocked, at once' }));
  });
});
