// Numbers as people read them.
import { typical } from './samples.mjs';

export const count = (value) => Math.round(value).toLocaleString('en');
export const rate = (value) => `${count(value)}/s`;
export const ms = (value) => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
export const us = (value) => `${value.toFixed(value < 10 ? 2 : 0)} µs`;
export const mb = (bytes) => `${(bytes / 2 ** 20).toFixed(bytes < 10 * 2 ** 20 ? 1 : 0)} MB`;
export const kb = (bytes) => `${count(bytes / 2 ** 10)} kB`;
export const times = (value) => `${value.toFixed(2)} ×`;
export const percent = (share) => `${(share * 100).toFixed(1)} %`;

/** Two percentiles of several runs of latencies, the median and a high one. */
export const latencies = (runs, high = 0.99) => `${ms(typical(runs, 0.5))} / ${ms(typical(runs, high))}`;
