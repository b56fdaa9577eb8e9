import { TestBed } from '@angular/core/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { LIMITS } from '@nawala/contracts';
import { Rendered } from '../../../testing/rendered';
import { IncidentsApi } from '../incidents-api';
import { aMute } from '../testing/a-mute';
import { MuteForm } from './mute-form';
import type { MuteSubject } from './mute-subject';

const SUBJECTS: MuteSubject[] = [
  { scope: { domainId: 'd'.repeat(24) }, name: 'shop.example.com' },
  { scope: { brandId: 'b'.repeat(24) }, name: 'Aurora' },
];

describe('MuteForm', () => {
  const api = { mute: jest.fn(async () => aMute()) };
  const ref = { close: jest.fn() };
  let page: Rendered;

  async function open(subjects: readonly MuteSubject[]): Promise<void> {
    jest.clearAllMocks();
    TestBed.configureTestingModule({
      providers: [
        { provide: IncidentsApi, useValue: api },
        { provide: MAT_DIALOG_DATA, useValue: subjects },
        { provide: MatDialogRef, useValue: ref },
      ],
    });
    page = new Rendered(TestBed.createComponent(MuteForm));
    await page.settled();
  }
  async function send(): Promise<void> {
    page.all('form')[0]!.dispatchEvent(new Event('submit'));
    await page.settled();
  }

  it('mutes what is offered first, for a day, unless somebody says otherwise', async () => {
    await open(SUBJECTS);
    page.fill('Reason', 'moving house');
    const before = Date.now();
    await send();
    const [muted] = api.mute.mock.calls[0] as unknown as [{ until: string }];
    expect(muted).toMatchObject({ scope: SUBJECTS[0]!.scope, reason: 'moving house' });
    expect(Math.abs(Date.parse(muted.until) - before - 24 * 3_600_000)).toBeLessThan(60_000);
    expect(ref.close).toHaveBeenCalledWith('Domain shop.example.com');
  });

  it('mutes another thing that is offered, until somebody ends it', async () => {
    await open(SUBJECTS);
    page.fill('What', '1');
    page.fill('Until', '0');
    page.fill('Reason', 'a sale');
    await send();
    expect(api.mute).toHaveBeenCalledWith({ scope: SUBJECTS[1]!.scope, until: null, reason: 'a sale' });
    expect(ref.close).toHaveBeenCalledWith('Brand Aurora');
  });

  it('mutes a tag that somebody names, and asks for it where nothing else is offered', async () => {
    await open([]);
    page.fill('Tag', 'Shop!');
    page.fill('Reason', 'a sale');
    await send();
    expect(api.mute).not.toHaveBeenCalled();
    expect(page.all('[aria-invalid=true]')).toHaveLength(1);
    page.fill('Tag', 'shop');
    await send();
    expect(api.mute).toHaveBeenCalledWith(expect.objectContaining({ scope: { tag: 'shop' } }));
  });

  it.each([
    ['nothing', ''],
    ['too much', 'x'.repeat(LIMITS.muteReason + 1)],
  ])('says at its field that %s is no reason', async (_what, reason) => {
    await open(SUBJECTS);
    page.fill('Reason', reason);
    await send();
    expect(api.mute).not.toHaveBeenCalled();
    expect(page.text).toContain(String(LIMITS.muteReason));
    expect(page.all('[aria-invalid=true]')).toHaveLength(1);
  });
});
