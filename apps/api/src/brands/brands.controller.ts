import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { CreateBrandDto, UpdateBrandDto, type BrandDto } from '@nawala/contracts';
import { CurrentUser, type RequestUser } from '../common/current-user.decorator';
import { ParseObjectId } from '../common/parse-object-id.pipe';
import { BrandsService } from './brands.service';

@Controller('brands')
export class BrandsController {
  constructor(private readonly brands: BrandsService) {}

  @Get()
  list(): Promise<BrandDto[]> {
    return this.brands.list();
  }

  @Get(':id')
  one(@Param('id', ParseObjectId) id: string): Promise<BrandDto> {
    return this.brands.get(id);
  }

  @Post()
  create(@CurrentUser() actor: RequestUser, @Body() body: CreateBrandDto): Promise<BrandDto> {
    return this.brands.create(actor, body);
  }

  @Patch(':id')
  change(
    @CurrentUser() actor: RequestUser,
    @Param('id', ParseObjectId) id: string,
    @Body() body: UpdateBrandDto,
  ): Promise<BrandDto> {
    return this.brands.change(actor, id, body);
  }

  @HttpCode(204)
  @Delete(':id')
  remove(@Param('id', ParseObjectId) id: string): Promise<void> {
    return this.brands.remove(id);
  }
}
