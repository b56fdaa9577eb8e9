import { Types } from 'mongoose';
import { mostBetweenTurns } from '../../test/support/most-between-turns';
import type { BrandsService } from '../brands/brands.service';
import { DomainReader, READ_AT_ONCE } from './domain-reader';
import type { DomainsRepository } from './domains.repository';
import type { DomainSelection } from './list/domain-selection';

const MANY = 5 * READ_AT_ONCE + 1;

describe('DomainReader', () => {
  it('gives others their turn after some domains of a file, however many there are', async () => {
    const ids = Array.from({ length: MANY }, () => new Types.ObjectId().toHexString());
    let read = 0;
    const factsByIds = (some: readonly string[]) => {
      read += some.length;
      return Promise.resolve(new Map(some.map((id) => [id, { id }])));
    };
    const reader = new DomainReader(
      { factsByIds } as unknown as DomainsRepository,
      {} as BrandsService,
      { ids: () => Promise.resolve(ids) } as unknown as DomainSelection,
    );
    const found: unknown[] = [];
    const work = async () => {
      for await (const some of await reader.all({})) found.push(...some);
    };
    expect(await mostBetweenTurns(work, () => read)).toBeLessThanOrEqual(READ_AT_ONCE);
    expect(found).toEqual(ids.map((id) => ({ id })));
  });
});
