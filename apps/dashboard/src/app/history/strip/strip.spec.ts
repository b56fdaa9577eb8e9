import { type ComponentFixture, TestBed } from '@angular/core/testing';
import type { StripDto } from '@nawala/contracts';
import { Rendered } from '../../../testing/rendered';
import { Strip } from './strip';

const item: StripDto = {
  domainId: 'd',
  slots: ['tidak ada', 'unknown', 'ada', 'tidak ada'],
  availability: {
    from: '2026-11-22T00:00:00.000Z',
    to: '2026-11-22T04:00:00.000Z',
    ada: 0.25,
    tidakAda: 0.5,
    unknown: 0.25,
  },
};

describe('Strip', () => {
  let fixture: ComponentFixture<Strip>;
  let page: Rendered;

  beforeEach(async () => {
    fixture = TestBed.createComponent(Strip);
    fixture.componentRef.setInput('strip', item);
    fixture.componentRef.setInput('name', 'shop.example.com');
    page = new Rendered(fixture);
    await page.settled();
  });

  const drawing = () => page.all('svg')[0]!;
  const said = () => page.all('[aria-live]')[0]?.textContent;
  async function press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      drawing().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
      await page.settled();
    }
  }

  it('is one drawing, said in a sentence', () => {
    expect(drawing().getAttribute('role')).toBe('img');
    expect(drawing().getAttribute('aria-label')).toBe('shop.example.com: 1 of 4 bars blocked, 1 without data');
    expect(page.all('path')).toHaveLength(3);
  });

  it('is read with the arrow keys, from the newest on, and says a gap as one', async () => {
    drawing().dispatchEvent(new FocusEvent('focusin', { bubbles: true }));
    await press('ArrowLeft');
    expect(said()).toMatch(/ · Tidak ada$/);
    await press('ArrowLeft', 'ArrowLeft');
    expect(said()).toMatch(/ · no data$/);
    await press('Escape');
    expect(said()).toBe('');
    expect(page.all('.tip')).toHaveLength(0);
  });

  it('says what is under the pointer', async () => {
    drawing().getBoundingClientRect = () => ({ left: 100, width: 40, top: 0, bottom: 18 }) as DOMRect;
    drawing().dispatchEvent(new MouseEvent('pointermove', { clientX: 125, bubbles: true }));
    await page.settled();
    expect(page.all('.tip')[0]!.textContent).toMatch(/ · Ada$/);
    fixture.nativeElement.dispatchEvent(new MouseEvent('pointerleave'));
    await page.settled();
    expect(page.all('.tip')).toHaveLength(0);
  });

  it('draws nothing while it is on its way', async () => {
    fixture.componentRef.setInput('strip', undefined);
    await page.settled();
    expect(page.all('path')).toEqual([]);
    await press('ArrowLeft');
    expect(page.all('.tip')).toHaveLength(0);
  });
});
