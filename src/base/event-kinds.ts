import type { JournalEvent } from './journal.ts';

type FieldsOf<K extends JournalEvent['kind']> = readonly Exclude<
  keyof Extract<JournalEvent, { readonly kind: K }>,
  'kind'
>[];

const session = ['device', 'session', 'user', 'from'] as const;
const line = ['device', 'session', 'user', 'line'] as const;

/** The kinds of events of the journal, with the fields of each. */
export const eventFields: { readonly [K in JournalEvent['kind']]: FieldsOf<K> } = {
  'device.started': ['device', 'model', 'release'],
  'session.opened': session,
  'session.closed': session,
  'login.failed': ['device', 'user', 'from'],
  'command.entered': line,
  'command.unknown': line,
  'command.unmodelled': line,
  'configuration.changed': line,
  'startup.refused': ['device', 'place', 'line', 'words'],
  'transfer.finished': ['device', 'source', 'target', 'sizeBytes'],
  'transfer.failed': ['device', 'source', 'target', 'why'],
  'image.compacted': ['device', 'file', 'sizeBytes'],
  'defect.hit': ['device', 'defect', 'point'],
  'stage.changed': ['device', 'stage'],
  'console.line': ['device', 'text'],
  'error.contained': ['device', 'session', 'place', 'reason'],
};

/** Fields that every event has. */
export const commonFields = ['kind', 'sequence', 'atMs'] as const;

/** The kinds as a list. */
export const eventKinds: readonly JournalEvent['kind'][] = Object.keys(eventFields).filter(isKind);

function isKind(kind: string): kind is JournalEvent['kind'] {
  return Object.hasOwn(eventFields, kind);
}
