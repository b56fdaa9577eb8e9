import { CreateDomainDto, CreateUserDto, UpdateUserDto } from '@nawala/contracts';
import { dtoSchema } from './dto-schema';

const validate = <T extends object>(schema: ReturnType<typeof dtoSchema<T>>, value: object) => {
  const result = schema['~standard'].validate(value);
  return 'issues' in result ? result.issues : [];
};

describe('a DTO class as a schema', () => {
  it('says what the DTO says, at the field it says it of', () => {
    expect(validate(dtoSchema(CreateDomainDto), { ...new CreateDomainDto() })).toEqual([
      { path: ['domain'], message: 'Enter a host name, such as shop.example.com' },
      { path: ['brandId'], message: 'Choose a brand' },
    ]);
  });

  it('is content with what the API accepts', () => {
    const user = { email: 'rina@example.com', name: 'Rina', password: 'correct horse', role: 'admin' };
    expect(validate(dtoSchema(CreateUserDto), user)).toEqual([]);
  });

  it('looks at the body that the form makes of its value', () => {
    const schema = dtoSchema<UpdateUserDto, { name: string; password: string }>(UpdateUserDto, ({ name, password }) =>
      password ? { name, password } : { name },
    );
    expect(schema['~standard'].validate({ name: 'Rina', password: '' })).not.toHaveProperty('issues');
    expect(schema['~standard'].validate({ name: 'Rina', password: 'short' })).toHaveProperty('issues');
  });
});
