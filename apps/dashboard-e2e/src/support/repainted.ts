import type { Page } from '@playwright/test';

/** A busy browser tells of another scheme or size before all of the page has its looks. */
export const repainted = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
    await Promise.allSettled(
      document
        .getAnimations()
        .map(({ finished, effect }) => effect?.getComputedTiming().endTime === Infinity || finished),
    );
  });
