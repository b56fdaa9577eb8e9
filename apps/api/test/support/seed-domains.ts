import type { BrandDto } from '@nawala/contracts';
import { searchTerms } from '@nawala/rules';
import { Types } from 'mongoose';
import { unmeasured } from '../../src/domains/domain-fields';
import type { TestApi } from './start-api';

let last = 0;

/** So many domains straight into the database, for specs that need more than anybody types. Gives their ids. */
export async function seedDomains(
  { db }: TestApi,
  brand: Pick<BrandDto, 'id'>,
  count: number,
  over: { tags?: string[]; active?: boolean } = {},
): Promise<string[]> {
  const now = new Date();
  const domains = Array.from({ length: count }, () => {
    const fields = { domain: `seed-${++last}.example.com`, note: '', tags: over.tags ?? [] };
    return {
      _id: new Types.ObjectId(),
      ...fields,
      ...unmeasured(),
      brand: new Types.ObjectId(brand.id),
      terms: searchTerms(fields),
      active: over.active ?? true,
      createdBy: null,
      updatedBy: null,
      targetSince: null,
      version: 0,
      writeIds: [],
      createdAt: now,
      updatedAt: now,
    };
  });
  await db.collection('domains').insertMany(domains);
  return domains.map(({ _id }) => _id.toHexString());
}
