import type {
  BrandDto,
  DomainDto,
  DomainPageDto,
  NawalaUpdated,
  ScanStatus,
  StatsDto,
  TransitionDto,
  TransitionPageDto,
} from '@nawala/contracts';
import { aBrand, aDomain } from '@nawala/contracts/testing';
import type { DomainState, Scan } from '@nawala/rules';
import type { LiveMessage } from '../../app/live/live-message';
import { canOvertake, type Sent } from './sent';
import { measured, pageOf, statsOf } from './server-answers';

const RULE = { policy: 'any', staleAfterMs: 3_600_000 } as const;

/**
 * One report of a checker: whose, of what, and how many milliseconds ago it was measured; and how far behind the clock of
 * the instance is that takes it.
 */
export interface Report {
  domainId: string;
  vantage: string;
  status: ScanStatus;
  age: number;
  behind: number;
}

export type Edit = Partial<Pick<DomainDto, 'domain' | 'note' | 'tags' | 'active'>> & { brandId?: string };

/**
 * What the API is to a dashboard: facts, the answers that can be had of them, and events about them. Verdicts are judged
 * by the real rules; they wait to be sent together, so that other events overtake them.
 */
export class ServerModel {
  readonly brands: BrandDto[] = [];
  readonly domains: DomainDto[] = [];
  /** In the order of recording. */
  readonly transitions: TransitionDto[] = [];
  /** On their way to whoever is connected; each line keeps its order. */
  readonly lines: { verdicts: Sent[]; others: Sent[] } = { verdicts: [], others: [] };
  connected = false;
  private readonly states = new Map<string, DomainState>();
  private scans = 0;

  /** @param clock the server's own, in milliseconds; @param rules which the pages load only when they need them */
  constructor(
    private readonly clock: () => number,
    private readonly rules: typeof import('@nawala/rules'),
  ) {}

  record(reports: readonly Report[]): void {
    const updates = reports.flatMap((report) => this.judge(report));
    if (updates.length === 0) return;
    this.say('verdicts', { type: 'domains:bulk-nawala-updated', payload: { updates, count: updates.length } });
  }

  addBrand(name: string, code: string): void {
    const brand = aBrand({ name, code });
    this.brands.push(brand);
    this.say('others', { type: 'brand:created', payload: { brand } });
  }

  renameBrand(id: string, name: string, code: string): void {
    const index = this.brands.findIndex((brand) => brand.id === id);
    const brand = { ...this.brands[index]!, name, code };
    this.brands[index] = brand;
    for (const domain of this.domains.filter((each) => each.brand.id === id)) {
      this.replace({ ...domain, brand: this.brandRef(id) });
    }
    this.say('others', { type: 'brand:updated', payload: { brand } });
  }

  addDomain(name: string, brandId: string, silently = false): void {
    const now = this.now();
    const domain = aDomain({ domain: name, brand: this.brandRef(brandId), createdAt: now, updatedAt: now });
    this.domains.push(domain);
    this.states.set(domain.id, this.rules.neverChecked());
    if (!silently) this.say('others', { type: 'domain:created', payload: { domain } });
  }

  edit(id: string, { brandId, ...edit }: Edit, silently = false): void {
    const before = this.domains.find((each) => each.id === id)!;
    const brand = brandId === undefined ? before.brand : this.brandRef(brandId);
    if (edit.domain !== undefined && edit.domain !== before.domain) this.states.set(id, this.rules.neverChecked());
    const domain = { ...before, ...edit, brand, ...measured(this.states.get(id)!), updatedAt: this.now() };
    this.replace(domain);
    if (!silently) this.say('others', { type: 'domain:updated', payload: { domain } });
  }

  remove(id: string): void {
    this.domains.splice(
      this.domains.findIndex((each) => each.id === id),
      1,
    );
    this.say('others', { type: 'domain:deleted', payload: { domainId: id } });
  }

  announce(reason: 'import' | 'bulk' | 'resync'): void {
    this.say('others', { type: 'domains:changed', payload: { reason } });
  }

