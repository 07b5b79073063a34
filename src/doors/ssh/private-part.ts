/** A member of an object of ssh2 that its types do not name; undefined when there is none. */
export function part(whole: unknown, name: string): unknown {
  return typeof whole === 'object' && whole !== null ? Reflect.get(whole, name) : undefined;
}

/** Calls such a method; undefined when there is none. */
export function call(whole: unknown, name: string, ...values: readonly unknown[]): unknown {
  const method = part(whole, name);
  return typeof method === 'function' ? Reflect.apply(method, whole, values) : undefined;
}
