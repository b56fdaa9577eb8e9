import { csvOf } from './csv';

it('quotes what needs it, and takes nothing for a formula', () => {
  expect(
    csvOf([
      ['a,b', 'say "x"', 3],
      ['=SUM(A1)', '-1', '@x'],
    ]),
  ).toBe('\uFEFF"a,b","say ""x""",3\r\n\'=SUM(A1),\'-1,\'@x\r\n');
});

it('is the mark alone where there is nothing', () => expect(csvOf([])).toBe('\uFEFF'));
