import { phrases, type Sentences } from './sentence';

/** Verb phrases for the end of "TLS dengan shop.example.com …". */
const FAILURE = phrases('gagal', {
  connection_refused: 'ditolak',
  connection_reset: 'diputus paksa',
  eof_error: 'ditutup terlalu awal',
  generic_timeout_error: 'melewati batas waktu',
  host_unreachable: 'tidak menemukan jalan ke host',
  network_unreachable: 'tidak menemukan jaringan',
  interrupted: 'terpotong tenggat waktu',
  address_not_dialled: 'tidak dicoba, karena alamatnya bukan alamat publik',
  dns_nxdomain_error: 'mengatakan bahwa nama itu tidak ada',
  dns_no_answer: 'tidak memberi alamat',
  dns_servfail_error: 'gagal di resolver',
  dns_refused_error: 'ditolak oleh resolver',
  ssl_invalid_hostname: 'menunjukkan sertifikat untuk nama lain',
  ssl_unknown_authority: 'menunjukkan sertifikat dari otoritas yang tidak dikenal',
  ssl_incomplete_chain: 'menunjukkan sertifikat tanpa sertifikat penerbitnya',
  ssl_invalid_certificate: 'menunjukkan sertifikat yang tidak berlaku hari ini',
  ssl_unrecognized_name: 'tidak mengenal nama itu',
  ssl_failed_handshake: 'gagal saat jabat tangan',
  http_invalid_response: 'mendapat jawaban yang bukan HTTP',
  http_invalid_redirect_location_host: 'mengalihkan ke alamat tanpa host',
  http_too_many_redirects: 'mengalihkan lebih dari sepuluh kali',
});

const SUBJECT: Record<string, (subject: string) => string> = {
  resolver: (subject) => `Pertanyaan ke resolver ${subject}`,
  dns: (subject) => `DNS untuk ${subject}`,
  tcp: (subject) => `TCP ke ${subject}`,
  tls: (subject) => `TLS dengan ${subject}`,
  http: (subject) => `HTTP dari ${subject}`,
};

const CONTROL = phrases('pembanding tidak dapat memastikannya', {
  none: 'tidak ada pembanding',
  refuses: 'pembanding menolak menjawab',
  unreachable: 'pembanding tidak dapat dihubungi',
  unreadable: 'laporan pembanding tidak dapat dibaca',
  'blind-dns': 'resolver milik pembanding sendiri gagal',
  'blind-network': 'jaringan pembanding sendiri gagal',
  undecided: 'yang dilihat pembanding tidak memastikannya',
});

/** Words of the wire that a sentence quotes. */
const STATUS = phrases('tidak diketahui', {
  blocked: 'diblokir',
  accessible: 'dapat diakses',
  down: 'mati',
  inconclusive: 'tidak dapat dipastikan',
});

const failed = ({ layer, subject, failure }: Record<string, string>): string =>
  `${(SUBJECT[layer ?? ''] ?? String)(subject ?? '')} ${FAILURE(failure)}`;
const control = ({ control, detail }: Record<string, string>): string =>
  detail ? `${CONTROL(control)} (${detail})` : CONTROL(control);
const by = ({ operator }: Record<string, string>): string => (operator ? ` (${operator})` : '');
const page = ({ status, title }: Record<string, string>): string => (title ? `${status} “${title}”` : `${status}`);

