import { Injectable } from '@nestjs/common';
import { type BrandRef, DEFAULT_BRAND_COLOR } from '@nawala/contracts';
import { BrandsService } from '../../brands/brands.service';
import { AppError } from '../../common/app-error';
import { workAndRest } from '../../common/work-and-rest';
import type { Actor } from '../history-row';
import type { BrandBook } from './brand-book';
import type { NamedRow } from './import-row';
import type { Fate } from './judge-row';

const MAX_ATTEMPTS = 5;

/** Brands that are made in one go: each is a durable write of its own, and is announced to every browser. */
const AT_ONCE = 20;
/** A list in which every row names another brand is long already. Milliseconds. */
const LONGEST_REST_MS = 500;

/** Makes the brands that rows name and that are not there. */
@Injectable()
export class NewBrands {
  constructor(private readonly brands: BrandsService) {}

  /** The same fates, with brands that exist; rows whose brand cannot be made are refused. However many: others have their turn. */
  async make(book: BrandBook, actor: Actor, fates: readonly Fate[]): Promise<Fate[]> {
    const made: Fate[] = [];
    const some = async () => {
      const before = book.size;
      while (made.length < fates.length && book.size - before < AT_ONCE)
        made.push(await this.withBrand(book, actor, fates[made.length]!));
    };
    while (made.length < fates.length) await workAndRest(some, LONGEST_REST_MS);
    return made;
  }

  private async withBrand(book: BrandBook, actor: Actor, fate: Fate): Promise<Fate> {
    if (fate.result !== 'new' && fate.result !== 'moved') return fate;
    const wanted = fate.result === 'new' ? fate.brand : fate.to;
    if ('id' in wanted) return fate;
    try {
      const brand = book.find(fate.row.brand) ?? (await this.create(book, actor, fate.row));
      return fate.result === 'new' ? { ...fate, brand } : { ...fate, to: brand };
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'NOT_READY') throw error;
      const { code, detail: message } = error;
      return { result: 'invalid', row: fate.row, why: { code, message } };
    }
  }

  /** Somebody else may make it at the same moment: then it is theirs. */
  private async create(book: BrandBook, actor: Actor, { brand: named, brandName }: NamedRow): Promise<BrandRef> {
    for (let attempts = 1; ; attempts++) {
      const { name, code } = book.wanted(named, brandName);
      try {
        const brand = await this.brands.create(actor, { name, code, color: DEFAULT_BRAND_COLOR, description: '' });
        book.add(brand);
        return brand;
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'BRAND_TAKEN' || attempts === MAX_ATTEMPTS) throw error;
        for (const brand of (await this.brands.refs()).values()) book.add(brand);
        const theirs = book.find(named);
        if (theirs) return theirs;
      }
    }
  }
}
