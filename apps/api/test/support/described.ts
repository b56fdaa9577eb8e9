import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { openApiDocument } from '../../src/openapi/document';

const document = openApiDocument();
const ajv = new Ajv({ strictTypes: false, allErrors: true, keywords: ['example', 'components', 'paths'] });
addFormats(ajv);
ajv.addSchema({ $id: 'api', components: document.components }, 'api');

type Described = { responses: Record<string, { content?: Record<string, { schema: object }> }> };

const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    method: method.toUpperCase(),
    path,
    pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`),
    responses: (operation as Described).responses,
  })),
);

const compiled = new Map<string, ValidateFunction>();

/** References as ajv resolves them: into the one schema that holds the components. */
const absolute = (schema: object): object =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"api#/components/')) as object;

function validatorOf(key: string, schema: object): ValidateFunction {
  const known = compiled.get(key);
  if (known) return known;
  const validator = ajv.compile(absolute(schema));
  compiled.set(key, validator);
  return validator;
}

/** Every answer that any spec gets is held against the OpenAPI document: an undescribed one fails that spec. */
export function mustBeDescribed(
  method: string,
  url: string,
  answer: { status: number; headers: Headers; body: unknown },
): void {
  const path = url.split('?', 1)[0]!;
  const operation = operations.find((known) => known.method === method && known.pattern.test(path));
  if (!operation) return;
  const where = `${method} ${operation.path} → ${answer.status}`;
  const response = operation.responses[answer.status];
  if (!response) throw new Error(`${where} is not in the OpenAPI document: ${JSON.stringify(answer.body)}`);
  const type = answer.headers.get('content-type')?.split(';', 1)[0] ?? '';
  const schema = response.content?.[type]?.schema;
  if (!schema) {
    if (response.content || answer.body !== '')
      throw new Error(`${where} does not answer with ${type || 'nothing'} by the document`);
    return;
  }
  const validate = validatorOf(where + type, schema);
  if (!validate(answer.body)) throw new Error(`${where} is not as described: ${ajv.errorsText(validate.errors)}`);
}
