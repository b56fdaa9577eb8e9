import { csvCell, csvText as ofContracts } from '@nawala/contracts';
import { csvText } from './csv-text';

describe('what an export kept from being a formula', () => {
  it.each(['=1+1', "'=1", "it's", 'up;=1+1;x', 'a\n-b', '\t=x', '＋1', "a;''@b"])('is read back: %j', (text) => {
    const cell = csvCell(text).replace(/^"|"$/g, '');
    expect([csvText(cell), ofContracts(cell)]).toEqual([text, text]);
  });
});
