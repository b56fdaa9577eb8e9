import type { LIMITS } from '@nawala/contracts';
import type { BulkUpdateResultDto } from '@nawala/contracts/checker';

/** How many were recorded and how many refused; `index` counts in what was sent, -1 where the API does not say. */
export type BulkOutcome = BulkUpdateResultDto['data'];

/** The most that the API takes in one call. Held to the contract by its type alone: its values come with class-validator. */
export const MOST_REPORTS: typeof LIMITS.bulkUpdates = 1000;

/** The API names the first that it refused and counts the others: each of them is a refusal, too. */
function unlisted({ failed, errors }: BulkOutcome): BulkOutcome['errors'] {
  const missing = Number.isSafeInteger(failed) ? Math.min(MOST_REPORTS, failed) - errors.length : 0;
  return Array.from({ length: Math.max(0, missing) }, () => ({
    index: -1,
    id: null,
    error: 'refused without a reason',
  }));
}

/** Throws when the answer is none to a report: a page of some network's portal answers 200 too. */
export async function readOutcome(response: Response): Promise<BulkOutcome> {
  const { data } = ((await response.json()) ?? {}) as Partial<BulkUpdateResultDto>;
  if (!Array.isArray(data?.errors) || !data.errors.every((error) => typeof error?.error === 'string')) {
    throw new Error('its answer to a report is not readable');
  }
  return { ...data, errors: [...data.errors, ...unlisted(data)] };
}

/** Both together, where the second is of what came `offset` after the first of all. Pure. */
export const joined = (one: BulkOutcome, other: BulkOutcome, offset: number): BulkOutcome => ({
  success: one.success + other.success,
  failed: one.failed + other.failed,
  errors: [
    ...one.errors,
    ...other.errors.map((error) => (error.index < 0 ? error : { ...error, index: error.index + offset })),
  ],
});
