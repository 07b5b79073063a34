import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/base/package-root.ts';
import { apiDocumentPath } from '../../src/control/api-document.ts';
import { idOf } from '../../src/operations/place.ts';
import { operations } from '../../src/operations/table.ts';

describe('the OpenAPI document', () => {
  it('is what the routes say', () => {
    const script = join(packageRoot(), 'scripts', 'operations.mjs');
    const { status, stderr } = spawnSync(process.execPath, [script, '--check'], { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it('offers no file of the host to a client', () => {
    expect(readFileSync(apiDocumentPath(), 'utf8')).not.toContain('a file of this computer');
  });

  it('has an operation of its own name for each route, and no reference that leads nowhere', () => {
    const text = readFileSync(apiDocumentPath(), 'utf8');
    const ids = [...text.matchAll(/"operationId": "(\w+)"/g)].map(([, name]) => name);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(operations.map(idOf)));
    const references = new Set([...text.matchAll(/"\$ref": "(.+?)"/g)].map(([, target]) => target));
    expect([...references].sort()).toEqual(['#/components/responses/Problem', '#/components/schemas/Problem']);
  });
});
