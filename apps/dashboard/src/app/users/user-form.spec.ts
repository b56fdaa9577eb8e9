import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { provideRouter } from '@angular/router';
import { aUser } from '@nawala/contracts/testing';
import { Rendered } from '../../testing/rendered';
import { signedInAs } from '../../testing/signed-in-as';
import { UserForm } from './user-form';

describe('UserForm', () => {
  const close = jest.fn();
  const user = aUser({ name: 'Rina', role: 'admin' });
  let http: HttpTestingController;
  let page: Rendered;

  beforeEach(() => {
    localStorage.clear();
    return open();
  });

  async function open(): Promise<void> {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(),
        provideHttpClientTesting(),
        provideRouter([]),
        { provide: MAT_DIALOG_DATA, useValue: user },
        { provide: MatDialogRef, useValue: { close } },
      ],
    });
    http = TestBed.inject(HttpTestingController);
    page = new Rendered(TestBed.createComponent(UserForm));
    await page.settled();
  }

  const save = async () => {
    page.button('Save')!.click();
    await page.settled();
    return http.expectOne(`/api/users/${user.id}`);
  };

  it('leaves the password alone when the field is empty', async () => {
    page.fill('Name', 'Rina Astuti');
    expect((await save()).request.body).toEqual({ name: 'Rina Astuti' });
  });

  it('asks for no password of one’s own: that is changed where the current one is asked for', async () => {
    expect(page.text).toContain('New password');
    TestBed.resetTestingModule();
    signedInAs('admin', { user });
    await open();
    expect(page.text).not.toContain('New password');
  });

  it('sends a new password when there is one', async () => {
    page.fill('New password', 'correct horse battery');
    expect((await save()).request.body).toEqual({ password: 'correct horse battery' });
  });

  it('refuses a short password in the words of the DTO', async () => {
    page.fill('New password', 'short');
    page.button('Save')!.click();
    await page.settled();
    expect(page.text).toContain('Use 12 to 128 characters');
    http.expectNone(`/api/users/${user.id}`);
  });

  it('shows why the last admin has to stay', async () => {
    page.fill('Role', 'user');
    const detail = 'This is the last active admin';
    (await save()).flush({ code: 'LAST_ADMIN', detail, status: 409 }, { status: 409, statusText: 'Conflict' });
    await page.settled();
    expect(page.all('[role=alert]')[0]!.textContent).toContain(detail);
    expect(close).not.toHaveBeenCalled();
  });
});
