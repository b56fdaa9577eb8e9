import { InteractivityChecker } from '@angular/cdk/a11y';
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ApplicationRef, type Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MATERIAL_ANIMATIONS } from '@angular/material/core';
import { MatDialog } from '@angular/material/dialog';
import { provideRouter } from '@angular/router';
import { aBrand } from '@nawala/contracts/testing';
import { BrandForm } from '../brands/brand-form';
import { Dialogs } from './dialogs';

const brand = aBrand({ name: 'Aurora' });
const providers = [
  provideHttpClient(),
  provideHttpClientTesting(),
  provideRouter([]),
  // Nothing has a size here, and so nothing would count as visible.
  { provide: InteractivityChecker, useValue: { isFocusable: () => true, isTabbable: () => true } },
  { provide: MATERIAL_ANIMATIONS, useValue: { animationsDisabled: true } },
];
const load = (): Promise<Type<unknown>> => Promise.resolve(BrandForm);

describe('a dialog with a form', () => {
  let dialogs: Dialogs;
  let http: HttpTestingController;
  let outcome: Promise<unknown>;

  const settled = async () => {
    for (let turn = 0; turn < 3; turn++) {
      await new Promise((resolve) => setTimeout(resolve));
      await TestBed.inject(ApplicationRef).whenStable();
    }
  };
  const openDialogs = () => TestBed.inject(MatDialog).openDialogs.length;
  const buttons = () => [...document.querySelectorAll<HTMLButtonElement>('mat-dialog-actions button')];
  const click = async (name: string) => {
    buttons()
      .find((button) => button.textContent.trim() === name)!
      .click();
    await settled();
  };
  const press = async (key: string) => {
    // CDK still looks at the old code.
    const event = Object.assign(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    Object.defineProperty(event, 'keyCode', { value: 27 });
    document.body.dispatchEvent(event);
    await settled();
  };
  const clickBeside = async () => {
    [...document.querySelectorAll<HTMLElement>('.cdk-overlay-backdrop')].at(-1)!.click();
    await settled();
  };
  const type = async (value: string) => {
    const input = document.querySelector<HTMLInputElement>('app-brand-form input')!;
    input.value = value;
    input.dispatchEvent(new Event('input', { bubbles: true }));
    await settled();
  };

  beforeEach(async () => {
    TestBed.configureTestingModule({
      providers,
    });
    dialogs = TestBed.inject(Dialogs);
    http = TestBed.inject(HttpTestingController);
    outcome = dialogs.open(load, brand);
    await settled();
  });
  afterEach(() => dialogs.closeAll());

  it('closes at Escape when nothing was changed, or was changed back', async () => {
    await type('Aurora Two');
    await type('Aurora');
    await press('Escape');
    expect(await outcome).toBeUndefined();
  });

  it.each([
    ['Escape', () => press('Escape')],
    ['a click beside it', clickBeside],
  ])('asks at %s when something was changed', async (_name, slip) => {
    await type('Aurora Two');
    await slip();
    expect(document.body.textContent).toContain('Discard what you entered?');
    await click('Keep editing');
    expect(openDialogs()).toBe(1);
    expect(document.querySelector<HTMLInputElement>('app-brand-form input')!.value).toBe('Aurora Two');
    await slip();
    await click('Discard');
    expect(await outcome).toBeUndefined();
    expect(openDialogs()).toBe(0);
  });

  it('stays while it is saving, and closes with what was saved', async () => {
    await type('Aurora Two');
    await click('Save');
    await press('Escape');
    await clickBeside();
    expect(openDialogs()).toBe(1);
    expect(await dialogs.leave()).toBe(false);
    const saved = { ...brand, name: 'Aurora Two' };
    http.expectOne(`/api/brands/${brand.id}`).flush(saved);
    await settled();
    expect(await outcome).toEqual(saved);
  });

  it('asks whoever goes to another page', async () => {
    await type('Aurora Two');
    const left = dialogs.leave();
    await settled();
    await click('Keep editing');
    expect(await left).toBe(false);
    const leftAgain = dialogs.leave();
    await settled();
    await click('Discard');
    expect(await leftAgain).toBe(true);
    await settled();
    expect(openDialogs()).toBe(0);
  });

  it('lets whoever changed nothing go to another page', async () => {
    expect(await dialogs.leave()).toBe(true);
    await settled();
    expect(openDialogs()).toBe(0);
  });
});

it('opens once, however fast somebody clicks', async () => {
  TestBed.configureTestingModule({ providers });
  const dialogs = TestBed.inject(Dialogs);
  const open = jest.spyOn(TestBed.inject(MatDialog), 'open');
  const first = dialogs.open(load, brand);
  await dialogs.open(load, brand);
  await new Promise((resolve) => setTimeout(resolve));
  expect(open).toHaveBeenCalledTimes(1);
  dialogs.closeAll();
  await first;
});

it('has the focus where one begins before it has come in: nothing that is typed by then goes elsewhere', async () => {
  TestBed.configureTestingModule({ providers: providers.slice(0, -1) });
  const open = jest.spyOn(TestBed.inject(MatDialog), 'open');
  void TestBed.inject(Dialogs).open(load, brand);
  while (open.mock.calls.length === 0) await Promise.resolve();
  TestBed.tick();
  expect(document.querySelector('app-brand-form input')).not.toBeNull();
  expect(document.activeElement).toBe(document.querySelector('app-brand-form input'));
  TestBed.inject(Dialogs).closeAll();
});
