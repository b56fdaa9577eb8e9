import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { CreateBrandDto, UpdateBrandDto, type BrandDto } from '@nawala/contracts';
import { CurrentUser, type RequestUser } from '../common/current-user.decorator';
import { ParseObjectId } from '../common/parse-object-id.pipe';
import { Describe } from '../common/describe.decorator';
import { BRAND_EXAMPLE } from './brand.example';
import { BrandsService } from './brands.service';

@Controller('brands')
export class BrandsController {
  constructor(private readonly brands: BrandsService) {}

  @Describe({ summary: 'All brands, by name', answer: [BRAND_EXAMPLE] })
  @Get()
  list(): Promise<BrandDto[]> {
    return this.brands.list();
  }

  @Describe({ summary: 'One brand', errors: ['BRAND_NOT_FOUND'], answer: BRAND_EXAMPLE })
  @Get(':id')
  get(@Param('id', ParseObjectId) id: string): Promise<BrandDto> {
    return this.brands.get(id);
  }

  @Describe({
    summary: 'Add a brand',
    errors: ['BRAND_TAKEN'],
    example: { name: 'Aurora', code: 'AUR', color: '#0b6270', description: 'Shoes and bags' },
    answer: BRAND_EXAMPLE,
  })
  @Post()
  create(@CurrentUser() actor: RequestUser, @Body() body: CreateBrandDto): Promise<BrandDto> {
    return this.brands.create(actor, body);
  }

  @Describe({
    summary: 'Change a brand',
    errors: ['BRAND_NOT_FOUND', 'BRAND_TAKEN'],
    example: { color: '#d9480f' },
    answer: { ...BRAND_EXAMPLE, color: '#d9480f' },
  })
  @Patch(':id')
  update(
    @CurrentUser() actor: RequestUser,
    @Param('id', ParseObjectId) id: string,
    @Body() body: UpdateBrandDto,
  ): Promise<BrandDto> {
    return this.brands.update(actor, id, body);
  }

  @Describe({ summary: 'Delete a brand without domains', errors: ['BRAND_NOT_FOUND', 'BRAND_IN_USE'] })
  @HttpCode(204)
  @Delete(':id')
  remove(@Param('id', ParseObjectId) id: string): Promise<void> {
    return this.brands.remove(id);
  }
}
