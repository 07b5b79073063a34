import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { packageRoot } from '../../src/base/package-root.ts';
import { apiDocumentPath } from '../../src/control/api-document.ts';
import { run, runPython } from './programs.ts';

const root = packageRoot();
const manifest = join(root, 'deploy', 'kubernetes', 'n3k.yaml');
const workflow = join(root, 'deploy', 'github-actions', 'switch-tests.yaml');

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'n3k-deploy-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));

describe('what the emulator is deployed with', () => {
  it('is a Dockerfile and a manifest that their own linters accept', async () => {
    const args = ['lint_deploy.py', join(root, 'Dockerfile'), manifest];
    expect(await runPython('kubernetes_validate', args, { folder })).toEqual({
      status: 0,
      output: [
        ...['Secret n3k', 'ConfigMap n3k', 'Service n3k', 'StatefulSet n3k'],
        ...['Service n3k-0', 'Service n3k-1', 'Service n3k-2', ''],
      ].join('\n'),
      errors: '',
    });
  });

  it('is a workflow that actionlint accepts', async () => {
    // The newest actionlint that Debian's Go can build.
    const tool = 'github.com/rhysd/actionlint/cmd/actionlint@v1.6.27';
    const environment = {
      GOPATH: join(root, 'node_modules', '.cache', 'go'),
      GOCACHE: join(root, 'node_modules', '.cache', 'go-build'),
      GOENV: join(homedir(), '.config', 'go', 'env'),
      GOTOOLCHAIN: 'local',
      // Otherwise nobody but root could remove node_modules again.
      GOFLAGS: '-modcacherw',
      ...(process.env.GOPROXY === undefined ? {} : { GOPROXY: process.env.GOPROXY }),
    };
    const { status, output } = await run('go', ['run', tool, workflow], { folder, environment });
    expect({ status, output }).toEqual({ status: 0, output: '' });
  });

  it('is an OpenAPI document that validators accept', async () => {
    const checked = await runPython('openapi_spec_validator', ['lint_openapi.py', apiDocumentPath()], { folder });
    expect(checked).toEqual({ status: 0, output: 'valid\n', errors: '' });
  });
});

describe('the deployments say the same', () => {
  it('of the lab in the manifest, its ports and its replicas', () => {
    const documents = parseAllDocuments(readFileSync(manifest, 'utf8')).map((document): unknown => document.toJS());
    const [, configuration] = documents;
    const lab: unknown = parse(textAt(configuration, 'data', 'lab.yaml'));
    expect(lab).toMatchObject({ devices: [{ ssh: { host: '0.0.0.0', port: 2222 } }] });
    const services = documents.filter((document) => /^n3k-\d$/.test(textAt(document, 'metadata', 'name')));
    expect(documents[3]).toMatchObject({ kind: 'StatefulSet', spec: { replicas: services.length } });
  });

  it('of the containerlab topology, whose switches have a name and a seed each', () => {
    const topology: unknown = parse(readFileSync(join(root, 'deploy', 'containerlab', 'n3k.clab.yml'), 'utf8'));
    expect(topology).toMatchObject({
      topology: {
        defaults: { kind: 'linux', image: 'n3k:latest' },
        nodes: {
          leaf1: { cmd: expect.stringContaining('--hostname leaf1 --seed leaf1 ') },
          leaf2: { cmd: expect.stringContaining('--hostname leaf2 --seed leaf2 ') },
        },
      },
    });
  });
});

/** The text at a place of a document; empty when there is none. */
function textAt(document: unknown, ...keys: readonly string[]): string {
  let at = document;
  for (const key of keys)
    at = typeof at === 'object' && at !== null ? Object.entries(at).find(([name]) => name === key)?.[1] : undefined;
  return typeof at === 'string' ? at : '';
}
