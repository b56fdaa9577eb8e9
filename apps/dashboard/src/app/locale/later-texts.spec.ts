import { TestBed } from '@angular/core/testing';
import type { ActivatedRouteSnapshot, RouterStateSnapshot } from '@angular/router';
import { PartMissing } from '../loading/page-parts';
import { Languages } from './languages';
import { laterTexts } from './later-texts';

describe('texts that come with the pages that say them', () => {
  const later = jest.fn<Promise<void>, []>();

  beforeEach(() => {
    later.mockReset();
    TestBed.configureTestingModule({ providers: [{ provide: Languages, useValue: { later } }] });
  });

  const guard = (): Promise<boolean> =>
    TestBed.runInInjectionContext(
      () => laterTexts({} as ActivatedRouteSnapshot, {} as RouterStateSnapshot) as Promise<boolean>,
    );

  it('are there before the page is', async () => {
    let arrive: () => void = () => undefined;
    later.mockReturnValue(new Promise((resolve) => (arrive = resolve)));
    const opened = jest.fn();
    const opening = guard().then(opened);
    await Promise.resolve();
    expect(opened).not.toHaveBeenCalled();
    arrive();
    await opening;
    expect(opened).toHaveBeenCalledWith(true);
  });

  it('are a part of the page that is missing where they cannot be had, and are asked for again', async () => {
    later.mockRejectedValueOnce(new TypeError('Failed to fetch')).mockResolvedValueOnce();
    await expect(guard()).rejects.toBeInstanceOf(PartMissing);
    await expect(guard()).resolves.toBe(true);
    expect(later).toHaveBeenCalledTimes(2);
  });
});
