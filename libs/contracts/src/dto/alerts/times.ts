import { isZone } from '../../zone';
import { hasExactly, valueRule } from './value-rule';

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;
const isClock = (value: unknown): boolean => typeof value === 'string' && CLOCK.test(value);

export const IsZone = valueRule('isZone', 'Choose a time zone, such as Asia/Jakarta', isZone);

export const IsQuietHours = valueRule(
  'isQuietHours',
  'Give from and to as two different times such as 22:00, and a zone such as Asia/Jakarta; null for none',
  (value) =>
    value === null ||
    (hasExactly(value, ['from', 'to', 'zone']) &&
      isClock(value['from']) &&
      isClock(value['to']) &&
      value['from'] !== value['to'] &&
      isZone(value['zone'])),
);

const isDigest = (whole: object): boolean => 'on' in whole && Array.isArray(whole.on) && whole.on.includes('digest');

export const IsDigestTime = valueRule(
  'isDigestTime',
  'A digest needs a time such as 07:30 and a zone such as Asia/Jakarta; other rules have none: null',
  (value, whole) =>
    isDigest(whole)
      ? hasExactly(value, ['time', 'zone']) && isClock(value['time']) && isZone(value['zone'])
      : value === null,
);
