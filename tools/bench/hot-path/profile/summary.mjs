import { percent, us } from '../figures.mjs';
import { table } from '../table.mjs';
import { areaOf } from './areas.mjs';
import { grouped, selfTimes } from './self-times.mjs';

const FUNCTIONS = 10;
/** Areas below this share in every load are told together. */
const WORTH_A_ROW = 0.005;
const REST = 'everything else';
const IDLE = 'idle';

const isBuiltIn = ({ path }) => path === '' || path.startsWith('node:');
const code = ({ name, path, line }) => (path === '' ? `\`${name}\`` : `\`${name}\` ${path}:${line}`);

/** A function; one that is built in says little without whoever uses it. */
function functionOf([own, ...callers]) {
  const user = isBuiltIn(own) && callers.find((caller) => !isBuiltIn(caller));
  return user ? `${code(own)} ← ${code(user)}` : code(own);
}

/**
 * A profile by area and by function, the idle time apart. Times are microseconds for each of `reports`.
 *
 * @param {(frame: object) => { name: string, path: string, line: number }} place finds a call frame's source
 */
export function summaryOf(profile, reports, place) {
  const items = selfTimes(profile, place).map(({ us, stack }) => ({
    us,
    area: areaOf(stack),
    name: functionOf(stack),
  }));
  const busy = items.filter(({ area }) => area !== IDLE);
  const sum = (some) => some.reduce((total, item) => total + item.us, 0);
  const total = sum(busy);
  const shares = (by) =>
    grouped(busy, by).map((it) => ({ name: it.name, share: it.us / total, each: it.us / reports }));
  return {
    busy: total / sum(items),
    each: total / reports,
    areas: shares(({ area }) => area),
    functions: shares(({ name }) => name).slice(0, FUNCTIONS),
  };
}

/** One row for each area, and in it a share and a time for each load. */
export function areaTable(thread, summaries) {
  const all = summaries.flatMap(({ areas }) => areas);
  const large = new Set(all.filter(({ share }) => share >= WORTH_A_ROW).map(({ name }) => name));
  const cells = (matches) =>
    summaries.flatMap(({ areas }) => {
      const some = areas.filter(({ name }) => matches(name));
      const sum = (of) => some.reduce((total, area) => total + of(area), 0);
      return [percent(sum(({ share }) => share)), us(sum(({ each }) => each))];
    });
  const hasRest = all.some(({ name }) => !large.has(name));
  return table(
    [thread, ...summaries.flatMap(({ load }) => [load, 'per report'])],
    [
      ['all; busy', ...summaries.flatMap((it) => [percent(it.busy), us(it.each)])],
      ...[...large].map((name) => [name, ...cells((it) => it === name)]),
      ...(hasRest ? [[REST, ...cells((name) => !large.has(name))]] : []),
    ],
  );
}

export const functionTable = (thread, { load, functions }) =>
  table(
    [`${thread}, ${load}`, 'share', 'per report'],
    functions.map(({ name, share, each }) => [name, percent(share), us(each)]),
  );
