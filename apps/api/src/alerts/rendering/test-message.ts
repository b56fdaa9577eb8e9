import type { AlertLanguage } from '@nawala/contracts';
import { DEFAULT_ZONE } from '@nawala/contracts';
import type { Types } from 'mongoose';
import type { AlertMessage } from './message';

/** A message about nothing yet. */
export const blankMessage = (over: Pick<AlertMessage, 'type'> & Partial<AlertMessage>): AlertMessage => ({
  language: 'en',
  zone: DEFAULT_ZONE,
  at: new Date(0).toISOString(),
  rule: null,
  brand: null,
  vantage: null,
  channel: null,
  incidents: [],
  total: 0,
  since: null,
  acknowledged: null,
  failure: null,
  digest: [],
  ...over,
});

export const testMessage = (
  channel: { _id: Types.ObjectId; name: string },
  now: Date,
  language: AlertLanguage = 'en',
): AlertMessage =>
  blankMessage({
    type: 'test',
    at: now.toISOString(),
    language,
    channel: { id: channel._id.toHexString(), name: channel.name },
  });
