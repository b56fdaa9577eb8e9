import { documentOf } from '../bson/values';
import type { Asked } from './group-commit';

/** What the worker asks of itself once a minute. */
export const SWEEP: Asked = {
  request: {
    id: 0,
    db: 'admin',
    name: 'sweepExpired',
    body: documentOf([['sweepExpired', 1]]),
    list: [],
    wantsReply: false,
    legacy: false,
  },
  connectionId: 0,
  isPrivate: true,
};
