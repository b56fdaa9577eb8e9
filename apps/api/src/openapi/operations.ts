import {
  ChangePasswordDto,
  CreateBrandDto,
  CreateDomainDto,
  CreateUserDto,
  HistoryRangeDto,
  ListDomainsDto,
  ListTransitionsDto,
  LoginDto,
  UpdateBrandDto,
  UpdateDomainDto,
  UpdateUserDto,
} from '@nawala/contracts';
import { BulkUpdateDto, ListUrlsDto, RecordScanDto } from '@nawala/contracts/checker';
import { answer } from './answers';
import { type Operation, tagged } from './operation';
import { always, type JsonSchema, list, object } from './schema';

const health: JsonSchema = { type: 'object', additionalProperties: true };
const login = { email: 'rina@example.com', password: 'correct horse battery' };
const scan = { id: '66f2a1b3c4d5e6f708192a3b', scanResult: { status: 'blocked' } };
const domain = {
  domain: 'shop.aurora.example.com',
  brandId: '66f2a1b3c4d5e6f708192a3b',
  note: 'main shop',
  tags: ['shop'],
};

/** Every route of the API. A spec compares this with the router, and the answers with what really comes. */
export const OPERATIONS: Readonly<Record<string, Operation>> = {
  ...tagged('Checkers', {
    'GET /api/urls': {
      summary: 'The active domains to check, by name',
      caller: 'checker',
      query: ListUrlsDto,
      cacheable: true,
      answer: list(answer('UrlDto')),
    },
    'POST /api/urls/update': {
      summary: 'Report what one check found; answered once it is durable',
      caller: 'checker',
      status: 200,
      body: RecordScanDto,
      bodyExample: scan,
      answer: answer('RecordedScanDto'),
      errors: ['DOMAIN_NOT_FOUND'],
    },
    'POST /api/urls/bulk-update': {
      summary: 'Report up to 1,000 checks; a bad item fails alone',
      caller: 'checker',
      status: 200,
      body: BulkUpdateDto,
      bodyExample: { updates: [scan] },
      answer: answer('BulkUpdateResultDto'),
    },
  }),
  ...tagged('Sign-in', {
    'POST /api/auth/login': {
      summary: 'Sign in; sets the refresh cookie',
      caller: 'anyone',
      status: 200,
      body: LoginDto,
      bodyExample: login,
      answer: answer('SessionDto'),
      errors: ['BAD_CREDENTIALS', 'FORBIDDEN'],
    },
    'POST /api/auth/refresh': {
      summary: 'The next access token for the refresh cookie, which is replaced',
      caller: 'anyone',
      status: 200,
      answer: answer('SessionDto'),
      errors: ['UNAUTHENTICATED', 'FORBIDDEN'],
    },
    'POST /api/auth/logout': {
      summary: 'End the session and its sockets',
      caller: 'anyone',
      status: 204,
      errors: ['FORBIDDEN'],
    },
    'GET /api/auth/me': { summary: 'Who is signed in', answer: answer('UserDto') },
    'PATCH /api/auth/password': {
      summary: 'Change your password; ends all your other sessions',
      caller: 'user',
      status: 204,
      body: ChangePasswordDto,
      bodyExample: { currentPassword: login.password, newPassword: 'another long password' },
    },
  }),
  ...tagged('Users', {
    'GET /api/users': { summary: 'All users, by name', caller: 'admin', answer: list(answer('UserDto')) },
    'GET /api/users/{id}': {
      summary: 'One user',
      caller: 'admin',
      answer: answer('UserDto'),
      errors: ['USER_NOT_FOUND'],
    },
    'POST /api/users': {
      summary: 'Add a user',
      body: CreateUserDto,
      bodyExample: { ...login, name: 'Rina A.', role: 'user' },
      answer: answer('UserDto'),
      errors: ['EMAIL_TAKEN'],
    },
    'PATCH /api/users/{id}': {
      summary: 'Change a user; less rights or a new password end their sessions',
      body: UpdateUserDto,
      bodyExample: { active: false },
      answer: answer('UserDto'),
      errors: ['USER_NOT_FOUND', 'EMAIL_TAKEN', 'LAST_ADMIN', 'SELF_CHANGE'],
    },
    'DELETE /api/users/{id}': {
      summary: 'Delete a user',
      errors: ['USER_NOT_FOUND', 'LAST_ADMIN', 'SELF_CHANGE'],
    },
  }),
  ...tagged('Brands', {
    'GET /api/brands': { summary: 'All brands, by name', answer: list(answer('BrandDto')) },
    'GET /api/brands/{id}': { summary: 'One brand', answer: answer('BrandDto'), errors: ['BRAND_NOT_FOUND'] },
    'POST /api/brands': {
      summary: 'Add a brand',
      body: CreateBrandDto,
      bodyExample: { name: 'Aurora', code: 'AUR', color: '#0b6270', description: 'Shoes and bags' },
      answer: answer('BrandDto'),
      errors: ['BRAND_TAKEN'],
    },
    'PATCH /api/brands/{id}': {
      summary: 'Change a brand',
      body: UpdateBrandDto,
      bodyExample: { color: '#d9480f' },
      answer: answer('BrandDto'),
      errors: ['BRAND_NOT_FOUND', 'BRAND_TAKEN'],
    },
    'DELETE /api/brands/{id}': {
      summary: 'Delete a brand without domains',
      errors: ['BRAND_NOT_FOUND', 'BRAND_IN_USE'],
    },
  }),
  ...tagged('Domains', {
    'GET /api/domains': { summary: 'One page of domains', query: ListDomainsDto, answer: answer('DomainPage') },
    'GET /api/domains/{id}': { summary: 'One domain', answer: answer('DomainDto'), errors: ['DOMAIN_NOT_FOUND'] },
    'GET /api/domains/{id}/history': {
      summary: 'What changed for one domain',
      query: HistoryRangeDto,
      answer: answer('DomainHistoryDto'),
      errors: ['DOMAIN_NOT_FOUND'],
    },
    'POST /api/domains': {
      summary: 'Watch a domain',
      body: CreateDomainDto,
      bodyExample: domain,
      answer: answer('DomainDto'),
      errors: ['BRAND_NOT_FOUND', 'DOMAIN_TAKEN'],
    },
    'PATCH /api/domains/{id}': {
      summary: 'Change a domain',
      body: UpdateDomainDto,
      bodyExample: { active: false },
      answer: answer('DomainDto'),
      errors: ['DOMAIN_NOT_FOUND', 'BRAND_NOT_FOUND', 'DOMAIN_TAKEN'],
    },
    'DELETE /api/domains/{id}': { summary: 'Stop watching a domain', errors: ['DOMAIN_NOT_FOUND'] },
    'GET /api/transitions': {
      summary: 'What changed, newest first',
      query: ListTransitionsDto,
      answer: answer('TransitionPageDto'),
    },
    'GET /api/transitions/{id}': {
      summary: 'One change, with what the checker saw',
      answer: answer('TransitionDetailDto'),
      errors: ['TRANSITION_NOT_FOUND'],
    },
    'GET /api/stats': { summary: 'The numbers of the home page', answer: answer('StatsDto') },
  }),
  ...tagged('Operations', {
    'GET /health/live': {
      summary: 'The process answers',
      caller: 'anyone',
      answer: object<{ status: 'ok' }>({ status: always('ok') }),
    },
    'GET /health/ready': { summary: 'Ready for requests', caller: 'anyone', answer: health, errors: ['NOT_READY'] },
    'GET /metrics': {
      summary: 'Prometheus metrics: for this machine, or with METRICS_TOKEN',
      caller: 'anyone',
      mediaType: 'text/plain',
      answer: { type: 'string' },
      errors: ['FORBIDDEN'],
    },
  }),
};
