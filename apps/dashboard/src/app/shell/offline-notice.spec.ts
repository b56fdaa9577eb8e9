import { TestBed } from '@angular/core/testing';
import { liveStub } from '../../testing/live-stub';
import { Rendered } from '../../testing/rendered';
import { LiveClient } from '../live/live-client';
import { OfflineNotice } from './offline-notice';

it('the page says when it is offline, and as of when it is', async () => {
  const live = liveStub();
  TestBed.configureTestingModule({ providers: [{ provide: LiveClient, useValue: live }] });
  const page = new Rendered(TestBed.createComponent(OfflineNotice));
  live.state.set('reconnecting');
  await page.settled();
  expect(page.text).toBe('');
  live.state.set('offline');
  live.lastHeard.set(new Date(2026, 0, 2, 12, 4, 31).getTime());
  await page.settled();
  expect(page.text).toContain('This is as of 12:04:31');
});
