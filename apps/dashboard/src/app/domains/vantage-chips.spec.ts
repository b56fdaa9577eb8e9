import { TestBed } from '@angular/core/testing';
import { aVantage } from '@nawala/contracts/testing';
import { Staleness } from './staleness';
import { VantageChips } from './vantage-chips';

describe('the chips of vantages', () => {
  async function show(names: Record<string, 'ada' | 'tidak ada' | 'unknown'>, stale: string[] = [], paused = false) {
    const ofResult = ({ lastChecked }: { lastChecked: string | null }) => lastChecked === 'long ago';
    TestBed.configureTestingModule({ providers: [{ provide: Staleness, useValue: { ofResult } }] });
    const fixture = TestBed.createComponent(VantageChips);
    const lastChecked = (name: string) => (stale.includes(name) ? 'long ago' : 'now');
    fixture.componentRef.setInput(
      'vantages',
      Object.entries(names).map(([name, status]) => aVantage(name, status, { lastChecked: lastChecked(name) })),
    );
    fixture.componentRef.setInput('paused', paused);
    await fixture.whenStable();
    return fixture.nativeElement as HTMLElement;
  }
  const chips = (root: HTMLElement) => [...root.querySelectorAll<HTMLElement>('.vantage')];

  it('differ in letter, sign and frame, which follow the tone, not in colour alone', async () => {
    const shown = chips(await show({ telkom: 'ada', xl: 'tidak ada', tri: 'unknown' }));
    expect(shown.map(({ dataset }) => dataset['tone'])).toEqual(['bad', 'none', 'ok']);
    expect(shown.map(({ textContent }) => textContent)).toEqual(['t', 't', 'x']);
  });

  it('stand by name, whoever reported first', async () => {
    const shown = chips(await show({ xl: 'ada', telkom: 'ada', indosat: 'ada' }));
    expect(shown.map(({ textContent }) => textContent)).toEqual(['i', 't', 'x']);
  });

  it('fade one by one as their results grow too old, and all together when nobody measures', async () => {
    const faded = (root: HTMLElement) => chips(root).map(({ classList }) => classList.contains('faded'));
    expect(faded(await show({ telkom: 'ada', xl: 'ada' }, ['xl']))).toEqual([false, true]);
    TestBed.resetTestingModule();
    expect(faded(await show({ telkom: 'ada', xl: 'ada' }, [], true))).toEqual([true, true]);
  });

  it('become a number beyond a few, which hides none that blocks', async () => {
    const root = await show({ a: 'tidak ada', b: 'tidak ada', c: 'unknown', d: 'tidak ada', e: 'tidak ada', f: 'ada' });
    expect(chips(root).map(({ title }) => title.charAt(0))).toEqual(['f', 'a', 'b']);
    expect(root.querySelector('.more')!.textContent).toBe('+3');
    expect(root.getAttribute('aria-label')).toContain('e: tidak ada');
  });
});
