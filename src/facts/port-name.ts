/** Whether a name of an interface is `full`, or short for it as an operator types it: `e1/1`, `Eth 1/1`, `MGMT0`. */
export function isShortFor(written: string, full: string): boolean {
  const [, kind = '', number = ''] = /^([a-z-]+) *([\d/.]+)$/i.exec(written) ?? [];
  const [, fullKind = '', fullNumber = ''] = /^([a-z-]+)([\d/.]+)$/i.exec(full) ?? [];
  return kind !== '' && number === fullNumber && fullKind.toLowerCase().startsWith(kind.toLowerCase());
}
