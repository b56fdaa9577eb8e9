import { summaryOf } from './summary-of';

it('counts today alone, as the reader has it', () => {
  const at = (day: number, hour: number) => ({
    at: new Date(2026, 10, day, hour).toISOString(),
    ada: 0,
    tidakAda: 0,
    unknown: 0,
    paused: 0,
    blocked: 2,
    unblocked: 1,
    measured: true,
  });
  const now = new Date(2026, 10, 26, 12).getTime();
  expect(summaryOf([at(25, 23), at(26, 0), at(26, 11)], now)).toEqual({ blocked: 4, freed: 2 });
});
