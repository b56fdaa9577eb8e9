import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting, type TestRequest } from '@angular/common/http/testing';
import { signal, type Type } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { provideRouter } from '@angular/router';
import { aBrand, aDomain, aUser } from '@nawala/contracts/testing';
import { Rendered } from '../../testing/rendered';
import { ChangePassword } from '../account/change-password';
import { BrandForm } from '../brands/brand-form';
import { BrandRemoval } from '../brands/brand-removal';
import { DomainForm } from '../domains/domain-form/domain-form';
import { LoginPage } from '../login/login-page';
import { Languages } from '../locale/languages';
import { Session } from '../session/session';
import { Confirm } from '../ui/confirm';
import { UserForm } from '../users/user-form';
import { UnsavedWork } from './unsaved-work';

const PASSWORD = 'correct horse battery';
const brand = aBrand();
let asked = 0;
const question = {
  heading: 'Delete it?',
  text: '',
  confirm: 'Delete',
  act: () => (++asked === 2 ? Promise.resolve() : Promise.reject(new Error('refused'))),
};

interface Form {
  component: Type<unknown>;
  data: unknown;
  fill: Record<string, string>;
  button: string;
  url: string;
}

const forms: Record<string, Form> = {
  'sign-in': {
    component: LoginPage,
    data: null,
    fill: { 'E-mail': 'rina@example.com', Password: PASSWORD },
    button: 'Sign in',
    url: '/api/auth/login',
  },
  'own password': {
    component: ChangePassword,
    data: null,
    fill: { 'Current password': PASSWORD, 'New password': `${PASSWORD} staple` },
    button: 'Change password',
    url: '/api/auth/password',
  },
  'new brand': {
    component: BrandForm,
    data: null,
    fill: { Name: 'Aurora', Code: 'AUR' },
    button: 'Add brand',
    url: '/api/brands',
  },
  'new user': {
    component: UserForm,
    data: null,
    fill: { Name: 'Rina', 'E-mail': 'rina@example.com', Password: PASSWORD },
    button: 'Add user',
    url: '/api/users',
  },
  'edited domain': {
    component: DomainForm,
    data: { domain: aDomain({ id: 'd', brand }), brandId: brand.id },
    fill: { Note: 'Spare' },
    button: 'Save',
    url: '/api/domains/d',
  },
  'removal of a brand': {
    component: BrandRemoval,
    data: aBrand({ id: 'b' }),
    fill: {},
    button: 'Delete brand',
    url: '/api/brands/b',
  },
};

describe('what failed can be sent again', () => {
  const close = jest.fn();
  let http: HttpTestingController;
  let page: Rendered;

  async function open({ component, data, fill }: Form): Promise<void> {
    close.mockReset();
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        { provide: MAT_DIALOG_DATA, useValue: data },
        { provide: MatDialogRef, useValue: { close } },
        { provide: Languages, useValue: {} },
        ...(component === LoginPage ? [] : [{ provide: Session, useValue: { user: signal(aUser()) } }]),
      ],
    });
    http = TestBed.inject(HttpTestingController);
    page = new Rendered(TestBed.createComponent(component));
    TestBed.tick();
    http.match('/api/brands').forEach((request) => request.flush([brand]));
    await page.settled();
    for (const [label, value] of Object.entries(fill)) page.fill(label, value);
    await page.settled();
  }

  async function click(name: string): Promise<void> {
    page.button(name)!.click();
    await page.settled();
  }

  const failures: Record<string, (request: TestRequest) => void> = {
    'the line is down': (request) => request.error(new ProgressEvent('error')),
    'there were too many': (request) =>
      request.flush(null, { status: 429, statusText: 'Too many', headers: { 'Retry-After': '7' } }),
    'the server is not ready': (request) =>
      request.flush(null, { status: 503, statusText: 'Not ready', headers: { 'Retry-After': '3' } }),
    'nobody answered in time': (request) =>
      request.error(new DOMException('signal timed out', 'TimeoutError') as unknown as ProgressEvent),
    'a field was refused': (request) =>
      request.flush(
        { code: 'INVALID_INPUT', detail: 'No', status: 400, errors: [{ path: 'name', message: 'No such name' }] },
        { status: 400, statusText: 'Bad request' },
      ),
  };
  const sentences: Record<string, string> = {
    'the line is down': 'cannot be reached',
    'there were too many': 'Try again in 7 s',
    'the server is not ready': 'Try again in 3 s',
    'nobody answered in time': 'has not answered in time',
  };

  describe.each(Object.entries(forms))('%s', (_name, form) => {
    it.each(Object.entries(failures))('after %s', async (why, fail) => {
      await open(form);
      for (let time = 0; time < 2; time++) {
        await click(form.button);
        expect(page.all('.btn:not([mat-dialog-close])')[0]).toMatchObject({ disabled: true });
        fail(http.expectOne(form.url));
        await page.settled();
        expect(page.text).toContain(sentences[why] ?? '');
        expect(page.button(form.button)!.disabled).toBe(false);
      }
      await click(form.button);
      expect(page.text).not.toContain(sentences[why] ?? 'No such name');
      http.expectOne(form.url);
      expect(close).not.toHaveBeenCalled();
    });
  });

  it('is sent once, however fast somebody clicks', async () => {
    await open(forms['new brand']!);
    for (let click = 0; click < 3; click++) page.button('Add brand')!.click();
    await page.settled();
    expect(http.match('/api/brands')).toHaveLength(1);
  });

  it('asks before the tab is closed on what is typed, or on its way', async () => {
    await open(forms['new brand']!);
    const work = TestBed.inject(UnsavedWork);
    const leave = () => {
      const event = new Event('beforeunload', { cancelable: true });
      window.dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect(work.state()).toBe('changed');
    expect(leave()).toBe(true);
    await click('Add brand');
    expect(work.state()).toBe('saving');
    page.fill('Name', '');
    page.fill('Code', '');
    expect(work.state()).toBe('saving');
    http.expectOne('/api/brands').flush(brand);
    await page.settled();
    expect(work.state()).toBe('none');
    expect(leave()).toBe(false);
  });

  it('asks nobody who leaves the sign-in', async () => {
    await open(forms['sign-in']!);
    expect(TestBed.inject(UnsavedWork).state()).toBe('none');
  });

  it('goes for the questions before a deletion, too', async () => {
    await open({ component: Confirm, data: question, fill: {}, button: 'Delete', url: '' });
    await click('Delete');
    expect(page.text).toContain('Something went wrong');
    await click('Delete');
    expect(close).toHaveBeenCalledWith(true);
  });
});
