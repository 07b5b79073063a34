import { mergeConfig } from 'vitest/config';
import base from '../../vitest.config.ts';

interface Break {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const broken: Break = JSON.parse(process.env.N3K_BREAK ?? '{}');

/** The tests with one source file broken as `N3K_BREAK` says, as it is loaded: no file of the checkout is written. */
export default mergeConfig(base, {
  plugins: [
    {
      name: 'broken',
      enforce: 'pre',
      transform: (code: string, id: string) =>
        id.split('?')[0] === broken.path
          ? { code: code.slice(0, broken.start) + broken.text + code.slice(broken.end), map: null }
          : undefined,
    },
  ],
  test: { experimental: { fsModuleCache: false } },
});
