import type { CreateUserDto, UpdateUserDto, UserDto } from '@nawala/contracts';

/** What the form holds, for adding and editing alike. */
export type UserFields = CreateUserDto & { active: boolean };

export const fieldsOf = ({ email, name, role, active }: UserDto): UserFields => ({
  email,
  name,
  role,
  active,
  password: '',
});

/** An empty password leaves the old one. */
export const toUpdate = ({ password, ...rest }: UserFields): UpdateUserDto => (password ? { ...rest, password } : rest);

export const toCreate = ({ email, name, password, role }: UserFields): CreateUserDto => ({
  email,
  name,
  password,
  role,
});
