export * from './brand';
export * from './domain';
export * from './limits';
export * from './live-events';
export * from './page';
export * from './problem';
export * from './roles';
export * from './stats';
export * from './statuses';
export * from './transition';
export * from './user';
export { ChangePasswordDto } from './dto/change-password.dto';
export { CreateBrandDto } from './dto/create-brand.dto';
export { CreateDomainDto } from './dto/create-domain.dto';
export { CreateUserDto } from './dto/create-user.dto';
export { HistoryRangeDto } from './dto/history-range.dto';
export { looksLikeHostName } from './dto/is-host-name';
export {
  DOMAIN_SORTS,
  ListDomainsDto,
  STATUS_FILTERS,
  type DomainSort,
  type StatusFilter,
} from './dto/list-domains.dto';
export { ListTransitionsDto } from './dto/list-transitions.dto';
export { LoginDto } from './dto/login.dto';
export { UpdateBrandDto } from './dto/update-brand.dto';
export { UpdateDomainDto } from './dto/update-domain.dto';
export { UpdateUserDto } from './dto/update-user.dto';
