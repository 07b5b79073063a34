/** The communities that have names, in the order in which they are written (rm_templates route_maps of cisco.nxos). */
const known = ['internet', 'no-export', 'no-advertise', 'local-AS', 'graceful-shutdown'];

/** `65001:10` of `65001:10` or of a plain number. */
function numberText(text: string): string | undefined {
  const [, high, low] = /^(\d{1,5}):(\d{1,5})$/.exec(text) ?? [];
  if (high !== undefined)
    return Number(high) > 65_535 || Number(low) > 65_535 ? undefined : `${Number(high)}:${Number(low)}`;
  if (!/^\d{1,10}$/.test(text) || Number(text) > 4_294_967_295) return undefined;
  return `${Math.floor(Number(text) / 65_536)}:${Number(text) % 65_536}`;
}

/** Communities as the device writes them: `internet`, numbers as `aa:nn`, the other names, and `additive` where it may stand. */
export function communitiesText(typed: string, mayAdd: boolean): string | undefined {
  const words = typed.trim().split(/\s+/);
  const numbers: string[] = [];
  const names = new Set<string>();
  for (const word of words) {
    const name = [...known, ...(mayAdd ? ['additive', 'none'] : [])].find(
      (one) => one.toLowerCase() === word.toLowerCase(),
    );
    const number = numberText(word);
    if (name !== undefined) names.add(name);
    else if (number !== undefined) numbers.push(number);
    else return undefined;
  }
  const [first = '', ...others] = known;
  const ordered = [first, ...numbers, ...others, 'none', 'additive'];
  const written = ordered.filter((text) => numbers.includes(text) || names.has(text));
  return written.length === 0 ? undefined : [...new Set(written)].join(' ');
}
