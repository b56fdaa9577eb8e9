import { parseTarget } from './target';

const urlsOf = (input: string) => {
  const parsed = parseTarget(input);
  return parsed.ok ? parsed.target.urls : parsed.problem;
};

it('measures a bare host name over https and http', () => {
  expect(urlsOf(' Shop.Example.com ')).toEqual(['https://shop.example.com/', 'http://shop.example.com/']);
  expect(urlsOf('shop.example.com/id?x=1')).toEqual([
    'https://shop.example.com/id?x=1',
    'http://shop.example.com/id?x=1',
  ]);
});

it('measures a full address exactly as given', () => {
  expect(urlsOf('http://shop.example.com:8080/a?b=1')).toEqual(['http://shop.example.com:8080/a?b=1']);
  expect(urlsOf('http://Яндекс.рф/')).toEqual(['http://xn--d1acpjx3f.xn--p1ai/']);
});

it.each([
  ['ftp://example.com/', 'Only http and https can be measured'],
  ['https://user:pass@example.com/', 'Leave out the user name and password'],
  ['https://', '“https://” is not an address'],
  [`https://${'a'.repeat(64)}.com/`, `“${'a'.repeat(64)}.com” is not a host name`],
  ['', 'Enter a host name, such as shop.example.com'],
])('refuses %p and says why', (input, problem) => expect(urlsOf(input)).toBe(problem));
