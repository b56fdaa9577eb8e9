import { ImportQueryDto, LIMITS } from '@nawala/contracts';
import type { BrandsService } from '../../brands/brands.service';
import { InvalidInput } from '../../common/app-error';
import type { JobRunner } from '../../jobs/job-runner';
import { ImportDomains } from './import-domains';
import type { ImportJudge } from './import-judge';

const ACTOR = { id: 'f'.repeat(24), name: 'Ada' };
const rows = (brands: number) =>
  Array.from({ length: 2 * brands }, (_, n) => ({
    domain: `site-${n}.example.com`,
    brand: n % 2 ? `new ${n % brands}` : `NEW ${n % brands}`,
  }));

function imports() {
  const judged: unknown[] = [];
  const judge = {
    judgeAll: (all: readonly unknown[]) => {
      judged.push(...all);
      return Promise.resolve([]);
    },
  };
  const refs = () => Promise.resolve(new Map([['a', { id: 'a', name: 'New 0', code: 'AUR', color: '' }]]));
  const started: { items: readonly unknown[] }[] = [];
  const jobs = {
    start: (job: { items: readonly unknown[] }) => {
      started.push(job);
      return Promise.resolve({ id: 'job', url: '' });
    },
  };
  const service = new ImportDomains(
    judge as unknown as ImportJudge,
    { refs } as unknown as BrandsService,
    jobs as unknown as JobRunner,
  );
  const execute = (raw: readonly unknown[], query: Partial<ImportQueryDto>) =>
    service.execute(ACTOR, raw, Object.assign(new ImportQueryDto(), query));
  return { execute, judged, started };
}

describe('ImportDomains', () => {
  it.each([true, false])(
    'refuses a list that would make too many brands before anything is done: dryRun %s',
    async (dryRun) => {
      const { execute, judged, started } = imports();
      const answer = execute(rows(LIMITS.importBrands + 2), { createBrands: true, dryRun });
      await expect(answer).rejects.toBeInstanceOf(InvalidInput);
      await expect(answer).rejects.toMatchObject({
        options: { errors: [{ path: 'rows', code: 'newBrands', params: { max: LIMITS.importBrands } }] },
      });
      expect([judged, started]).toEqual([[], []]);
    },
  );

  it('counts each brand once, in any case, and none that is there', async () => {
    const { execute, started } = imports();
    await execute(rows(LIMITS.importBrands + 1), { createBrands: true, dryRun: false });
    expect(started).toHaveLength(1);
  });

  it('takes any number of unknown brands that it is not to make', async () => {
    const { execute, judged } = imports();
    await execute(rows(LIMITS.importBrands + 2), { createBrands: false, dryRun: true });
    expect(judged).toHaveLength(2 * (LIMITS.importBrands + 2));
  });
});
