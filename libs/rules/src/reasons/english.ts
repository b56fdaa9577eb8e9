import { phrases, type Sentences } from './sentence';

/** Verb phrases for the end of "TLS with shop.example.com …". */
const FAILURE = phrases('failed', {
  connection_refused: 'was refused',
  connection_reset: 'was reset',
  eof_error: 'was closed early',
  generic_timeout_error: 'timed out',
  host_unreachable: 'found no way to the host',
  network_unreachable: 'found no network',
  interrupted: 'was cut off by the deadline',
  address_not_dialled: 'was not tried, since the address is not a public one',
  dns_nxdomain_error: 'says that the name does not exist',
  dns_no_answer: 'gives no address',
  dns_servfail_error: 'failed at the resolver',
  dns_refused_error: 'was refused by the resolver',
  ssl_invalid_hostname: 'shows a certificate for another name',
  ssl_unknown_authority: 'shows a certificate of an unknown authority',
  ssl_incomplete_chain: 'shows a certificate whose issuer is missing',
  ssl_invalid_certificate: 'shows a certificate that is not valid today',
  ssl_unrecognized_name: 'does not know the name',
  ssl_failed_handshake: 'failed in the handshake',
  http_invalid_response: 'got an answer that is not HTTP',
  http_invalid_redirect_location_host: 'redirects to an address without a host',
  http_too_many_redirects: 'redirects more than ten times',
});

const SUBJECT: Record<string, (subject: string) => string> = {
  resolver: (subject) => `Asking the resolver ${subject}`,
  dns: (subject) => `DNS for ${subject}`,
  tcp: (subject) => `TCP to ${subject}`,
  tls: (subject) => `TLS with ${subject}`,
  http: (subject) => `HTTP from ${subject}`,
};

/** Why no control could settle it. */
const CONTROL = phrases('the control cannot settle it', {
  none: 'there is no control to compare with',
  refuses: 'the control refuses to answer',
  unreachable: 'the control cannot be reached',
  unreadable: "the control's report cannot be read",
  'blind-dns': "the control's own resolver fails",
  'blind-network': "the control's own network fails",
  undecided: 'what the control sees does not settle it',
});

const failed = ({ layer, subject, failure }: Record<string, string>): string =>
  `${(SUBJECT[layer ?? ''] ?? String)(subject ?? '')} ${FAILURE(failure)}`;
const control = ({ control, detail }: Record<string, string>): string =>
  detail ? `${CONTROL(control)} (${detail})` : CONTROL(control);
const by = ({ operator }: Record<string, string>): string => (operator ? ` (${operator})` : '');
const page = ({ status, title }: Record<string, string>): string => (title ? `${status} “${title}”` : `${status}`);

