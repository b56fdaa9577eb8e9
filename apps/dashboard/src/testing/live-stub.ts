import { signal } from '@angular/core';
import { Subject } from 'rxjs';
import type { LiveClient } from '../app/live/live-client';
import type { LiveMessage } from '../app/live/live-message';

/** A `LiveClient` without a socket: specs say what comes in. */
export const liveStub = () => ({
  state: signal<ReturnType<LiveClient['state']>>('live'),
  lastHeard: signal<number | null>(null),
  messages: new Subject<LiveMessage[]>(),
  arrivals: new Subject<LiveMessage>(),
  gaps: new Subject<void>(),
});
