import { ooni, rows } from './rows';

/** What else resolvers say instead of the truth: names of block pages, a policy zone, an extended error. */
export const INDONESIA_DNS = [
  ...ooni('dns-cname', [
    ['filter.citra.net.id', 'isp', 'Citranet', 10, 'cl.isp_id_citranet_sehat_forward, ooni.id_17'],
    [
      'internet-sehat.telkomuniversity.ac.id',
      'institution',
      'Telkom University',
      10,
      'cl.inst_edu_id_telkomuniversity_forward',
    ],
    ['internetpositif.uzone.id', 'national', null, 10, 'cl.nat_id_trustpositif_forward, ooni.id_1'],
    ['netsafe.indosatooredoo.com', 'isp', 'Indosat', 10, 'cl.isp_id_indosatooredo_forward2'],
    ['mercusuar.uzone.id', 'national', null, 10, 'ooni.id_2, cl.nat_id_trustpositif_forward_3'],
    ['block.centrin.net.id', 'isp', 'Centrin', 5, 'ooni.id_74'],
    ['blockpage.xl.co.id', 'isp', 'XL', 5, 'ooni.id_51'],
    ['dnssehat.telkomuniversity.ac.id', 'isp', 'Telkom University', 5, 'ooni.id_94'],
    ['filter.melsa.net.id', 'isp', 'Melsa', 5, 'ooni.id_73'],
    ['internet-positif.org', 'isp', 'Telkom', 5, 'ooni.id_44'],
    ['internetpositif.mncplaymedia.com', 'isp', 'MNC Play', 5, 'ooni.id_93'],
    ['internetpositif3.firstmedia.com', 'isp', 'First Media', 5, 'ooni.id_72'],
    ['internetsehat.smartfren.com', 'isp', 'Smartfren', 5, 'ooni.id_92'],
    ['internetsehataman.cbn.net.id', 'isp', 'CBN', 5, 'ooni.id_50'],
    ['mypage.blocked.bltsel', 'isp', 'Telkom', 5, 'ooni.id_45'],
    ['netsafe.indosatm2.com', 'isp', 'Indosat', 5, 'ooni.id_68'],
    ['restricted.tri.co.id', 'isp', 'Tri', 5, 'ooni.id_41'],
    ['trustpositif.iforte.net.id', 'isp', 'iForte', 5, 'ooni.id_79'],
    ['trustpositif.kominfo.go.id', 'national', 'Komdigi', 5, 'ooni.id_95'],
    ['xblock.gmedia.net.id', 'isp', 'GMedia', 5, 'ooni.id_90'],
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
