import { sayFacts } from './say-facts';

it.each([
  ['93.184.216.34 open', '93.184.216.34 connected'],
  ['1.2.3.4 connection_reset, 5.6.7.8 open', '1.2.3.4 connection reset, 5.6.7.8 connected'],
  ['ssl_invalid_hostname (internetpositif.id)', 'certificate for another name (internetpositif.id)'],
  ['NXDOMAIN', 'NXDOMAIN'],
  ['1.2.3.4 new_kind_of_failure', '1.2.3.4 new_kind_of_failure'],
  ['200 “open” 7100+ bytes connection_reset', '200 “open” 7100+ bytes connection reset'],
  ['200 “a ” open “b” 5 bytes', '200 “a ” open “b” 5 bytes'],
  ['', 'not tried'],
])('says “%s” as “%s”', (facts, said) => {
  expect(sayFacts(facts)).toBe(said);
});
