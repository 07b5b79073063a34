import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../base/package-root.ts';

/** Where the OpenAPI document lies; `npm run openapi` writes it from the routes. */
export const apiDocumentPath = (): string => join(packageRoot(), 'models', 'schema', 'openapi.json');

/** The OpenAPI document of the control API. */
export function apiDocument(): unknown {
  return JSON.parse(readFileSync(apiDocumentPath(), 'utf8'));
}
