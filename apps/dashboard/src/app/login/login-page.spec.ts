import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { Rendered } from '../../testing/rendered';
import { Languages } from '../locale/languages';
import { Session } from '../session/session';
import { LoginPage } from './login-page';

describe('the sign-in page', () => {
  const choose = jest.fn();

  async function open() {
    const session = { user: signal(null), notice: signal(null) };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: Session, useValue: session },
        { provide: Languages, useValue: { choose } },
      ],
    });
    const fixture = TestBed.createComponent(LoginPage);
    document.body.append(fixture.nativeElement as HTMLElement);
    await fixture.whenStable();
    return new Rendered(fixture);
  }

  it('starts in its first field', async () => {
    await open();
    expect((document.activeElement as HTMLInputElement).autocomplete).toBe('username');
  });

  it('offers every language in its own words, before anybody has an account menu', async () => {
    const page = await open();
    expect(page.button('English')!.getAttribute('aria-pressed')).toBe('true');
    page.button('Bahasa Indonesia')!.click();
    expect(choose).toHaveBeenCalledWith('id');
  });
});
