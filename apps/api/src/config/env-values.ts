import { applyDecorators } from '@nestjs/common';
import { parseDuration } from '@nawala/rules';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsNumber, Length, Max, Min } from 'class-validator';

/** The text of a variable as what it stands for. The rules refuse what stands for nothing. */
const Read = (read: (text: string) => unknown): PropertyDecorator =>
  Transform(({ value }) => (typeof value === 'string' ? read(value) : value));

const AsNumber = () => Read((text) => (/^\d+$/.test(text) ? Number(text) : text));

export const AsList = () =>
  Read((text) =>
    text
      .split(',')
      .map((item) => item.trim())
      .filter(Boolean),
  );

const wholeFrom = (least: number, message: string) =>
  applyDecorators(AsNumber(), IsInt({ message }), Min(least, { message }));

const port = 'must be a port number from 0 to 65535';
export const IsPort = () => applyDecorators(wholeFrom(0, port), Max(65535, { message: port }));

export const IsRate = () => wholeFrom(0, 'must be a whole number of requests a minute, or 0 for no limit');

export const IsMost = () => wholeFrom(0, 'must be a whole number, or 0 for no limit');

export const IsDays = () =>
  applyDecorators(
    AsNumber(),
    IsInt({ message: 'must be a whole number of days' }),
    Min(1, { message: 'must be at least 1 day' }),
    Max(3650, { message: 'must be at most 3650 days' }),
  );

/** Milliseconds; written as a duration such as `1h`. */
export const IsDuration = () =>
  applyDecorators(
    Read(parseDuration),
    IsNumber({}, { message: 'must be a duration such as 90s, 15m, 1h or 7d' }),
    Min(1000, { message: 'must be at least 1s' }),
  );

export const IsSwitch = () =>
  applyDecorators(
    Read((text) => (text === 'true' ? true : text === 'false' ? false : text)),
    IsBoolean({ message: 'must be true or false' }),
  );

export const IsOneOf = (values: readonly string[]) => IsIn(values, { message: `must be one of: ${values.join(', ')}` });

export const IsSecret = (message = 'must be a secret of at least 32 characters') => Length(32, 1024, { message });
