/** The filesystem formats whose blocks `machine/storage/format.ts` counts; what is stored on flash or a stick has one of them. */
export const filesystemFormats = ['ext3', 'fat32', 'tmpfs'] as const;
export type FilesystemFormat = (typeof filesystemFormats)[number];

/** Those that outlast the power: a flash or a stick can be formatted with them. */
export const lastingFormats = ['ext3', 'fat32'] as const satisfies readonly FilesystemFormat[];
export type LastingFormat = (typeof lastingFormats)[number];