export const ENGLISH: Sentences = {
  'known.dns-ip': (p) => `DNS answers ${p['seen']}, a known block page${by(p)}`,
  'known.dns-cname': (p) => `DNS answers ${p['seen']}, a known block page${by(p)}`,
  'known.dns-soa': (p) => `DNS answers from the block list zone ${p['seen']}${by(p)}`,
  'known.dns-ede': (p) => `The resolver says that it blocks this name: ${p['seen']}${by(p)}`,
  'known.tls-cert-name': (p) => `The server shows the certificate of ${p['seen']}, a known block page${by(p)}`,
  'known.http-location': (p) => `The answer redirects to ${p['seen']}, a known block page${by(p)}`,
  'known.http-body': (p) => `The page holds “${p['seen']}”, a text of known block pages${by(p)}`,
  'site.certificate': (p) => `${p['host']} answers ${p['status']} with a valid certificate`,
  'site.same-page': (p) => `${p['host']} shows the same page as outside this network`,
  'dns.denied': (p) => `${failed(p)}, but outside this network it has an address`,
  'dns.denied-by-address': (p) =>
    `DNS answers ${p['address']}, as for names that do not exist, but outside this network ${p['host']} exists`,
  'dns.ghost': (p) => `DNS answers ${p['address']} for a name that exists nowhere else; the domain itself is dead too`,
  'dns.private': (p) => `DNS answers ${p['address']}, which is no public address, instead of ${p['outside']}`,
  'dns.stranger': (p) =>
    `DNS answers ${p['address']}, which shows no valid certificate for ${p['host']}; outside this network the site does`,
  'dns.proxy': (p) =>
    `DNS answers ${p['address']}, a proxy that shows certificates for any name, and not the server of ${p['host']}`,
  'dns.no-web-server': (p) =>
    `DNS answers ${p['address']}, where no web server runs, instead of ${p['outside']}, where the site answers`,
  'dns.other-page': (p) => `DNS leads to another page (${page(p)}) than outside this network`,
  'dns.foreign-redirect': (p) => `DNS leads to a server that redirects to ${p['to']}; outside this network none does`,
  'path.failure': (p) => `${failed(p)}, but not outside this network`,
  'http.other-page': (p) => `Another page (${page(p)}) is shown than outside this network`,
  'http.foreign-redirect': (p) => `The answer leads to ${p['to']}; outside this network none does`,
  'http.same-body': (p) =>
    `The page is the one that ${p['other']} shows here too, but outside this network neither does`,
  'http.legal': (p) => `${p['host']} answers 451 and names who blocks it; outside this network it does not`,
  'down.failure': (p) => `${failed(p)}; outside this network it fails too`,
  'down.wildcard': (p) =>
    `${p['host']} exists nowhere; the resolver answers ${p['address']} for every name that does not exist`,
  'down.edge': (p) => `${p['host']} answers ${p['status']}, a gateway's error, here and outside this network`,
  'unsettled.failure': (p) => `${failed(p)}; ${control(p)}`,
  'unsettled.response': (p) => `${p['host']} answers ${p['status']}; ${control(p)}`,
  'unsettled.plain-response': (p) =>
    `${p['host']} answers ${p['status']} over plain http, which anybody on the way can write; ${control(p)}`,
  'unsettled.known-text': (p) => `The page holds “${p['seen']}”, which other sites quote too; ${control(p)}`,
  'unsettled.body': (p) => `${p['host']} answers ${p['status']} over plain http, but its page ${FAILURE(p['failure'])}`,
  'unsettled.edge': (p) => `${p['host']} answers ${p['status']}, which a gateway says for a site that it cannot reach`,
  'unsettled.answer': (p) =>
    `DNS answers ${p['address']}, and nothing shows whether that is ${p['host']}; there, ${failed(p)}`,
  'unsettled.second-answer': (p) => `DNS also answers ${p['address']}, and nothing shows whether that is ${p['host']}`,
  'unsettled.certificate': (p) =>
    `${failed(p)}; outside this network it is another one, and the site may be renewing it`,
  'own.failure': (p) => failed(p),
  'own.no-ipv6': (p) => `${p['host']} has IPv6 addresses alone, which cannot be reached from here`,
  'own.unfinished': () => 'The measurement did not finish in time',
  'own.nothing-measured': () => 'Nothing was measured',
  'own.probes-disagree': (p) => `Two probes disagree: ${p['first']}, then ${p['second']}`,
  'resolver.broken': (p) =>
    `The resolver ${p['resolver']} fails for every name: also for one that cannot exist it ${p['how'] === 'silence' ? 'gives no answer' : `answers ${p['how']}`}`,
  'network.portal': (p) => `This network answers every name with ${p['address']}: a portal stands before it`,
  'network.portal-page': (p) => `This network shows ${p['other']} the same page: a portal stands before it`,
  'network.fails-too': (p) => `${failed(p)}, and so it does for ${p['other']}, which nobody blocks`,
  'network.blocks-free-name': (p) =>
    p['method'] === 'dns'
      ? `The resolver here gives no true answer for ${p['other']} either, which nobody blocks`
      : `By the same rules ${p['other']}, which nobody blocks, would be blocked here too`,
  'path.not-measuring': (p) => `This path does not measure: ${p['name']} must be blocked here and is ${p['status']}`,
  'network.broken': (p) => `This network is broken: ${p['name']} must be accessible and is ${p['status']}`,
  'vantage.silent': () => 'No report for longer than a result counts',
  'vantage.forgotten': () => 'The results of this network were forgotten',
  'list.listed': (p) => `${p['host']} is on ${p['list']}`,
  'list.belongs': (p) => `${p['listed']} is on ${p['list']}, and ${p['host']} belongs to it`,
  'list.absent': (p) => `${p['host']} is not on ${p['list']}`,
  'plugin.failed': (p) => `${p['plugin']} failed: ${p['problem']}`,
  'plugin.silent': (p) => `${p['plugin']} has no opinion on ${p['host']}`,
};
