/**
 * Looks names up in TrustPositif, the ministry's public block list, beside what is measured or as a vantage of its own:
 *
 *     nawala-checker run … --plugin trustpositif
 *     nawala-checker run … --vantage list=plugin:trustpositif
 *
 * `TRUSTPOSITIF_LIST` names a copy of the published list, a file or an http(s) address with one name per line; without it
 * the ministry's web form is asked, a hundred names at a time. A listed name blocks its subdomains too. Beside a measurement
 * a name that is not listed is no opinion: a list says what should be blocked, not what can be reached.
 */
import { getDomain } from 'tldts';
import { Form } from './trustpositif/form.mjs';
import { KeptList } from './trustpositif/kept-list.mjs';

const LIST = 'TrustPositif';

/** `a.b.example.com` → itself, `b.example.com`, `example.com`. @param {string} host */
export function candidatesOf(host) {
  const site = getDomain(host) ?? host;
  const above = host
    .slice(0, host.length - site.length)
    .split('.')
    .filter(Boolean);
  return above.map((_, index) => host.split('.').slice(index).join('.')).concat(site);
}

/**
 * @typedef {object} Settings
 * @property {string} [list] a file, or an http(s) address
 * @property {string} [base] another address of the form, for tests
 * @property {() => number} [now]
 */

/** @param {Settings} [settings] */
export function createTrustPositif({ list, base, now } = {}) {
  const timed = now ? { now } : {};
  const kept = list ? new KeptList(list, timed) : undefined;
  const form = new Form({ ...timed, ...(base && { base }) });

  /** @param {readonly string[]} names */
  async function find(names) {
    await kept?.ready();
    return kept ? kept.find(names) : form.find(names);
  }

  return {
    prepare: async () => kept?.ready(),

    /** @type {import('@nawala/probe').PluginCheck} */
    async check({ host }, { alone }) {
      const listed = await find(candidatesOf(host));
      if (!listed && !alone) return null;
      const evidence = { list: LIST, ...(listed && { listed }), ...kept?.about };
      const said = (
        /** @type {'blocked' | 'accessible'} */ status,
        /** @type {string} */ reasonCode,
        /** @type {string} */ reason,
      ) => ({
        status,
        method: /** @type {const} */ ('list'),
        reason,
        reasonCode,
        reasonParams: { host, list: LIST, ...(listed && { listed }) },
        evidence,
      });
      if (!listed) return said('accessible', 'list.absent', `${host} is not on ${LIST}`);
      if (listed === host) return said('blocked', 'list.listed', `${host} is on ${LIST}`);
      return said('blocked', 'list.belongs', `${listed} is on ${LIST}, and ${host} belongs to it`);
    },
  };
}

const list = process.env['TRUSTPOSITIF_LIST'];

export const { check, prepare } = createTrustPositif({ ...(list && { list }) });
