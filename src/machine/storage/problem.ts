/** Why a file operation cannot be done. The words for it are chosen at the surface (CLI, SCP, SFTP). */
export type FileProblem =
  | { readonly why: 'no-filesystem'; readonly filesystem: string }
  /** The slot is there, the stick is not. */
  | { readonly why: 'not-present'; readonly filesystem: string }
  /** There is a stick, but nothing on it that can be mounted. */
  | { readonly why: 'not-formatted'; readonly filesystem: string }
  /** What was being read or written is gone: the stick was pulled out in the middle. */
  | { readonly why: 'io-error' }
  | { readonly why: 'remote-server'; readonly server: string }
  | { readonly why: 'not-found'; readonly path: string }
  | { readonly why: 'exists'; readonly path: string }
  | { readonly why: 'is-directory'; readonly path: string }
  | { readonly why: 'not-directory'; readonly path: string }
  | { readonly why: 'not-empty'; readonly path: string }
  | { readonly why: 'bad-name'; readonly name: string }
  | { readonly why: 'no-space'; readonly neededBytes: number; readonly freeBytes: number }
  | { readonly why: 'too-large'; readonly limitBytes: number }
  | { readonly why: 'read-only' }
  /** The running image may be neither deleted nor overwritten. */
  | { readonly why: 'boot-image'; readonly name: string };
