import { CookieJar } from './cookie-jar';

it('brings cookies back to the host that set them, and to no other', () => {
  const jar = new CookieJar();
  jar.store('a.example', ['sid=1; Path=/; HttpOnly', 'lang=id', 'sid=2']);
  expect(jar.headerFor('a.example')).toEqual({ Cookie: 'sid=2; lang=id' });
  expect(jar.headerFor('b.example')).toEqual({});
});

it('ignores what could break out of the header', () => {
  const jar = new CookieJar();
  jar.store('a.example', ['no cookie', 'x=\u0001', '=y', 'ok=1\r\nHost: evil']);
  expect(jar.headerFor('a.example')).toEqual({ Cookie: 'ok=1' });
});
