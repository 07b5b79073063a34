import { createHash } from 'node:crypto';
import type { Recipe } from './model.ts';

const blocks = new Map<string, Buffer>();

/** The bytes of a recipe. Texts are held by the switch, other bytes lie in host files. */
export function made(recipe: Recipe): Buffer {
  const key = `${recipe.kind} ${recipe.seed % 64}`;
  const block = blocks.get(key) ?? createHash('sha512').update(key).digest();
  blocks.set(key, block);
  const pattern =
    recipe.kind === 'text' ? Buffer.from(block.toString('hex')) : Buffer.concat([Buffer.from([0xff]), block]);
  return Buffer.alloc(recipe.sizeBytes, pattern);
}
