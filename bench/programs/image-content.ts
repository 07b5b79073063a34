import '../../src/host-node/install.ts';
import { Facts } from '../../src/facts/catalog.ts';
import type { Content } from '../../src/machine/content/content.ts';
import { Digests } from '../../src/machine/content/digest.ts';
import { compactImage, fullImage } from '../../src/machine/image/image-file.ts';

/** The image of the catalog that is called `NAME`, or, as `NAME:3000`, its compact form. */
export async function imageContent(image: string): Promise<Content> {
  const [name = '', group] = image.split(':');
  const known = new Facts().image(name);
  const digests = new Digests();
  return group === '3000' ? compactImage(known, group, digests) : fullImage(known, digests);
}
