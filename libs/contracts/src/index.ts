export * from './alerts';
export * from './brand';
export * from './deliveries';
export * from './domain';
export * from './domain-query';
export * from './history';
export * from './incident';
export * from './languages';
export * from './limits';
export * from './live-events';
export * from './mute';
export * from './page';
export * from './problem';
export * from './reason-params';
export * from './roles';
export { ruleProblems } from './rule-problems';
export * from './stats';
export * from './statuses';
export * from './transition';
export * from './user';
export { nameKey, normalizeEmail, visibleLine } from './visible-text';
export {
  EmailConfigDto,
  TelegramConfigDto,
  UpdateEmailConfigDto,
  UpdateTelegramConfigDto,
  UpdateUrlConfigDto,
  UrlConfigDto,
} from './dto/alerts/channel-configs';
export { CreateChannelDto } from './dto/alerts/create-channel.dto';
export { CreateRuleDto } from './dto/alerts/create-rule.dto';
export { TelegramChatsQueryDto } from './dto/alerts/telegram-chats.dto';
export { isZone } from './dto/alerts/times';
export { UpdateChannelDto } from './dto/alerts/update-channel.dto';
export { UpdateRuleDto } from './dto/alerts/update-rule.dto';
export { ChangePasswordDto } from './dto/change-password.dto';
export { CreateBrandDto } from './dto/create-brand.dto';
export { CreateDomainDto } from './dto/create-domain.dto';
export { CreateUserDto } from './dto/create-user.dto';
export { HistoryRangeDto } from './dto/history-range.dto';
export { IncidentFilterDto } from './dto/incident-filter.dto';
export { looksLikeHostName } from './dto/is-host-name';
export { ListDomainsDto } from './dto/list-domains.dto';
export { ListIncidentsDto } from './dto/list-incidents.dto';
export { ListTransitionsDto } from './dto/list-transitions.dto';
export { LoginDto } from './dto/login.dto';
export { StatsHistoryQueryDto } from './dto/stats-history-query.dto';
export { StripsQueryDto } from './dto/strips-query.dto';
export { TransitionFilterDto } from './dto/transition-filter.dto';
export { UpdateBrandDto } from './dto/update-brand.dto';
export { UpdateDomainDto } from './dto/update-domain.dto';
export { UpdateUserDto } from './dto/update-user.dto';
