/** The outcome of something an operator can make fail: a value, or an error that carries numbers and names. */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

/** A success holding `value`. */
export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

/** A failure holding `error`; the words for it are chosen where it is shown. */
export function failed<E>(error: E): { readonly ok: false; readonly error: E } {
  return { ok: false, error };
}

/** The success of something that has nothing to tell. */
export const done: { readonly ok: true; readonly value: undefined } = ok(undefined);
