/** Paths of the host, with forward slashes. */

/** The parts as one path, with `.` and `..` worked out; `.` when nothing is left. */
export function join(...parts: readonly string[]): string {
  const path = parts.filter((part) => part !== '').join('/');
  const start = isAbsolute(path) ? '/' : '';
  const names: string[] = [];
  for (const name of path.split('/')) {
    if (name === '' || name === '.') continue;
    if (name !== '..') names.push(name);
    else if (names.length > 0 && names.at(-1) !== '..') names.pop();
    else if (start === '') names.push(name);
  }
  return `${start}${names.join('/')}` || '.';
}

/** The folder in which a path lies; `.` when it names none. */
export function folderOf(path: string): string {
  const end = path.replace(/\/+$/, '').lastIndexOf('/');
  if (end > 0) return path.slice(0, end);
  return end === 0 || isAbsolute(path) ? '/' : '.';
}

/** The last name of a path, without `end` if it ends so. */
export function nameOf(path: string, end = ''): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return end !== '' && name.endsWith(end) && name !== end ? name.slice(0, -end.length) : name;
}

export function isAbsolute(path: string): boolean {
  return path.startsWith('/');
}
