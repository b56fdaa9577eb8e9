import type { UserDto } from '@nawala/contracts';
import type { UserDocument } from './user.schema';

export const presentUser = (user: UserDocument): UserDto => ({
  id: user.id as string,
  email: user.email,
  name: user.name,
  role: user.role,
  active: user.active,
  createdBy: user.createdBy?.toHexString() ?? null,
  lastLoginAt: user.lastLoginAt?.toISOString() ?? null,
  createdAt: user.createdAt.toISOString(),
  updatedAt: user.updatedAt.toISOString(),
});
