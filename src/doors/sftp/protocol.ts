/** Numbers of SFTP version 3 (draft-ietf-secsh-filexfer-02) and sizes that both sides agree on. */
export const requestTypes = {
  init: 1,
  open: 3,
  close: 4,
  read: 5,
  write: 6,
  lstat: 7,
  fstat: 8,
  setstat: 9,
  fsetstat: 10,
  opendir: 11,
  readdir: 12,
  remove: 13,
  mkdir: 14,
  rmdir: 15,
  realpath: 16,
  stat: 17,
  rename: 18,
  readlink: 19,
  symlink: 20,
  extended: 200,
} as const;

export const replyTypes = {
  version: 2,
  status: 101,
  handle: 102,
  data: 103,
  name: 104,
  attributes: 105,
  extended: 201,
} as const;

export const statusCodes = {
  ok: 0,
  endOfFile: 1,
  noSuchFile: 2,
  permissionDenied: 3,
  failure: 4,
  badMessage: 5,
  unsupported: 8,
} as const;

export type StatusCode = (typeof statusCodes)[keyof typeof statusCodes];

export const openFlags = { read: 1, write: 2, append: 4, create: 8, truncate: 16, exclusive: 32 } as const;

/** The largest packet either side sends, as OpenSSH's server has it. */
export const longestPacketBytes = 256 * 1024;
/** The most bytes of a file in one packet; clients that ask for the limits use it, which makes them a third faster. */
export const longestDataBytes = longestPacketBytes - 1024;

/** What a client may set on a file; version 3 sends only what it means to change. */
export interface SentAttributes {
  readonly sizeBytes: number | undefined;
  readonly modifiedMs: number | undefined;
}
