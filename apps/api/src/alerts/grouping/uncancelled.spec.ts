import type { EventRecord } from '../store/event.schema';
import { uncancelled } from './uncancelled';

const of = (...types: EventRecord['type'][]) => types.map((type) => ({ type }) as EventRecord);
const left = (...types: EventRecord['type'][]) => uncancelled(of(...types)).map(({ type }) => type);

describe('what happened to a vantage', () => {
  it('is nothing when it came back before its silence was told', () => {
    expect(left('checker.silent', 'checker.back')).toEqual([]);
  });

  it('is the last silence, and a return from one that was told', () => {
    expect(left('checker.silent', 'checker.back', 'checker.silent')).toEqual(['checker.silent']);
    expect(left('checker.back', 'checker.silent')).toEqual(['checker.back', 'checker.silent']);
  });

  it('keeps what no return takes back', () => {
    expect(left('checker.blind', 'checker.back')).toEqual(['checker.blind', 'checker.back']);
  });
});
