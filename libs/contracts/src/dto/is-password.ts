import { applyDecorators } from './apply-decorators';
import { IsString, Length } from 'class-validator';
import { LIMITS } from '../limits';

/** Length is the only rule: composition rules make passwords worse (NIST SP 800-63B, 5.1.1.2). */
export const IsPassword = (): PropertyDecorator =>
  applyDecorators(
    IsString(),
    Length(LIMITS.passwordMin, LIMITS.passwordMax, {
      message: `Use ${LIMITS.passwordMin} to ${LIMITS.passwordMax} characters`,
    }),
  );
