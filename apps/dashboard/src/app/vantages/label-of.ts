import { signal } from '@angular/core';

/** What networks are shown as, by their names; those without an entry as themselves. */
export const vantageLabels = signal<ReadonlyMap<string, string>>(new Map());

/** How a network is shown. Reads a signal, so that templates and `computed` follow a new name by themselves. */
export const labelOf = (vantage: string): string => vantageLabels().get(vantage) ?? vantage;
