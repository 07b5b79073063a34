import { deviceRoutes } from './device-routes.ts';
import { fileRoutes } from './file-routes.ts';
import { journalRoutes } from './journal-routes.ts';
import { labRoutes } from './lab-routes.ts';
import { leverRoutes } from './lever-routes.ts';
import type { Route } from './route.ts';
import { sessionRoutes } from './session-routes.ts';
import { snapshotRoutes } from './snapshot-routes.ts';

/** Every operation of the control API. */
export const allRoutes: readonly Route[] = [
  ...labRoutes,
  ...deviceRoutes,
  ...sessionRoutes,
  ...leverRoutes,
  ...snapshotRoutes,
  ...fileRoutes,
  ...journalRoutes,
];

/** What a request path means: the route, and the variable parts of its path. */
export interface Found {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/** The routes at a path, whatever their methods. */
export function routesAt(path: string): readonly Found[] {
  const parts = path.split('/');
  return allRoutes.flatMap((route) => {
    const params = paramsOf(route.path.split('/'), parts);
    return params === undefined ? [] : [{ route, params }];
  });
}

function paramsOf(pattern: readonly string[], parts: readonly string[]): Readonly<Record<string, string>> | undefined {
  if (pattern.length !== parts.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    const part = parts[index] ?? '';
    if (!expected.startsWith('{')) {
      if (expected !== part) return undefined;
      continue;
    }
    const decoded = decodedPart(part);
    if (decoded === undefined) return undefined;
    params[expected.slice(1, -1)] = decoded;
  }
  return params;
}

function decodedPart(part: string): string | undefined {
  try {
    return decodeURIComponent(part);
  } catch {
    return undefined;
  }
}
