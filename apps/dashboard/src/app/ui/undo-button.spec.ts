import { TestBed } from '@angular/core/testing';
import { Rendered } from '../../testing/rendered';
import { UndoButton } from './undo-button';

describe('UndoButton', () => {
  beforeEach(() => jest.useFakeTimers({ now: Date.now() }));
  afterEach(() => jest.useRealTimers());

  it('counts the seconds that are left, and is gone when they are', () => {
    const fixture = TestBed.createComponent(UndoButton);
    fixture.componentRef.setInput('until', Date.now() + 3_000);
    let undone = 0;
    fixture.componentInstance.undone.subscribe(() => (undone += 1));
    const page = new Rendered(fixture);
    fixture.detectChanges();
    expect(page.text).toBe('Undo 3');
    jest.advanceTimersByTime(1_000);
    fixture.detectChanges();
    expect(page.text).toBe('Undo 2');
    page.button(/^Undo/)!.click();
    expect(undone).toBe(1);
    jest.advanceTimersByTime(3_000);
    fixture.detectChanges();
    expect(page.buttonNames).toEqual([]);
  });
});
