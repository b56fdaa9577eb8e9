import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';

interface Described {
  responses: Record<string, { content?: Record<string, { schema: object }> }>;
}

interface Document {
  paths: Record<string, Record<string, Described>>;
  components: object;
}

/** One document holds for every API that a spec starts: the code is the same. */
let known: Promise<((method: string, url: string, answer: Read) => void) | undefined> | undefined;

interface Read {
  status: number;
  headers: Headers;
  body: unknown;
}

/** Undefined while whoever stands at that address has no document to give: an edge without an API behind it. */
async function documentOf(url: string): Promise<Document | undefined> {
  try {
    const answer = await fetch(`${url}/api/docs-json`);
    return answer.ok ? ((await answer.json()) as Document) : undefined;
  } catch {
    return undefined;
  }
}

function checkerOf(document: Document) {
  // Whether the schemas are schemas is asked once, by the document's own spec; here they are made for a few answers each.
  const quick = { meta: false, validateSchema: false, code: { optimize: false } } as const;
  const ajv = new Ajv2020({
    strictTypes: false,
    allErrors: true,
    keywords: ['example', 'components', 'paths'],
    ...quick,
  });
  addFormats(ajv);
  ajv.addSchema({ $id: 'api', components: document.components }, 'api');
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { responses }]) => ({
      method: method.toUpperCase(),
      path,
      pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`),
      responses,
    })),
  );
  // As routers do: an address without parameters goes before one that only fits.
  const parametersOf = (path: string) => path.split('{').length;
  operations.sort((a, b) => parametersOf(a.path) - parametersOf(b.path));
  const compiled = new Map<string, ValidateFunction>();

  /** References as ajv resolves them: into the one schema that holds the components. */
  const absolute = (schema: object): object =>
    JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"api#/components/')) as object;

  function validatorOf(key: string, schema: object): ValidateFunction {
    const validator = compiled.get(key) ?? ajv.compile(absolute(schema));
    compiled.set(key, validator);
    return validator;
  }

  return (method: string, url: string, answer: Read): void => {
    const path = url.split('?', 1)[0]!;
    const operation = operations.find((each) => each.method === method && each.pattern.test(path));
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
  };
}

/** Every answer that any spec gets is held against the API's own document: an undescribed one fails that spec. */
export async function mustBeDescribed(base: string, method: string, url: string, answer: Read): Promise<void> {
  known ??= documentOf(base).then((document) => document && checkerOf(document));
  const check = await known;
  if (check) check(method, url, answer);
  else known = undefined;
}
