/**
 * What Node and browsers both bring, as far as the rooms use it that reach their host through `src/base/host/` only:
 * `tsconfig.core.json` compiles them with this instead of the types of Node or of a page.
 */

interface TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}
declare const TextEncoder: new () => TextEncoder;

interface TextDecoder {
  decode(bytes?: Uint8Array, options?: { readonly stream?: boolean }): string;
}
declare const TextDecoder: new (
  encoding?: string,
  options?: { readonly ignoreBOM?: boolean; readonly fatal?: boolean },
) => TextDecoder;

declare function btoa(characters: string): string;
declare function atob(base64: string): string;

interface AbortSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(kind: 'abort', listener: () => void, options?: { readonly once?: boolean }): void;
  removeEventListener(kind: 'abort', listener: () => void): void;
}
declare const AbortSignal: { any(signals: readonly AbortSignal[]): AbortSignal; abort(): AbortSignal };

interface AbortController {
  readonly signal: AbortSignal;
  abort(reason?: unknown): void;
}
declare const AbortController: new () => AbortController;

declare const performance: { now(): number };
