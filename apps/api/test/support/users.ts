import type { Role, SessionDto, UserDto } from '@nawala/contracts';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { UsersService } from '../../src/users/users.service';
import { type Client, clientOf } from './client';

export const PASSWORD = 'correct horse battery';

/** A client with a session, and whose it is. */
export interface SignedInClient extends Client {
  user: UserDto;
  token: string;
  /** `refresh_token=…`, as a browser would send it to /api/auth. */
  cookie: string;
}

let last = 0;

/** A user straight from the service, so that no test depends on another way in. */
export async function createUser(app: NestFastifyApplication, role: Role): Promise<{ id: string; email: string }> {
  const email = `${role}-${++last}@example.com`;
  const user = await app.get(UsersService).create(null, { email, name: `${role} ${last}`, password: PASSWORD, role });
  return { id: user.id, email };
}

export async function signIn(app: NestFastifyApplication, url: string, role: Role): Promise<SignedInClient> {
  const { email } = await createUser(app, role);
  return signInAs(url, email, PASSWORD);
}

export async function signInAs(url: string, email: string, password: string): Promise<SignedInClient> {
  const { status, headers, body } = await clientOf(url).post<SessionDto>('/api/auth/login', { email, password });
  if (status !== 200) throw new Error(`Sign-in answered ${status}: ${JSON.stringify(body)}`);
  return {
    ...clientOf(url, body.accessToken),
    user: body.user,
    token: body.accessToken,
    cookie: refreshCookie(headers),
  };
}

const cookieOf =
  (name: string) =>
  (headers: Headers): string =>
    headers
      .getSetCookie()
      .find((cookie) => cookie.startsWith(`${name}=`))
      ?.split(';', 1)[0] ?? '';

export const refreshCookie = cookieOf('refresh_token');
export const deviceCookie = cookieOf('known_device');
