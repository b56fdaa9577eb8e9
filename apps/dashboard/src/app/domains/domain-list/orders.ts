import type { DomainSort } from '@nawala/contracts';

/** Every order in words, as the head of the list says it and a phone offers it. Null: blocked first, then by name. */
export const ORDERS: readonly { sort: DomainSort | null; label: string }[] = [
  { sort: null, label: 'Blocked first' },
  { sort: '-since', label: 'Latest change first' },
  { sort: 'since', label: 'Oldest change first' },
  { sort: 'domain', label: 'Name, A to Z' },
  { sort: '-domain', label: 'Name, Z to A' },
  { sort: '-lastChecked', label: 'Latest check first' },
  { sort: 'lastChecked', label: 'Oldest check first' },
  { sort: 'status', label: 'By verdict' },
  { sort: '-status', label: 'By verdict, reversed' },
  { sort: '-createdAt', label: 'Newest first' },
  { sort: 'createdAt', label: 'Oldest first' },
];
