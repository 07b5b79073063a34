/** Filesystem formats that outlast the power: a flash or a stick can be formatted with them. */
export const lastingFormats = ['ext3', 'fat32'] as const;
export type LastingFormat = (typeof lastingFormats)[number];

/** All of them; `machine/storage/format.ts` says how each counts. The last one lives in memory. */
export const filesystemFormats = [...lastingFormats, 'tmpfs'] as const;
export type FilesystemFormat = (typeof filesystemFormats)[number];

/** Whether what lies on such a filesystem is still there when the power comes back. */
export function isLasting(format: FilesystemFormat): format is LastingFormat {
  return lastingFormats.some((known) => known === format);
}
