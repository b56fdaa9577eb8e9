import { isOwnOrigin } from './own-origin';

const OURS = 'https://nawala.example.com';
const asked = (headers: Record<string, string>, host = 'nawala.example.com') => isOwnOrigin({ headers, host }, [OURS]);

describe('Who may use the cookies', () => {
  it.each([
    ['a program', {}],
    ['a configured origin', { origin: OURS, 'sec-fetch-site': 'same-site' }],
    ['what the browser calls the same origin', { origin: 'https://10.0.0.5:8443', 'sec-fetch-site': 'same-origin' }],
    ['a page of the host that is asked', { origin: 'http://nawala.example.com' }],
  ])('is %s', (_, headers: Record<string, string>) => expect(asked(headers)).toBe(true));

  it.each([
    ['another site', { origin: 'https://evil.example.net', 'sec-fetch-site': 'cross-site' }],
    ['a neighbour under one domain', { origin: 'https://evil.example.com', 'sec-fetch-site': 'same-site' }],
    ['another port of the host', { origin: 'http://nawala.example.com:8080' }],
    ['another host, in an old browser', { origin: 'https://evil.example.net' }],
    ['a page without an origin', { origin: 'null' }],
    ['nonsense', { origin: '://' }],
  ])('is not %s', (_, headers: Record<string, string>) => expect(asked(headers)).toBe(false));
});
