import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/base/package-root.ts';
import { apiDocumentPath } from '../../src/control/api-document.ts';
import { allRoutes } from '../../src/control/routes.ts';

describe('the OpenAPI document', () => {
  it('is what the routes say', () => {
    const script = join(packageRoot(), 'scripts', 'openapi.mjs');
    const { status, stderr } = spawnSync(process.execPath, [script, '--check'], { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it('has an operation of its own name for each route, and no reference that leads nowhere', () => {
    const text = readFileSync(apiDocumentPath(), 'utf8');
    const operations = [...text.matchAll(/"operationId": "(\w+)"/g)].map(([, name]) => name);
    expect(new Set(operations).size).toBe(operations.length);
    expect(operations).toEqual(expect.arrayContaining(allRoutes.map(({ operation }) => operation)));
    const references = new Set([...text.matchAll(/"\$ref": "(.+?)"/g)].map(([, target]) => target));
    expect([...references].sort()).toEqual(['#/components/responses/Problem', '#/components/schemas/Problem']);
  });
});