export const INDONESIAN: Sentences = {
  'known.dns-ip': (p) => `DNS menjawab ${p['seen']}, halaman blokir yang dikenal${by(p)}`,
  'known.dns-cname': (p) => `DNS menjawab ${p['seen']}, halaman blokir yang dikenal${by(p)}`,
  'known.dns-soa': (p) => `DNS menjawab dari zona daftar blokir ${p['seen']}${by(p)}`,
  'known.dns-ede': (p) => `Resolver mengatakan bahwa ia memblokir nama ini: ${p['seen']}${by(p)}`,
  'known.tls-cert-name': (p) => `Server menunjukkan sertifikat ${p['seen']}, halaman blokir yang dikenal${by(p)}`,
  'known.http-location': (p) => `Jawaban mengalihkan ke ${p['seen']}, halaman blokir yang dikenal${by(p)}`,
  'known.http-body': (p) => `Halaman memuat “${p['seen']}”, teks dari halaman blokir yang dikenal${by(p)}`,
  'site.certificate': (p) => `${p['host']} menjawab ${p['status']} dengan sertifikat yang sah`,
  'site.same-page': (p) => `${p['host']} menampilkan halaman yang sama seperti di luar jaringan ini`,
  'dns.denied': (p) => `${failed(p)}, tetapi di luar jaringan ini nama itu punya alamat`,
  'dns.denied-by-address': (p) =>
    `DNS menjawab ${p['address']}, seperti untuk nama yang tidak ada, tetapi di luar jaringan ini ${p['host']} ada`,
  'dns.ghost': (p) =>
    `DNS menjawab ${p['address']} untuk nama yang tidak ada di tempat lain; domain itu sendiri juga mati`,
  'dns.private': (p) => `DNS menjawab ${p['address']}, yang bukan alamat publik, bukan ${p['outside']}`,
  'dns.stranger': (p) =>
    `DNS menjawab ${p['address']}, yang tidak menunjukkan sertifikat sah untuk ${p['host']}; di luar jaringan ini situs itu menunjukkannya`,
  'dns.proxy': (p) =>
    `DNS menjawab ${p['address']}, proksi yang menunjukkan sertifikat untuk nama apa pun, bukan server ${p['host']}`,
  'dns.no-web-server': (p) =>
    `DNS menjawab ${p['address']}, tempat tidak ada server web, bukan ${p['outside']}, tempat situs itu menjawab`,
  'dns.other-page': (p) => `DNS membawa ke halaman lain (${page(p)}) daripada di luar jaringan ini`,
  'dns.foreign-redirect': (p) =>
    `DNS membawa ke server yang mengalihkan ke ${p['to']}; di luar jaringan ini tidak ada yang begitu`,
  'path.failure': (p) => `${failed(p)}, tetapi tidak di luar jaringan ini`,
  'http.other-page': (p) => `Halaman yang tampil (${page(p)}) lain daripada di luar jaringan ini`,
  'http.foreign-redirect': (p) => `Jawaban membawa ke ${p['to']}; di luar jaringan ini tidak ada yang begitu`,
  'http.same-body': (p) =>
    `Halaman itu sama dengan yang tampil di sini untuk ${p['other']}, tetapi di luar jaringan ini tidak untuk keduanya`,
  'http.legal': (p) => `${p['host']} menjawab 451 dan menyebut siapa yang memblokirnya; di luar jaringan ini tidak`,
  'down.failure': (p) => `${failed(p)}; di luar jaringan ini pun gagal`,
  'down.wildcard': (p) =>
    `${p['host']} tidak ada di mana pun; resolver menjawab ${p['address']} untuk setiap nama yang tidak ada`,
  'down.edge': (p) => `${p['host']} menjawab ${p['status']}, galat gerbang, di sini dan di luar jaringan ini`,
  'unsettled.failure': (p) => `${failed(p)}; ${control(p)}`,
  'unsettled.response': (p) => `${p['host']} menjawab ${p['status']}; ${control(p)}`,
  'unsettled.plain-response': (p) =>
    `${p['host']} menjawab ${p['status']} lewat http biasa, yang dapat ditulis siapa pun di jalan; ${control(p)}`,
  'unsettled.known-text': (p) => `Halaman memuat “${p['seen']}”, yang juga dikutip situs lain; ${control(p)}`,
  'unsettled.body': (p) =>
    `${p['host']} menjawab ${p['status']} lewat http biasa, tetapi halamannya ${FAILURE(p['failure'])}`,
  'unsettled.edge': (p) =>
    `${p['host']} menjawab ${p['status']}, yang dikatakan gerbang untuk situs yang tidak dapat dicapainya`,
  'unsettled.answer': (p) =>
    `DNS menjawab ${p['address']}, dan tidak ada yang menunjukkan apakah itu ${p['host']}; di sana, ${failed(p)}`,
  'unsettled.second-answer': (p) =>
    `DNS juga menjawab ${p['address']}, dan tidak ada yang menunjukkan apakah itu ${p['host']}`,
  'unsettled.certificate': (p) =>
    `${failed(p)}; di luar jaringan ini sertifikatnya lain, dan mungkin situs itu sedang memperbaruinya`,
  'own.failure': (p) => failed(p),
  'own.no-ipv6': (p) => `${p['host']} hanya punya alamat IPv6, yang tidak dapat dicapai dari sini`,
  'own.unfinished': () => 'Pengukuran tidak selesai pada waktunya',
  'own.nothing-measured': () => 'Tidak ada yang diukur',
  'own.probes-disagree': (p) => `Dua pengukuran tidak sepakat: ${STATUS(p['first'])}, lalu ${STATUS(p['second'])}`,
  'resolver.broken': (p) =>
    `Resolver ${p['resolver']} gagal untuk setiap nama: untuk nama yang tidak mungkin ada pun ia ${p['how'] === 'silence' ? 'tidak menjawab' : `menjawab ${p['how']}`}`,
  'network.portal': (p) => `Jaringan ini menjawab setiap nama dengan ${p['address']}: ada portal di depannya`,
  'network.portal-page': (p) =>
    `Jaringan ini menampilkan halaman yang sama untuk ${p['other']}: ada portal di depannya`,
  'network.fails-too': (p) => `${failed(p)}, begitu pula untuk ${p['other']}, yang tidak diblokir siapa pun`,
  'network.blocks-free-name': (p) =>
    p['method'] === 'dns'
      ? `Resolver di sini juga tidak memberi jawaban yang benar untuk ${p['other']}, yang tidak diblokir siapa pun`
      : `Menurut aturan yang sama, ${p['other']}, yang tidak diblokir siapa pun, juga akan terblokir di sini`,
  'path.not-measuring': (p) =>
    `Jalur ini tidak mengukur: ${p['name']} seharusnya diblokir di sini, tetapi ${STATUS(p['status'])}`,
  'network.broken': (p) => `Jaringan ini rusak: ${p['name']} seharusnya dapat diakses, tetapi ${STATUS(p['status'])}`,
  'vantage.silent': () => 'Tidak ada laporan lebih lama daripada hasil berlaku',
  'vantage.forgotten': () => 'Hasil jaringan ini telah dihapus',
  'list.listed': (p) => `${p['host']} ada di ${p['list']}`,
  'list.belongs': (p) => `${p['listed']} ada di ${p['list']}, dan ${p['host']} termasuk di dalamnya`,
  'list.absent': (p) => `${p['host']} tidak ada di ${p['list']}`,
  'plugin.failed': (p) => `${p['plugin']} gagal: ${p['problem']}`,
  'plugin.silent': (p) => `${p['plugin']} tidak punya pendapat tentang ${p['host']}`,
};
