import * as v from 'valibot';

/** What an editor shows for a key. */
export interface Description {
  readonly description: string;
  readonly examples: readonly unknown[];
  readonly [other: string]: unknown;
}

type Described<S extends v.GenericSchema> = v.SchemaWithPipe<
  readonly [S, v.MetadataAction<v.InferOutput<S>, Description>]
>;

/** A schema with what an editor says of the key that holds it: what it means, and how it may look. */
export function described<const S extends v.GenericSchema>(
  schema: S,
  description: string,
  ...examples: readonly v.InferInput<S>[]
): Described<S> {
  const shown: Description = { description, examples };
  return v.pipe(schema, v.metadata<v.InferOutput<S>, Description>(shown));
}

/** The same for a key that may be absent. */
export function key<const S extends v.GenericSchema>(
  schema: S,
  description: string,
  ...examples: readonly v.InferInput<S>[]
): v.OptionalSchema<Described<S>, undefined> {
  return v.optional(described(schema, description, ...examples));
}
