import type { Operation } from './operation.ts';
import { operations } from './table.ts';

/** A name that no other operation has: that of an operation on a device says so if there is one on the lab as well. */
export function idOf({ name, on }: Operation): string {
  const isTwice = operations.filter((other) => other.name === name).length > 1;
  return on === 'device' && isTwice ? `device${name.charAt(0).toUpperCase()}${name.slice(1)}` : name;
}

/** The method with which an operation is asked for over HTTP: what only looks is a GET. */
export function methodOf({ asks }: Operation): 'GET' | 'POST' {
  return asks ? 'GET' : 'POST';
}

/** The path of an operation over HTTP, with the device in braces. */
export function pathOf({ name, on }: Operation): string {
  return on === 'lab' ? `/v1/${name}` : `/v1/devices/{device}/${name}`;
}

/** What answers when it went well. */
export function statusOf({ answers, creates }: Operation): 200 | 201 | 204 {
  if (answers === 'nothing') return 204;
  return creates ? 201 : 200;
}

/** Whether the arguments stand in the query: there is no body, or the body is a file. */
export function takesQuery({ asks, takes }: Operation): boolean {
  return asks || takes === 'content';
}
