import { Injectable } from '@nestjs/common';
import { CreateRuleDto, LIMITS, type RuleDto, type RulePreviewDto, type UpdateRuleDto } from '@nawala/contracts';
import { BrandsService } from '../../brands/brands.service';
import { Clock } from '../../common/clock';
import type { RequestUser } from '../../common/current-user.decorator';
import { dtoOf } from '../../common/dto-of';
import { oneMore } from '../../common/one-more';
import { Env, publicUrlOf } from '../../config/env';
import { VantageLabels } from '../../labels/vantage-labels.service';
import { ChannelsRepository } from '../store/channels.repository';
import { MessagesRepository } from '../store/messages.repository';
import type { MessageBrand } from '../rendering/message';
import { type Existing, presentRule } from './rule.presenter';
import type { AlertRule } from '../store/rule.schema';
import { previewOf } from './rule-preview';
import { RuleNotFound, TooManyRules, UnknownInRule } from './rules.errors';
import { RulesRepository } from '../store/rules.repository';

const SAMPLE_BRAND: MessageBrand = { id: '0'.repeat(24), name: 'Aurora', code: 'AUR' };

/** What of a rule its body says. */
const BODY = [
  'name',
  'enabled',
  'on',
  'brandIds',
  'tags',
  'vantages',
  'after',
  'window',
  'tellShort',
  'quietHours',
  'digestAt',
  'language',
  'zone',
  'channelIds',
] as const satisfies readonly (keyof CreateRuleDto & keyof AlertRule)[];
const bodyOf = (rule: AlertRule) => Object.fromEntries(BODY.map((field) => [field, rule[field]]));

@Injectable()
export class RulesService {
  constructor(
    private readonly rules: RulesRepository,
    private readonly channels: ChannelsRepository,
    private readonly messages: MessagesRepository,
    private readonly brands: BrandsService,
    private readonly labels: VantageLabels,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  async list(): Promise<RuleDto[]> {
    const [rules, existing] = await Promise.all([this.rules.list(), this.existing()]);
    return Promise.all(rules.map((rule) => this.present(rule, existing)));
  }

  countEnabled(): Promise<number> {
    return this.rules.count({ enabled: true });
  }

  async create(actor: RequestUser, body: CreateRuleDto): Promise<RuleDto> {
    const existing = await this.existing();
    mustExist(body, existing);
    const rule = await oneMore({
      max: LIMITS.alertRules,
      count: () => this.rules.count(),
      make: () => this.rules.create(body, this.clock.now(), actor.id),
      takeBack: ({ _id }) => this.rules.remove(_id.toHexString()),
      refuse: () => new TooManyRules(),
    });
    return this.present(rule, existing);
  }

  async update(id: string, body: UpdateRuleDto): Promise<RuleDto> {
    const rule = await this.rules.byId(id);
    if (!rule) throw new RuleNotFound();
    const existing = await this.existing();
    // What was named before may have gone since: only what is new must be there.
    mustExist(body, existing, rule);
    const whole = dtoOf(CreateRuleDto, { ...bodyOf(rule), ...body });
    const since = whole.enabled && !rule.enabled ? this.clock.now() : rule.since;
    const updated = await this.rules.update(rule, { ...whole, since });
    return updated ? this.present(updated, existing) : this.update(id, body);
  }

  async remove(id: string): Promise<void> {
    if (!(await this.rules.remove(id))) throw new RuleNotFound();
  }

  async preview(body: CreateRuleDto): Promise<RulePreviewDto> {
    const [brands, labels] = await Promise.all([this.brands.refs(), this.labels.all()]);
    const brand = brands.get(body.brandIds[0] ?? '') ?? [...brands.values()][0] ?? SAMPLE_BRAND;
    const { id, name, code } = brand;
    return previewOf(body, { id, name, code }, labels, publicUrlOf(this.env), this.clock.now());
  }

  private async existing(): Promise<Existing> {
    const [brands, channels] = await Promise.all([this.brands.refs(), this.channels.list()]);
    return {
      brands: new Set(brands.keys()),
      channels: new Map(channels.map(({ _id, enabled }) => [_id.toHexString(), enabled])),
    };
  }

  private async present(rule: AlertRule, existing: Existing): Promise<RuleDto> {
    return presentRule(rule, existing, await this.messages.toldBy(rule._id.toHexString(), this.clock.now()));
  }
}

function mustExist(
  { brandIds = [], channelIds = [] }: UpdateRuleDto,
  { brands, channels }: Existing,
  before?: AlertRule,
): void {
  if (brandIds.some((id) => !brands.has(id) && !before?.brandIds.includes(id))) throw new UnknownInRule('brandIds');
  if (channelIds.some((id) => !channels.has(id) && !before?.channelIds.includes(id)))
    throw new UnknownInRule('channelIds');
}
