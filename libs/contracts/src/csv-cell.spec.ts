import { csvRow, csvText } from './csv-cell';

describe('a row of a spreadsheet', () => {
  it.each([
    [['a', 1, null, true], 'a,1,,true\r\n'],
    [['a,b', 'say "x"', 'two\nlines'], '"a,b","say ""x""","two\nlines"\r\n'],
    [['=1+1', '+1', '-1', '@x', '\t=1'], "'=1+1,'+1,'-1,'@x,'\t'=1\r\n"],
    [['=a,b'], '"\'=a,b"\r\n'],
    [["'=a", "'a", "''-a"], "''=a,'a,'''-a\r\n"],
    [['＝1+1', '＠x', -1], "'＝1+1,'＠x,-1\r\n"],
    [['up;=1+1;x', 'a - b; c', 'a\n=1'], 'up;\'=1+1;x,a - b; c,"a\n\'=1"\r\n'],
  ])('%j', (cells, row) => expect(csvRow(cells)).toBe(row));

  it.each(['=1', "'=1", "''=1", "'a", "it's", '-', "'", '', '\tx', '\t=x', "a;'=1", "a;;-b\r\n''@c", '＋1'])(
    'is read back as it was: %j',
    (text) => {
      const cell = csvRow([text]).slice(0, -2).replace(/^"|"$/g, '').replaceAll('""', '"');
      expect(csvText(cell)).toBe(text);
    },
  );
});
