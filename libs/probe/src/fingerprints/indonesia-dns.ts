import { rows } from './rows';

/** What Indonesian resolvers answer instead of the truth: block-page addresses and names, a policy zone, an extended error. */
export const INDONESIA_DNS = [
  ...rows('dns-ip', [
    ['101.255.0.226', 'national', null, 10, 'ooni/blocking-fingerprints@171641e6: ooni.id_internet_positif_remala_2'],
    ['101.255.1.226', 'national', null, 10, 'ooni/blocking-fingerprints@171641e6: ooni.id_internet_positif_remala_1'],
    ['103.154.123.132', 'national', null, 10, 'ooni/blocking-fingerprints@171641e6: ooni.id_kominfo_2'],
    ['103.170.115.114', 'national', null, 10, 'ooni/blocking-fingerprints@171641e6: ooni.id_dns_121'],
    ['103.189.63.245', 'national', null, 10, 'ooni/blocking-fingerprints@171641e6: ooni.id_dns_127'],
    ['103.88.170.170', 'national', null, 10, 'ooni/blocking-fingerprints@171641e6: ooni.id_dns_110'],
    ['103.94.168.168', 'national', null, 10, 'ooni/blocking-fingerprints@171641e6: ooni.id_dns_114'],
    ['115.178.182.58', 'national', null, 10, 'ooni/blocking-fingerprints@171641e6: ooni.id_dns_115'],
    ['119.18.152.218', 'national', null, 10, 'ooni/blocking-fingerprints@171641e6: ooni.id_dns_119'],
    ['139.255.196.196', 'national', null, 10, 'ooni/blocking-fingerprints@171641e6: ooni.id_kominfo_1'],
    ['202.162.209.133', 'isp', null, 10, 'ooni/blocking-fingerprints@171641e6: ooni.id_dns_123'],
    ['202.3.218.137', 'national', null, 10, 'ooni/blocking-fingerprints@171641e6: ooni.id_dns_117'],
    ['202.62.8.233', 'national', null, 10, 'ooni/blocking-fingerprints@171641e6: ooni.id_dns_116'],
    ['202.89.117.64', 'national', null, 10, 'ooni/blocking-fingerprints@171641e6: ooni.id_dns_126'],
    ['27.54.116.70', 'national', null, 10, 'ooni/blocking-fingerprints@171641e6: ooni.id_dns_113'],
    ['158.140.186.3', 'isp', 'MyRepublic', 9, 'ooni/blocking-fingerprints@171641e6: ooni.id_71'],
    ['36.86.63.185', 'isp', 'Telkom', 9, 'ooni/blocking-fingerprints@171641e6: ooni.id_43, ooni.id_dns_100'],
    ['103.155.26.29', 'national', 'Komdigi', 8, 'H0llyW00dzZ/nawala-checker@ee0ef6ca and public reports, 2026'],
  ]),
  ...rows('dns-cname', [
    ['block.myrepublic.co.id', 'isp', 'MyRepublic', 9, 'public reports, 2026'],
    ['blockpage.xlaxiata.id', 'isp', 'XL Axiata', 9, 'public reports, 2026'],
    [
      'internetpositif.id',
      'national',
      'Telkom, Nawala',
      9,
      'H0llyW00dzZ/nawala-checker@ee0ef6ca and public reports, 2026',
    ],
    ['internetpositif.ioh.co.id', 'isp', 'Indosat Ooredoo Hutchison', 9, 'public reports, 2026'],
    ['lamanlabuh.aduankonten.id', 'national', 'Komdigi', 9, 'public reports, 2026'],
    ['internetbaik.telkomsel.com', 'isp', 'Telkomsel', 8, 'public reports, 2026'],
  ]),
  ...rows('dns-soa', [['trustpositifkominfo', 'national', 'Komdigi', 9, 'public reports, 2026']]),
  ...rows('dns-ede', [
    ['15|trustpositif.komdigi.go.id', 'national', 'Komdigi', 9, 'H0llyW00dzZ/nawala-checker@ee0ef6ca'],
  ]),
];
