import type { Translated } from '..';
import type { domains as english } from '../en/domains';

export const domains: Translated<typeof english> = {
  'domain.title': 'Money site',
};
