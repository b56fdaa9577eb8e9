import { aChange } from '../../testing/a-change';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { provideToastr, ToastrService } from 'ngx-toastr';
import { Subject } from 'rxjs';
import type { Change } from './change';
import { ChangeToast } from './change-toast';
import { Stats } from '../stats/stats';
import { type News, RecentChanges } from './recent-changes';
import { ToastChoice } from './toast-choice';
import { Toasts } from './toasts';

describe('Toasts', () => {
  const arriving = new Subject<News>();

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        provideToastr({ toastComponent: ChangeToast, maxOpened: 3, autoDismiss: true, positionClass: 'toast-stack' }),
        { provide: RecentChanges, useValue: { arriving } },
        { provide: Stats, useValue: { brands: signal(new Map([['aurora', { name: 'Aurora', color: '#d9480f' }]])) } },
        Toasts,
      ],
    });
    TestBed.inject(Toasts);
  });
  afterEach(() => TestBed.inject(ToastrService).clear());

  const arrive = (changes: readonly Change[], more = false) => arriving.next({ changes, more });

  const shown = () => {
    TestBed.tick();
    return [...document.querySelectorAll('app-change-toast')].map((toast) =>
      toast.textContent.replace(/\s+/g, ' ').trim(),
    );
  };

  it('tell of one change in one toast', () => {
    arrive([aChange('shop')]);
    expect(shown()).toEqual([expect.stringContaining('shop.example.com')]);
  });

  it('name the brand, the network and what was seen in it', () => {
    arrive([aChange('shop')]);
    expect(shown()[0]).toContain('Aurora · telkom · DNS');
  });

  it('tell of what the reader wants to be told of, and keep to it', () => {
    const choice = TestBed.inject(ToastChoice);
    choice.choose('blocked');
    arrive([aChange('up', 'tidak ada'), aChange('shop')]);
    expect(shown()).toEqual([expect.stringContaining('shop.example.com')]);
    choice.choose('off');
    arrive([aChange('more')]);
    expect(shown()).toHaveLength(1);
    expect(localStorage.getItem('nawala.toasts')).toBe('off');
    choice.choose('all');
  });

  it('take the colour of the worst they tell', () => {
    const tone = () => document.querySelector('app-change-toast .toast')!.className;
    arrive([...['a', 'b', 'c'].map((id) => aChange(id, 'tidak ada')), aChange('d')]);
    shown();
    expect(tone()).toContain('bad');
  });

  it('can be dismissed all at once, when there are several', () => {
    arrive([aChange('a')]);
    expect(shown()[0]).not.toContain('Dismiss all');
    arrive([aChange('b'), aChange('c')]);
    shown();
    const buttons = [...document.querySelectorAll<HTMLButtonElement>('app-change-toast .all')];
    expect(buttons.map(({ textContent }) => textContent.trim())).toEqual(['Dismiss all 3']);
    buttons[0]!.click();
    expect(shown()).toEqual([]);
  });

  it('put the newer change of a domain in the place of the older', () => {
    arrive([aChange('shop')]);
    arrive([aChange('shop', 'tidak ada')]);
    expect(shown()).toEqual([expect.stringContaining('Tidak ada')]);
  });

  it('put one summary in the place of many, and let it grow where it stands', () => {
    arrive([aChange('a'), aChange('b'), aChange('c')]);
    arrive([aChange('d')]);
    const summary = document.querySelector('app-change-toast');
    expect(shown()).toEqual([expect.stringContaining('4 domains changed4 blocked')]);
    arrive([aChange('e', 'tidak ada')]);
    expect(shown()).toEqual([expect.stringContaining('5 domains changed4 blocked1 accessible')]);
    expect(document.querySelector('app-change-toast')).toBe(summary);
  });

  it('leave whoever dismissed a summary in peace while more of the same burst comes', () => {
    arrive(['a', 'b', 'c', 'd'].map((id) => aChange(id)));
    TestBed.inject(Toasts).dismissAll();
    expect(shown()).toEqual([]);
    arrive([aChange('e')]);
    expect(shown()).toEqual([]);
  });

  it('say that there were more than were counted', () => {
    arrive([aChange('a'), aChange('b', 'tidak ada')], true);
    expect(shown()).toEqual([expect.stringContaining('2+ domains changed1+ blocked1+ accessible')]);
  });

  it('lead to the domain they speak of', () => {
    const navigate = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    arrive([aChange('shop')]);
    shown();
    document.querySelector<HTMLButtonElement>('app-change-toast .name')!.click();
    expect(navigate).toHaveBeenCalledWith(['/domains', 'shop']);
  });
});
