import { registerDecorator, type ValidationOptions } from 'class-validator';
import { looksLikeHostName } from '../looks-like-host-name';

export const IsHostName =
  (options: ValidationOptions = {}): PropertyDecorator =>
  (target, propertyName) =>
    registerDecorator({
      name: 'isHostName',
      target: target.constructor,
      propertyName: String(propertyName),
      options: { message: 'Enter a host name, such as shop.example.com', ...options },
      validator: { validate: looksLikeHostName },
    });
