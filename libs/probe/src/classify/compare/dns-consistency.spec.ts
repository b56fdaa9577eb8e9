import { aDns, aHop, aTls } from '../../../test/support/observations';
import type { Hop } from '../../observations';
import { dnsConsistency } from './dns-consistency';

const URL = 'https://shop.example.com/';
const at = (addresses: string[], over: Partial<Hop> = {}) =>
  aHop(URL, { dns: [aDns({ addresses })], tls: [aTls({ failure: 'ssl_invalid_hostname' })], ...over });
const valid = { tls: [aTls()] };
const control = at(['93.184.216.34'], valid);

it.each<[string, Hop, Hop, string]>([
  ['one address in common', at(['1.2.3.4', '93.184.216.34']), control, 'consistent'],
  ['one network in common', at(['93.184.216.99']), control, 'consistent'],
  ['a valid certificate elsewhere', at(['1.2.3.4'], valid), control, 'consistent'],
  ['a valid certificate at port 443 of an http site', at(['1.2.3.4'], { validation: [aTls()] }), control, 'consistent'],
  ['strangers without a certificate', at(['1.2.3.4']), control, 'inconsistent'],
  ['strangers, where no certificate could tell', at(['1.2.3.4']), at(['93.184.216.34']), 'unknown'],
  ['nothing here', at([]), control, 'unknown'],
  ['nothing there', at(['1.2.3.4']), at([]), 'unknown'],
])('%s', (_, ours, theirs, expected) => expect(dnsConsistency(ours, theirs)).toBe(expected));
