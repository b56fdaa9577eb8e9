import { DEFAULT_VANTAGE } from '@nawala/contracts';
import type { KeyPass } from '../access/key-pass';
import { AppError, InvalidInput } from '../common/app-error';

/**
 * The vantage that a report counts for.
 *
 * @param named by the report, if at all
 * @param pass of the key that it comes with; undefined: none
 * @throws InvalidInput when the key has several and none is named
 * @throws AppError FORBIDDEN when another's is named
 */
export function reportingVantage(named: string | undefined, pass: Pick<KeyPass, 'vantages'> | undefined): string {
  const [first, ...others] = pass?.vantages ?? [];
  if (first === undefined) return named ?? DEFAULT_VANTAGE;
  if (named === undefined) {
    if (others.length === 0) return first;
    throw new InvalidInput([
      {
        path: 'scanResult.vantage',
        message: `must be one of this key’s vantages: ${[first, ...others].join(', ')}`,
        code: 'vantageOfKey',
      },
    ]);
  }
  if (named === first || others.includes(named)) return named;
  const own = [first, ...others].join(', ');
  throw new AppError('FORBIDDEN', `This key does not report as ${named}, only as ${own}.`);
}
