import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../base/package-root.ts';

/** Where the OpenAPI document lies; `npm run openapi` writes it from the routes. */
export const apiDocumentPath = (): string => join(packageRoot(), 'models', 'schema', 'openapi.json');

let document: Uint8Array | undefined;

/** The OpenAPI document of the control API as it is sent; read once, for it is large and never changes. */
export function apiDocument(): Uint8Array {
  document ??= Buffer.from(`${JSON.stringify(JSON.parse(readFileSync(apiDocumentPath(), 'utf8')))}\n`);
  return document;
}
