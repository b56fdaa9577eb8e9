import type { BrandDto } from '@nawala/contracts';
import { Types } from 'mongoose';
import { DomainChanges } from '../../src/domains/domain-changes';
import { unmeasured } from '../../src/domains/domain-fields';
import type { TestApi } from './start-api';

let last = 0;

/** So many domains straight into the database, for specs that need more than anybody types. Gives their ids. */
export async function seedDomains(
  { db, app }: TestApi,
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
  // As whoever writes domains: otherwise the list learns of them a little later.
  await app.get(DomainChanges).edited(
    [new Types.ObjectId(brand.id)],
    domains.map(({ _id }) => _id),
  );
  return domains.map(({ _id }) => _id.toHexString());
}
