import { hashOf, refreshOf, titleOf } from './page';

it.each([
  ['<html><TITLE lang="id">\n Toko  Kita </TITLE>', 'Toko  Kita'],
  ['<title></title>', null],
  ['<p>none</p>', null],
  [`<title>${'x'.repeat(900)}`, 'x'.repeat(500)],
])('finds the title in %.30s', (html, title) => expect(titleOf(html)).toBe(title));

it.each([
  ['<meta http-equiv="refresh" content="0; url=http://block.example/a?b=1">', 'http://block.example/a?b=1'],
  ["<META content='3;URL=http://block.example/' HTTP-EQUIV=Refresh>", 'http://block.example/'],
  ['<meta http-equiv=refresh content="0;http://block.example/">', 'http://block.example/'],
  ['<meta http-equiv="refresh" content="600; url=/">', null],
  ['<meta http-equiv="refresh" content="30">', null],
  ['<script>window.location="http://block.example/"</script>', 'http://block.example/'],
  ["<script>location.href = 'http://block.example/'</script>", 'http://block.example/'],
  ['<script>top.location.replace("http://block.example/")</script>', 'http://block.example/'],
  [`<script>location.href="http://x.example/"</script>${'<p>'.repeat(2000)}`, null],
  ['<a href="http://block.example/">', null],
])('sees where %.60s sends its reader', (html, address) => expect(refreshOf(html)).toBe(address));

it('takes pages for the same that differ in the name that was asked for alone', () => {
  const hash = hashOf('<p>A.example is blocked', 'a.example');
  expect(hash).toBe(hashOf('<p>b.example is blocked', 'b.example'));
  expect(hash).not.toBe(hashOf('<p>b.example is fine', 'b.example'));
  expect(hashOf(' a.example ', 'a.example')).toBeNull();
});
