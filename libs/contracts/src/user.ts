import type { Role } from './roles';

export interface UserDto {
  id: string;
  email: string;
  name: string;
  role: Role;
  active: boolean;
  createdBy: string | null;
  lastLoginAt: string | null;
  createdAt: string;
  updatedAt: string;
}

/** What `login` and `refresh` answer. `expiresIn` is in seconds; the refresh token travels only as a cookie. */
export interface SessionDto {
  accessToken: string;
  tokenType: 'Bearer';
  expiresIn: number;
  user: UserDto;
}
