import { registerDecorator } from 'class-validator';
import { LIMITS } from '../limits';

/** Nothing that a database or a browser takes for more than a name. */
const NAME = /^[a-z][A-Za-z0-9]{0,29}$/;

const isScalar = (value: unknown): boolean =>
  typeof value === 'string' ? value.length <= LIMITS.reasonParam : Number.isFinite(value) || typeof value === 'boolean';

function isReasonParams(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  return entries.length <= LIMITS.reasonParams && entries.every(([name, item]) => NAME.test(name) && isScalar(item));
}

/** At most ten short texts, numbers or truth values by name. */
export const IsReasonParams = (): PropertyDecorator => (target, propertyName) =>
  registerDecorator({
    name: 'isReasonParams',
    target: target.constructor,
    propertyName: String(propertyName),
    options: {
      message: `$property holds at most ${LIMITS.reasonParams} texts of ${LIMITS.reasonParam} characters, numbers or truth values by name`,
    },
    validator: { validate: isReasonParams },
  });
