import { registerDecorator } from 'class-validator';
import { isInstant } from './is-instant';

/** Milliseconds, `seq` and id of the last row of a page, no more digits than a time and a number can have. */
const PAGE_MARK = /^-?\d{1,15}\.\d{1,16}\.[0-9a-f]{24}$/;

export const isPageMark = (value: unknown): boolean =>
  (typeof value === 'string' && PAGE_MARK.test(value)) || isInstant(value);

/** Where a page begins: what the page before gave as `next`, or a point in time. */
export const IsPageMark = (): PropertyDecorator => (target, propertyName) =>
  registerDecorator({
    name: 'isPageMark',
    target: target.constructor,
    propertyName: String(propertyName),
    options: { message: '$property must be the next of an earlier answer, or a time such as 2026-01-02T03:04:05Z' },
    validator: { validate: isPageMark },
  });
