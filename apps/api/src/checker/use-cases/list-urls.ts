import { Injectable } from '@nestjs/common';
import type { UrlDto } from '@nawala/contracts/checker';
import { Readable } from 'node:stream';
import { BrandsService } from '../../brands/brands.service';
import { MonitoredDomains, type WatchedUrl } from '../../domains/monitored-domains';
import { UrlListVersion } from '../../domains/url-list-version';
import { matchesTag, weakTag } from '../entity-tag';

/** `body` undefined: the client has this edition already. */
export interface UrlList {
  tag: string | undefined;
  body: Readable | undefined;
}

/** Characters of JSON that leave together. */
const CHUNK = 32_768;

@Injectable()
export class ListUrls {
  constructor(
    private readonly domains: MonitoredDomains,
    private readonly brands: BrandsService,
    private readonly version: UrlListVersion,
  ) {}

  /** Streamed: a hundred thousand rows never stand in memory together. `code`: of this brand only. */
  async execute(code: string | undefined, ifNoneMatch: string | undefined): Promise<UrlList> {
    const [only] = code === undefined ? [] : await this.brands.idsOfCodes([code]);
    // Nobody's list has no edition: the brand may come.
    if (code !== undefined && only === undefined) return { tag: undefined, body: Readable.from(['[]']) };
    // Before the list is read: see UrlListVersion.
    const version = await this.version.current(only);
    const tag = version === undefined ? undefined : weakTag(version);
    if (tag !== undefined && matchesTag(ifNoneMatch, tag)) return { tag, body: undefined };
    const brands = await this.brands.refs();
    const rows = presented(this.domains.watched(only), (id) => brands.get(id)?.name ?? '');
    return { tag, body: await streamed(rows) };
  }
}

async function* presented(urls: AsyncIterable<WatchedUrl>, brandName: (id: string) => string): AsyncGenerator<UrlDto> {
  for await (const { _id, brand, domain, note } of urls) {
    yield { id: _id.toHexString(), brand: brandName(brand.toHexString()), Domain: domain, noto: note };
  }
}

async function* jsonArray(rows: AsyncIterable<unknown>): AsyncGenerator<string> {
  let text = '[';
  let separator = '';
  for await (const row of rows) {
    text += separator + JSON.stringify(row);
    separator = ',';
    if (text.length < CHUNK) continue;
    yield text;
    text = '';
  }
  yield `${text}]`;
}

/** The first chunk is made before anything is sent, so that a database that is away is still an honest 503. */
async function streamed(rows: AsyncIterable<unknown>): Promise<Readable> {
  const chunks = jsonArray(rows);
  const first = await chunks.next();
  return Readable.from(
    (async function* () {
      yield first.value;
      yield* chunks;
    })(),
    { objectMode: false },
  );
}
