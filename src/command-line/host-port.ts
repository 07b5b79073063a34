/** What `host:port` says; the port is 22 when it is left out. Undefined when it is no such thing. */
export function parseHostPort(text: string): { readonly host: string; readonly port: number } | undefined {
  const [, host, port = '22'] = /^([^:\s]+)(?::(\d{1,5}))?$/.exec(text) ?? [];
  return host === undefined || Number(port) > 65_535 ? undefined : { host, port: Number(port) };
}
