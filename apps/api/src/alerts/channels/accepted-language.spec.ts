import { acceptedLanguage } from './accepted-language';

it.each([
  [undefined, 'en'],
  ['', 'en'],
  ['*', 'en'],
  ['id', 'id'],
  ['id-ID,id;q=0.9,en;q=0.8', 'id'],
  ['ID', 'id'],
  ['ms-MY, id;q=0.5, en;q=0.4', 'id'],
  ['en-GB,en;q=0.9,id;q=0.8', 'en'],
  ['fr, de', 'en'],
  [',,;q=1', 'en'],
])('of %j the language is %s', (header, language) => expect(acceptedLanguage(header)).toBe(language));