  /** The next message of a line, or the one behind it when that came from another instance and overtook it. */
  next(line: keyof ServerModel['lines'], overtaken: boolean): LiveMessage | undefined {
    const [first, second] = this.lines[line];
    const swapped = overtaken && first && second && canOvertake(first, second);
    return this.lines[line].splice(swapped ? 1 : 0, 1)[0]?.message;
  }

  /** What was on its way is lost. */
  cut(): void {
    this.connected = false;
    this.lines.verdicts.length = 0;
    this.lines.others.length = 0;
  }

  /** What is changed later does not show in it. */
  answer(url: string, params: URLSearchParams): unknown {
    if (url === '/health/ready') return {};
    if (url === '/api/stats') return this.stats();
    if (url === '/api/domains') return this.page(params);
    if (url === '/api/transitions') return this.newestTransitions(params);
    throw new Error(`The model knows no ${url}`);
  }

  stats(): StatsDto {
    return statsOf(this.domains, this.brands);
  }

  page(params: URLSearchParams): DomainPageDto {
    return pageOf(this.domains, params);
  }

  private newestTransitions(params: URLSearchParams): TransitionPageDto {
    const since = params.get('since') ?? '';
    const verdicts = params.get('verdicts') === 'true';
    const rows = this.transitions
      .filter(({ recordedAt, kind }) => recordedAt >= since && (!verdicts || kind === 'verdict'))
      .reverse()
      .sort((a, b) => (a.recordedAt === b.recordedAt ? 0 : a.recordedAt < b.recordedAt ? 1 : -1));
    const from = rows.findIndex(({ id }) => id === params.get('before')) + 1;
    const end = from + Number(params.get('limit'));
    return { items: rows.slice(from, end), next: rows.length > end ? rows[end - 1]!.id : null };
  }

  private judge({ domainId, vantage, status, age, behind }: Report): NawalaUpdated[] {
    const domain = this.domains.find(({ id }) => id === domainId);
    if (!domain) return [];
    const now = new Date(this.clock() - behind);
    const scan: Scan = {
      scanId: `scan_${now.getTime()}_${++this.scans}`,
      vantage,
      status,
      checkedAt: new Date(now.getTime() - age),
      method: 'dns',
      reason: null,
      reasonCode: null,
      reasonParams: null,
      confirmed: false,
      evidence: null,
    };
    const { state, outcomes, transitions } = this.rules.applyScans(this.states.get(domainId)!, [scan], RULE, now);
    if (outcomes[0]?.kind !== 'verdict') return [];
    this.states.set(domainId, state);
    const after = { ...domain, ...measured(state) };
    this.replace(after);
    for (const transition of transitions) {
      this.transitions.push({
        ...transition,
        id: transition.scanId,
        kind: transition.nawala.from === transition.nawala.to ? 'vantage' : 'verdict',
        domainId,
        domain: domain.domain,
        displayName: domain.displayName,
        brandId: domain.brand.id,
        at: transition.at.toISOString(),
        recordedAt: now.toISOString(),
        seq: this.transitions.length,
        hasEvidence: false,
      });
    }
    const seen = after.vantages.find((each) => each.vantage === vantage)!;
    const previousStatus = domain.nawala.status;
    return [
      {
        domainId,
        domain: domain.domain,
        displayName: domain.displayName,
        brandId: domain.brand.id,
        nawala: after.nawala,
        previousStatus,
        vantage: seen,
      },
    ];
  }

  private say(line: keyof ServerModel['lines'], message: LiveMessage): void {
    if (this.connected) this.lines[line].push({ message, at: this.clock() });
  }

  private replace(domain: DomainDto): void {
    this.domains[this.domains.findIndex(({ id }) => id === domain.id)] = domain;
  }

  private brandRef(id: string): DomainDto['brand'] {
    const { name, code, color } = this.brands.find((brand) => brand.id === id)!;
    return { id, name, code, color };
  }

  private now(): string {
    return new Date(this.clock()).toISOString();
  }
}
