import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { openApiDocument } from './document';

const PATH = '/api/docs';

/** The page is Swagger's own: its styles are inline, its scripts are files of this server. */
const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
  "connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** `/api/docs` for people, `/api/docs-json` for tools. */
export function serveDocs(app: NestFastifyApplication): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onSend', async ({ url }, reply) => {
      if (/^\/api\/docs(?![^/?])/i.test(url)) void reply.header('Content-Security-Policy', PAGE_POLICY);
    });
  SwaggerModule.setup(PATH, app, openApiDocument(app) as unknown as OpenAPIObject, { jsonDocumentUrl: `${PATH}-json` });
}
