import { fileNameOf } from './file-name';

const at = (day: number) => new Date(2026, 10, day, 12).getTime();

it('says what and when', () => {
  expect(fileNameOf('changes', at(20), at(26))).toBe('changes-2026-11-20-2026-11-26.csv');
  expect(fileNameOf('changes', at(6), at(6))).toBe('changes-2026-11-06.csv');
});

it('is a name that any system takes', () =>
  expect(fileNameOf('shop.example.com/id?a=b', at(6), at(6))).toBe('shop.example.com-id-a-b-2026-11-06.csv'));
