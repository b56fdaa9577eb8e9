import type { Page } from '@playwright/test';
import { repainted } from './repainted';

export const DEVICES = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
export type Device = keyof typeof DEVICES;

/** The page as it is on each device, one after the other, without another load. */
export async function onEachDevice(page: Page, look: (device: Device) => Promise<void>): Promise<void> {
  for (const device of Object.keys(DEVICES) as Device[]) {
    await page.setViewportSize(DEVICES[device]);
    await repainted(page);
    await look(device);
  }
}
