import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../base/package-root.ts';

/** Where the OpenAPI document lies; `npm run operations` writes it from the table. */
export const apiDocumentPath = (): string => join(packageRoot(), 'models', 'schema', 'openapi.json');

let document: string | undefined;

/** The OpenAPI document of the control API as it is sent; read once, for it is large and never changes. */
export function apiDocument(): string {
  document ??= `${JSON.stringify(JSON.parse(readFileSync(apiDocumentPath(), 'utf8')))}\n`;
  return document;
}
