import type { AlertLanguage } from '@nawala/contracts';

/** `what` is a domain's name where there is one, else how many. */
interface Words {
  blocked(count: number): string;
  unblocked(count: number): string;
  flapping(count: number): string;
  flappingOne(blocked: boolean): string;
  isBlocked: string;
  isUnblocked: string;
  taken(count: number): string;
  takenOne: string;
  silent: string;
  back: string;
  blind: string;
  since(time: string): string;
  channelFails: [before: string, after: string];
  digest(blocked: string): string;
  digestBrand(blocked: string, fresh: string): string;
  digestNone: string;
  test: string;
  testDetail: string;
  lasted(duration: string): string;
  confirmed: string;
  more(count: string): string;
  others(count: string): string;
  openList: string;
  openDomain: string;
  openDashboard: string;
  by: string;
  units: { d: string; h: string; min: string; s: string };
}

const domains = (count: number): string => (count === 1 ? 'domain' : 'domains');

export const WORDS: Readonly<Record<AlertLanguage, Words>> = {
  en: {
    blocked: (count) => `${count} ${domains(count)} blocked`,
    unblocked: (count) => `${count} ${domains(count)} no longer blocked`,
    flapping: (count) => `${count} ${domains(count)} keep changing`,
    flappingOne: (blocked) => (blocked ? 'keeps changing, blocked now' : 'keeps changing, not blocked now'),
    isBlocked: 'blocked',
    isUnblocked: 'no longer blocked',
    taken: (count) => `takes care of ${count} ${domains(count)}`,
    takenOne: 'takes care of',
    silent: 'sends no reports',
    back: 'reports again',
    blind: 'cannot measure: most of its results are inconclusive',
    since: (time) => `since ${time}`,
    channelFails: ['Alerts do not reach', ''],
    digest: (blocked) => `Daily digest: ${blocked} blocked`,
    digestBrand: (blocked, fresh) => `${blocked} blocked, ${fresh} of them since yesterday`,
    digestNone: 'Nothing is blocked.',
    test: 'Test message',
    testDetail: 'This is how alerts of Nawala Monitor arrive here.',
    lasted: (duration) => `was blocked for ${duration}`,
    confirmed: 'confirmed',
    more: (count) => `and ${count} more`,
    others: (count) => `and ${count} others`,
    openList: 'Open the list',
    openDomain: 'Open the domain',
    openDashboard: 'Open the dashboard',
    by: 'by',
    units: { d: 'd', h: 'h', min: 'min', s: 's' },
  },
  id: {
    blocked: (count) => `${count} domain diblokir`,
    unblocked: (count) => `${count} domain tidak diblokir lagi`,
    flapping: (count) => `${count} domain terus berubah`,
    flappingOne: (blocked) => (blocked ? 'terus berubah, sekarang diblokir' : 'terus berubah, sekarang tidak diblokir'),
    isBlocked: 'diblokir',
    isUnblocked: 'tidak diblokir lagi',
    taken: (count) => `menangani ${count} domain`,
    takenOne: 'menangani',
    silent: 'tidak mengirim laporan',
    back: 'melapor lagi',
    blind: 'tidak dapat mengukur: sebagian besar hasilnya tidak meyakinkan',
    since: (time) => `sejak ${time}`,
    channelFails: ['Peringatan tidak sampai ke', ''],
    digest: (blocked) => `Ringkasan harian: ${blocked} diblokir`,
    digestBrand: (blocked, fresh) => `${blocked} diblokir, ${fresh} di antaranya sejak kemarin`,
    digestNone: 'Tidak ada yang diblokir.',
    test: 'Pesan uji',
    testDetail: 'Begini peringatan Nawala Monitor tiba di sini.',
    lasted: (duration) => `diblokir selama ${duration}`,
    confirmed: 'terkonfirmasi',
    more: (count) => `dan ${count} lagi`,
    others: (count) => `dan ${count} lainnya`,
    openList: 'Buka daftar',
    openDomain: 'Buka domain',
    openDashboard: 'Buka dasbor',
    by: 'oleh',
    units: { d: 'hari', h: 'jam', min: 'mnt', s: 'dtk' },
  },
};
