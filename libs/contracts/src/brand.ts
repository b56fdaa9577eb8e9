export interface BrandDto {
  id: string;
  name: string;
  code: string;
  color: string;
  description: string;
  domainCount: number;
  blockedCount: number;
  createdBy: string | null;
  createdAt: string;
  updatedAt: string;
}

/** The part of a brand that every domain row carries. */
export type BrandRef = Pick<BrandDto, 'id' | 'name' | 'code' | 'color'>;
