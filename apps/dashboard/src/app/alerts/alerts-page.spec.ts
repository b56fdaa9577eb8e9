import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { ChannelDto, RuleDto } from '@nawala/contracts';
import { liveStub } from '../../testing/live-stub';
import { Rendered } from '../../testing/rendered';
import { signedInAs } from '../../testing/signed-in-as';
import { Toasts } from '../changes/toasts';
import { IncidentActions } from '../incidents/incident-actions';
import { LiveClient } from '../live/live-client';
import { Stats } from '../stats/stats';
import { Dialogs } from '../ui/dialogs';
import { AlertsPage } from './alerts-page';
import { aChannel, aRule } from './testing/builders';

describe('AlertsPage', () => {
  const stats = { current: signal(undefined), brands: signal(new Map()), reload: jest.fn() };
  let http: HttpTestingController;
  let page: Rendered;

  async function open(channels: ChannelDto[], rules: RuleDto[]): Promise<void> {
    signedInAs('admin');
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: LiveClient, useValue: liveStub() },
        { provide: Toasts, useValue: {} },
        { provide: Dialogs, useValue: { ask: ({ act }: { act: () => Promise<unknown> }) => act().then(() => true) } },
        { provide: Stats, useValue: stats },
        { provide: IncidentActions, useValue: {} },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    page = new Rendered(TestBed.createComponent(AlertsPage));
    TestBed.tick();
    await answer(channels, rules);
  }
  async function answer(channels: ChannelDto[], rules: RuleDto[]): Promise<void> {
    http.expectOne('/api/alerts/channels').flush(channels);
    http.expectOne('/api/alerts/rules').flush(rules);
    await page.settled();
  }
  const turn = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
  };

  it('says that nobody would be told where nothing is set up', async () => {
    await open([], []);
    expect(page.text).toContain('Nothing is set up yet: nobody is told of anything.');
    expect(page.text).toContain('Nobody would be told');
    expect(page.text).toContain('No rule yet');
  });

  it.each<[string, ChannelDto[], RuleDto[], string]>([
    ['a rule', [aChannel()], [], '1 channel · no rule yet'],
    ['a channel', [], [aRule()], 'no channel yet · 1 of 1 rules on'],
  ])('says that %s is missing', async (_what, channels, rules, said) => {
    await open(channels, rules);
    expect(page.text).toContain(said);
  });

  it('shows how channels do, and what rules tell whom', async () => {
    await open([aChannel()], [aRule()]);
    expect(page.text).toContain('1 channel · 1 of 1 rules on');
    expect(page.text).toContain('Telegram · -1001234567890');
    expect(page.text).toContain('Never used');
    expect(page.text).toContain('Blocked · Reached again');
  });

  it.each<[Partial<RuleDto>, string]>([
    [{ channelIds: [] }, 'No channel'],
    [{ state: 'no-channel', missing: { brandIds: [], channelIds: ['c'.repeat(24)] } }, 'No channel'],
    [{ missing: { brandIds: [], channelIds: ['gone'] } }, 'A channel is gone'],
    [{ state: 'no-brand' }, 'Its brands are gone'],
  ])('a rule with %j says “%s”', async (over, said) => {
    await open([aChannel()], [aRule(over)]);
    expect(page.all('app-rule-list app-pill').map((pill) => pill.textContent)).toEqual([said]);
  });

  it.each([
    [true, 'Arrived', '“Aurora ops” showed it.'],
    [false, 'Failed', 'Telegram does not know this token.'],
  ])('a test (arrives: %j) shows what the channel answered', async (ok, word, said) => {
    await open([aChannel()], []);
    page.button('Send a test to Aurora ops')!.click();
    const code = ok ? 'arrived' : 'badToken';
    const params = ok ? { where: 'Aurora ops' } : {};
    http.expectOne(`/api/alerts/channels/${aChannel().id}/test`).flush({ ok, code, params, detail: '' });
    await turn();
    http.expectOne('/api/alerts/channels').flush([aChannel()]);
    await page.settled();
    const result = page.all('.result')[0]!.textContent!;
    expect(result).toContain(word);
    expect(result).toContain(said);
  });

  it('switches a rule, and reads anew what that changes', async () => {
    await open([aChannel()], [aRule()]);
    page.all('[role=switch]')[0]!.click();
    const request = http.expectOne(`/api/alerts/rules/${aRule().id}`);
    expect([request.request.method, request.request.body]).toEqual(['PATCH', { enabled: false }]);
    request.flush(aRule({ enabled: false }));
    await turn();
    await answer([aChannel()], [aRule({ enabled: false })]);
    expect(page.text).toContain('0 of 1 rules on');
    expect(stats.reload).toHaveBeenCalled();
  });
});
