import type { BrandDto, DomainDto, ProblemDto, ScanStatus, TransitionDto, TransitionPageDto } from '@nawala/contracts';
import type { RecordedScanDto, ScanResultDto } from '@nawala/contracts/checker';
import type { Answer, Client } from './client';

let last = 0;

/** A brand over HTTP. Name and code are unique unless the test gives them. */
export async function addBrand(admin: Client, over: Partial<BrandDto> = {}): Promise<BrandDto> {
  const number = ++last;
  return created(admin.post<BrandDto>('/api/brands', { name: `Brand ${number}`, code: `B${number}`, ...over }));
}

type DomainInput = { brandId: string } & Partial<Pick<DomainDto, 'domain' | 'note' | 'tags' | 'active'>>;

/** A domain over HTTP, with a name of its own unless the test gives one. */
export async function addDomain(admin: Client, over: DomainInput): Promise<DomainDto> {
  return created(admin.post<DomainDto>('/api/domains', { domain: `site-${++last}.example.com`, ...over }));
}

async function created<T>(answer: Promise<{ status: number; body: T }>): Promise<T> {
  const { status, body } = await answer;
  if (status !== 201) throw new Error(`Expected 201, got ${status}: ${JSON.stringify(body)}`);
  return body;
}

/** A checker's report. `more` are the optional members of `scanResult`. */
export const report = (
  checker: Client,
  id: string,
  status: ScanStatus,
  more: Partial<ScanResultDto> = {},
): Promise<Answer<RecordedScanDto & ProblemDto>> =>
  checker.post('/api/urls/update', { id, scanResult: { status, ...more } });

/** What is known to have changed of a domain, newest first. */
export const transitionsOf = async (client: Client, domain: string): Promise<TransitionDto[]> =>
  (await client.get<TransitionPageDto>(`/api/transitions?domain=${domain}&limit=500`)).body.items;

/** The fields that an answer complains about, each once. */
export const fieldsOf = ({ errors = [] }: ProblemDto): string[] => [...new Set(errors.map(({ path }) => path))];
