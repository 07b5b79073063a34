import type { Content } from '../content/content.ts';

/** What a name stands for. Times are lab milliseconds since 1970. */
export type Entry =
  | { readonly kind: 'directory'; readonly modifiedMs: number }
  | { readonly kind: 'file'; readonly modifiedMs: number; readonly content: Content };

/** A tree as plain data: absolute paths and what they stand for. Parents come before children, and no path comes twice. */
export type TreeData = readonly { readonly path: string; readonly entry: Entry }[];

/** An entry as listings need it, without what the file holds. A directory counts as 0 bytes here. */
export interface NamedEntry {
  readonly name: string;
  readonly kind: Entry['kind'];
  readonly sizeBytes: number;
  readonly modifiedMs: number;
}
