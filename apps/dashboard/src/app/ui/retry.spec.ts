import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Rendered } from '../../testing/rendered';
import { Retry } from './retry';

@Component({ imports: [Retry], template: `<app-retry [of]="read" />` })
class Page {
  readonly reading = signal(false);
  asked = 0;
  readonly read = { reading: this.reading, reload: () => void this.asked++ };
}

describe('Retry', () => {
  async function open() {
    const fixture = TestBed.createComponent(Page);
    const rendered = new Rendered(fixture);
    await rendered.settled();
    const button = rendered.all('button')[0] as HTMLButtonElement;
    const read = async (reading: boolean) => {
      fixture.componentInstance.reading.set(reading);
      await rendered.settled();
    };
    return { page: fixture.componentInstance, button, read, label: () => button.textContent.trim() };
  }

  it('says that it tries until that has ended, and asks once', async () => {
    const { page, button, read, label } = await open();
    button.click();
    await read(true);
    expect(label()).toBe('Trying again…');
    expect(button.getAttribute('aria-disabled')).toBe('true');
    button.click();
    expect(page.asked).toBe(1);
    await read(false);
    expect(label()).toBe('Retry');
    expect(button.getAttribute('aria-disabled')).toBeNull();
  });

  it('stays silent while the page tries by itself, and can be pressed meanwhile', async () => {
    const { page, button, read, label } = await open();
    await read(true);
    expect(label()).toBe('Retry');
    button.click();
    await read(true);
    expect(label()).toBe('Trying again…');
    expect(page.asked).toBe(1);
  });
});
