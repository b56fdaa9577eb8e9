import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { MuteDto, Role } from '@nawala/contracts';
import { aBrand } from '@nawala/contracts/testing';
import { liveStub } from '../../../testing/live-stub';
import { Rendered } from '../../../testing/rendered';
import { signedInAs } from '../../../testing/signed-in-as';
import { DomainsApi } from '../../domains/domains-api';
import { LiveClient } from '../../live/live-client';
import { Stats } from '../../stats/stats';
import { IncidentActions } from '../incident-actions';
import { aMute } from '../testing/a-mute';
import { MutesDialog } from './mutes-dialog';

const brand = aBrand({ name: 'Aurora' });
const [shop, gone] = ['1'.repeat(24), '2'.repeat(24)];

describe('MutesDialog', () => {
  const actions = { busy: signal(false), unmute: jest.fn(async () => true), mute: jest.fn(async () => false) };
  const domains = {
    nameOf: jest.fn((id: string) => (id === shop ? Promise.resolve('shop.example.com') : Promise.reject(new Error()))),
  };
  let http: HttpTestingController;
  let page: Rendered;

  async function open(mutes: MuteDto[], role: Role = 'admin'): Promise<void> {
    jest.clearAllMocks();
    signedInAs(role);
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: LiveClient, useValue: liveStub() },
        { provide: Stats, useValue: { brands: signal(new Map([[brand.id, brand]])) } },
        { provide: DomainsApi, useValue: domains },
        { provide: IncidentActions, useValue: actions },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    page = new Rendered(TestBed.createComponent(MutesDialog));
    TestBed.tick();
    http.expectOne('/api/mutes').flush(mutes);
    await page.settled();
  }
  /** Not "settled": what is asked for now has no answer yet. */
  async function turn(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    TestBed.tick();
  }
  const rows = () => page.all('li').map((row) => row.textContent?.replace(/\s+/g, ' ').trim());

  it('says when there are more than one answer lists', async () => {
    await open([aMute({ scope: { tag: 'shop' } })]);
    expect(page.text).not.toContain('Only the newest');
    TestBed.resetTestingModule();
    const { createdAt, createdBy } = aMute();
    const oneOf = (n: number) => aMute({ id: `${n}`, scope: { domainId: `${n}` }, createdAt, createdBy });
    await open(Array.from({ length: 1000 }, (_, n) => oneOf(n)));
    expect(rows()).toHaveLength(1);
    expect(page.text).toContain('Only the newest 1,000');
  });

  it('says what is muted, until when, why and by whom', async () => {
    await open([
      aMute({ scope: { domainId: shop } }),
      aMute({ scope: { domainId: gone }, reason: 'a sale' }),
      aMute({ scope: { brandId: brand.id }, until: '2126-01-02T00:00:00.000Z' }),
      aMute({ scope: { tag: 'shop' } }),
    ]);
    await page.until(() => page.text.includes('shop.example.com'));
    expect(rows()).toEqual([
      expect.stringMatching(/^Domain shop\.example\.com until somebody ends it moving house · Night shift/),
      expect.stringMatching(/^something that is gone until somebody ends it a sale · Night shift/),
      expect.stringMatching(/^Brand Aurora until .*2126/),
      expect.stringMatching(/^Tag shop until somebody ends it/),
    ]);
  });

  it('shows those of one act as one, without asking for each name', async () => {
    const together = { createdAt: '2026-01-02T00:00:00.000Z' };
    const mutes = Array.from({ length: 14 }, (_, n) =>
      aMute({ ...together, scope: { domainId: n.toString(16).padStart(24, 'a') } }),
    );
    await open([...mutes, aMute({ scope: { domainId: shop } })]);
    expect(rows()).toHaveLength(2);
    expect(rows()[0]).toMatch(/^14 domains until somebody ends it/);
    expect(domains.nameOf).toHaveBeenCalledTimes(1);
    page.button('Unmute 14 domains')!.click();
    await turn();
    expect(actions.unmute).toHaveBeenCalledWith(mutes[0], '14 domains', true);
    http.expectOne('/api/mutes').flush([]);
    await page.settled();
  });

  it('ends one, and reads anew', async () => {
    const mute = aMute({ scope: { tag: 'shop' } });
    await open([mute]);
    page.button('Unmute Tag shop')!.click();
    await turn();
    expect(actions.unmute).toHaveBeenCalledWith(mute, 'Tag shop', false);
    http.expectOne('/api/mutes').flush([]);
    await page.settled();
    expect(page.text).toContain('Nothing is muted.');
  });

  it('offers brands to mute, and nothing to those who may not', async () => {
    await open([aMute({ scope: { tag: 'shop' } })]);
    page.button('Mute')!.click();
    await page.settled();
    expect(actions.mute).toHaveBeenCalledWith([{ scope: { brandId: brand.id }, name: 'Aurora' }]);
    TestBed.resetTestingModule();
    await open([aMute({ scope: { tag: 'shop' } })], 'user');
    expect(page.buttonNames).toEqual(['Close']);
  });
});
