import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { Session } from '../session/session';
import { LoginPage } from './login-page';

it('the sign-in page starts in its first field', async () => {
  const session = { user: signal(null), notice: signal(null) };
  TestBed.configureTestingModule({ providers: [provideRouter([]), { provide: Session, useValue: session }] });
  const fixture = TestBed.createComponent(LoginPage);
  document.body.append(fixture.nativeElement as HTMLElement);
  await fixture.whenStable();
  expect((document.activeElement as HTMLInputElement).autocomplete).toBe('username');
  fixture.destroy();
});
