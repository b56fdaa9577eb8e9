import { StripsQueryDto } from '@nawala/contracts';
import { Types } from 'mongoose';
import { mostBetweenTurns } from '../../../test/support/most-between-turns';
import type { Clock } from '../../common/clock';
import type { DomainStandings } from '../../domains/domain-standings';
import type { Standings } from './standings';
import { Strips, STRIPS_AT_ONCE } from './strips';

describe('Strips', () => {
  it('gives others their turn after some, however many there are', async () => {
    const ids = Array.from({ length: 5 * STRIPS_AT_ONCE }, () => new Types.ObjectId());
    let made = 0;
    const of = () => {
      made += 1;
      return [];
    };
    const found = new Map(ids.map((_id) => [_id.toHexString(), { _id }]));
    const strips = new Strips(
      { ofHex: () => Promise.resolve(found) } as unknown as DomainStandings,
      { within: () => Promise.resolve(ids.map(() => ({ vantages: [], of }))) } as unknown as Standings,
      { now: () => new Date(0) } as Clock,
    );
    const query = Object.assign(new StripsQueryDto(), { ids: [...found.keys()] });
    const most = await mostBetweenTurns(
      () => strips.read(query),
      () => made,
    );
    expect([most, made]).toEqual([STRIPS_AT_ONCE, ids.length]);
  });
});
