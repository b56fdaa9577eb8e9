import { aChange } from '../../testing/a-change';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { provideToastr, ToastrService } from 'ngx-toastr';
import { Subject } from 'rxjs';
import type { Change } from './change';
import { ChangeToast } from './change-toast';
import { RecentChanges } from './recent-changes';
import { Toasts } from './toasts';

describe('Toasts', () => {
  const arriving = new Subject<Change[]>();

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        provideToastr({ toastComponent: ChangeToast, maxOpened: 3, autoDismiss: true, positionClass: 'toast-stack' }),
        { provide: RecentChanges, useValue: { arriving } },
        Toasts,
      ],
    });
    TestBed.inject(Toasts);
  });
  afterEach(() => TestBed.inject(ToastrService).clear());

  const shown = () => {
    TestBed.tick();
    return [...document.querySelectorAll('app-change-toast')].map((toast) =>
      toast.textContent.replace(/\s+/g, ' ').trim(),
    );
  };

  it('tell of one change in one toast', () => {
    arriving.next([aChange('shop')]);
    expect(shown()).toEqual([expect.stringContaining('shop.example.com')]);
  });

  it('put the newer change of a domain in the place of the older', () => {
    arriving.next([aChange('shop')]);
    arriving.next([aChange('shop', 'tidak ada')]);
    expect(shown()).toEqual([expect.stringContaining('Tidak ada')]);
  });

  it('put one summary in the place of many, and let it grow where it stands', () => {
    arriving.next([aChange('a'), aChange('b'), aChange('c')]);
    arriving.next([aChange('d')]);
    const summary = document.querySelector('app-change-toast');
    expect(shown()).toEqual([expect.stringContaining('4 domains changed – 4 blocked')]);
    arriving.next([aChange('e', 'tidak ada')]);
    expect(shown()).toEqual([expect.stringContaining('5 domains changed – 4 blocked, 1 accessible')]);
    expect(document.querySelector('app-change-toast')).toBe(summary);
  });

  it('lead to the domain they speak of', () => {
    const navigate = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    arriving.next([aChange('shop')]);
    shown();
    document.querySelector<HTMLButtonElement>('app-change-toast .name')!.click();
    expect(navigate).toHaveBeenCalledWith(['/domains', 'shop']);
  });
});
