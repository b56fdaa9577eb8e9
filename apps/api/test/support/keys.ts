import type { CreateKeyDto, KeyDto, KeySecretDto } from '@nawala/contracts';
import { Types } from 'mongoose';
import { type Client, clientOf } from './client';
import type { TestApi } from './start-api';

/** A key, its secret, and a client that shows it. */
export interface TestKey extends KeySecretDto {
  client: Client;
}

let last = 0;

/** By an admin, as the dashboard does it: a reporter for any vantage, unless told otherwise. */
export async function makeKey(url: string, admin: Client, over: Partial<CreateKeyDto> = {}): Promise<TestKey> {
  const body = { name: `key ${++last}`, scopes: ['report'], ...over };
  const { status, body: made } = await admin.post<KeySecretDto>('/api/keys', body);
  if (status !== 201) throw new Error(`Making a key answered ${status}: ${JSON.stringify(made)}`);
  return { ...made, client: clientOf(url, made.secret) };
}

/** One whose time has run out. */
export async function makeExpired(api: TestApi, admin: Client): Promise<TestKey> {
  const made = await makeKey(api.url, admin, { expiresAt: new Date(Date.now() + 3_600_000).toISOString() });
  const past = { $set: { expiresAt: new Date(Date.now() - 1000) } };
  await api.db.collection('checkerkeys').updateOne({ _id: new Types.ObjectId(made.key.id) }, past);
  // Any change has all of them read anew.
  const { body } = await admin.patch<KeyDto>(`/api/keys/${made.key.id}`, { name: `${made.key.name}, expired` });
  return { ...made, key: body };
}
