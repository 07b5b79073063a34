import { word } from '../../grammar/tokens.ts';
import type { Filter } from './filter.ts';

/** `no-more`: everything at once. */
export const noMore: Filter = {
  kind: 'paging',
  syntax: [word('no-more', 'Turn-off pagination for command output')],
  examples: ['no-more'],
  isPaged: false,
};

/** `less`: page by page, which is what happens anyway. */
export const less: Filter = {
  kind: 'paging',
  syntax: [word('less', 'Filter for paging')],
  examples: ['less'],
  isPaged: true,
};

/** `human`: the text, which is what is shown anyway. */
export const human: Filter = {
  kind: 'paging',
  syntax: [word('human', 'Output in human format')],
  examples: ['human'],
  isPaged: true,
};
