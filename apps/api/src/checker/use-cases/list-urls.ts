import { Injectable } from '@nestjs/common';
import type { UrlDto } from '@nawala/contracts/checker';
import type { Readable } from 'node:stream';
import { BrandsService } from '../../brands/brands.service';
import { cursorBatches } from '../../common/cursor-batches';
import { matchesTag, weakTag } from '../../common/entity-tag';
import { ScansRepository, type WatchedUrl } from '../../domains/scans.repository';
import { UrlListVersions } from '../../domains/url-list-versions';
import { type Encoding, ResponseCache } from '../response-cache';

/** `body` undefined: the client has this version already. */
export interface UrlList {
  tag: string | undefined;
  body: Readable | undefined;
}

export interface UrlListQuestion {
  /** Only of this brand. */
  code: string | undefined;
  ifNoneMatch: string | undefined;
  encoding: Encoding;
}

@Injectable()
export class ListUrls {
  constructor(
    private readonly domains: ScansRepository,
    private readonly brands: BrandsService,
    private readonly versions: UrlListVersions,
    private readonly responses: ResponseCache,
  ) {}

  /** Streamed, from the database or from what others were answered before. */
  async execute({ code, ifNoneMatch, encoding }: UrlListQuestion): Promise<UrlList> {
    const [only] = code === undefined ? [] : await this.brands.idsOfCodes([code]);
    // Nobody's list has no version: the brand may come.
    if (code !== undefined && only === undefined) {
      return { tag: undefined, body: this.responses.body('', undefined, encoding, () => chunks([])).read() };
    }
    // Before the list is read: see UrlListVersions.
    const version = await this.versions.current(only);
    const tag = version === undefined ? undefined : weakTag(version);
    if (tag !== undefined && matchesTag(ifNoneMatch, tag)) return { tag, body: undefined };
    const brands = await this.brands.refs();
    const body = this.responses.body(only?.toHexString() ?? '', version, encoding, () =>
      chunks(cursorBatches(this.domains.watched(only)), (id) => brands.get(id)?.name ?? ''),
    );
    // Nothing is sent before there is something to send: a database that is away is still an honest 503.
    await body.begun();
    return { tag, body: body.read() };
  }
}

const urlOf = ({ _id, brand, domain, note }: WatchedUrl, brandName: (id: string) => string): UrlDto => ({
  id: _id.toHexString(),
  brand: brandName(brand.toHexString()),
  Domain: domain,
  noto: note,
});

/** A JSON array, in a piece for each batch that the database gives: a hundred thousand rows never are one string. */
async function* chunks(
  batches: AsyncIterable<readonly WatchedUrl[]> | Iterable<never>,
  brandName: (id: string) => string = () => '',
): AsyncGenerator<Buffer> {
  let opening = '[';
  for await (const batch of batches) {
    const rows = JSON.stringify(batch.map((url) => urlOf(url, brandName)));
    yield Buffer.from(opening + rows.slice(1, -1));
    opening = ',';
  }
  yield Buffer.from(opening === '[' ? '[]' : ']');
}
