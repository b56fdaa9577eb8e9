import type {
  BrandDto,
  ChannelDto,
  CreateBrandDto,
  CreateChannelDto,
  CreateDomainDto,
  CreateKeyDto,
  CreateRuleDto,
  CreateUserDto,
  CreateViewDto,
  DomainDto,
  IncidentPageDto,
  JobDto,
  JobLinkDto,
  KeySecretDto,
  MuteDto,
  Page,
  RuleDto,
  StatsDto,
  TransitionPageDto,
  UpdateViewDto,
  UserDto,
  ViewDto,
} from '@nawala/contracts';
import type { ScanResultDto } from '@nawala/contracts/checker';
import type { CreateMuteDto } from '@nawala/contracts/incidents';

/** Sets the stage over HTTP, as any client of the contract would. */
export class ApiClient {
  private constructor(
    private readonly url: string,
    private readonly token: string,
  ) {}

  static async signIn(url: string, email: string, password: string): Promise<ApiClient> {
    const anonymous = new ApiClient(url, '');
    const { accessToken } = await anonymous.send<{ accessToken: string }>('POST', '/api/auth/login', {
      email,
      password,
    });
    return new ApiClient(url, accessToken);
  }

  createUser = (body: Partial<CreateUserDto>) => this.send<UserDto>('POST', '/api/users', body);
  users = () => this.send<UserDto[]>('GET', '/api/users');
  createBrand = (body: Partial<CreateBrandDto>) => this.send<BrandDto>('POST', '/api/brands', body);
  changeBrand = (id: string, body: Partial<CreateBrandDto>) => this.send<BrandDto>('PATCH', `/api/brands/${id}`, body);
  createView = (body: CreateViewDto) => this.send<ViewDto>('POST', '/api/views', body);
  changeView = (id: string, body: UpdateViewDto) => this.send<ViewDto>('PATCH', `/api/views/${id}`, body);
  /** More than 1,000 rows are a job. */
  importMany = (rows: { domain: string; brand: string; tags?: string }[]) =>
    this.send<JobLinkDto>('POST', '/api/domains/import', { rows });
  job = (id: string) => this.send<JobDto>('GET', `/api/jobs/${id}`);
  createDomain = (body: Partial<CreateDomainDto>) => this.send<DomainDto>('POST', '/api/domains', body);
  createKey = (body: Partial<CreateKeyDto>) => this.send<KeySecretDto>('POST', '/api/keys', body);
  createChannel = (body: Partial<CreateChannelDto>) => this.send<ChannelDto>('POST', '/api/alerts/channels', body);
  createRule = (body: Partial<CreateRuleDto>) => this.send<RuleDto>('POST', '/api/alerts/rules', body);
  createMute = (body: CreateMuteDto) => this.send<MuteDto>('POST', '/api/mutes', body);
  deleteDomain = (id: string) => this.send<void>('DELETE', `/api/domains/${id}`);

  /** What the dashboard reads. */
  domains = (query: string) => this.send<Page<DomainDto>>('GET', `/api/domains?${query}`);
  incidents = (query: string) => this.send<IncidentPageDto>('GET', `/api/incidents?${query}`);
  channels = () => this.send<ChannelDto[]>('GET', '/api/alerts/channels');
  stats = () => this.send<StatsDto>('GET', '/api/stats');
  transitions = (query: string) => this.send<TransitionPageDto>('GET', `/api/transitions?${query}`);

  /** What a checker does, in the seed's own words. */
  report = (id: string, scanResult: ScanResultDto) =>
    this.send<unknown>('POST', '/api/urls/update', { id, scanResult });

  /** The answer's status, for calls that are expected to be refused. */
  async statusOf(method: string, path: string, body?: object): Promise<number> {
    return (await this.fetch(method, path, body)).status;
  }

  private fetch(method: string, path: string, body?: object): Promise<Response> {
    const headers = {
      ...(body && { 'Content-Type': 'application/json' }),
      ...(this.token && { Authorization: `Bearer ${this.token}` }),
    };
    return fetch(this.url + path, { method, headers, body: body && JSON.stringify(body) });
  }

  private async send<T>(method: string, path: string, body?: object): Promise<T> {
    const response = await this.fetch(method, path, body);
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }
}
