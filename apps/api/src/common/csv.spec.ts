import { csvRow } from './csv';

describe('a row of a spreadsheet', () => {
  it.each([
    [['a', 1, null], 'a,1,\r\n'],
    [['a,b', 'say "x"', 'two\nlines'], '"a,b","say ""x""","two\nlines"\r\n'],
    [['=1+1', '+1', '-1', '@x', '\t=1'], "'=1+1,'+1,'-1,'@x,'\t=1\r\n"],
    [['=a,b'], '"\'=a,b"\r\n'],
  ])('%j', (cells, row) => expect(csvRow(cells)).toBe(row));
});
