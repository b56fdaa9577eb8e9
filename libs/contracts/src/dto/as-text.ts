import { Transform } from 'class-transformer';
import { normalizeEmail, visibleLine, visibleProse } from '../visible-text';

const each =
  (clean: (text: string) => string): (() => PropertyDecorator) =>
  () =>
    Transform(({ value }: { value: unknown }) => {
      if (typeof value === 'string') return clean(value);
      return Array.isArray(value)
        ? value.map((item: unknown) => (typeof item === 'string' ? clean(item) : item))
        : value;
    });

/** Text that people read is cleaned before any rule sees it: a name (or each of a list) on one line, prose on several. */
export const AsLine = each(visibleLine);
export const AsProse = each(visibleProse);
export const AsEmail = each(normalizeEmail);
