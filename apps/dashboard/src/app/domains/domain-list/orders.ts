import type { DomainSort } from '@nawala/contracts';
import type { PlainKey } from '../../locale/texts';

/** Every order in words, as the head of the list says it and a phone offers it. Null: blocked first, then by name. */
export const ORDERS: readonly { sort: DomainSort | null; label: PlainKey }[] = [
  { sort: null, label: 'order.blocked' },
  { sort: '-since', label: 'order.latestChange' },
  { sort: 'since', label: 'order.oldestChange' },
  { sort: 'domain', label: 'order.name' },
  { sort: '-domain', label: 'order.nameReversed' },
  { sort: '-lastChecked', label: 'order.latestCheck' },
  { sort: 'lastChecked', label: 'order.oldestCheck' },
  { sort: 'status', label: 'order.verdict' },
  { sort: '-status', label: 'order.verdictReversed' },
  { sort: '-createdAt', label: 'order.newest' },
  { sort: 'createdAt', label: 'order.oldest' },
];
