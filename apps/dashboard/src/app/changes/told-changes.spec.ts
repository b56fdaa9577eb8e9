import { aChange } from '../../testing/a-change';
import { ToldChanges } from './told-changes';

describe('changes that were told', () => {
  it('are not told again', () => {
    const told = new ToldChanges();
    told.note([aChange('a')]);
    expect(told.without([aChange('a'), aChange('b')])).toEqual([aChange('b')]);
  });

  it('are forgotten, the oldest first, before they fill the memory', () => {
    const told = new ToldChanges();
    told.note(Array.from({ length: 10_001 }, (_, index) => aChange(String(index))));
    expect(told.without([aChange('0'), aChange('1')])).toEqual([aChange('0')]);
  });
});
