import type { CatalogImage, Facts } from '../facts/catalog.ts';
import { release } from '../facts/release.ts';
import type { ReleaseFacts } from '../facts/release-list.ts';
import { factsOf, modelsFlag } from './facts-flag.ts';
import type { ParsedArguments, Subcommand } from './subcommand.ts';
import { tableOf } from './table.ts';

/** `n3k image list`: the download page, with the checksums to compare a file with. */
export const imageList: Subcommand = {
  name: 'image list',
  summary: 'List the images that Cisco publishes, with their sizes and the checksums of our files',
  positionals: '',
  maximumPositionals: 0,
  flags: [
    { name: 'model', value: 'PID', help: 'Only the images that this model boots' },
    { name: 'release', value: 'R', help: 'Only the images of this release' },
    { name: 'json', help: 'Print JSON, with SHA256 and the source of each size' },
    modelsFlag,
  ],
  examples: [
    'n3k image list --model N3K-C3064PQ-10GE',
    "n3k image list --release '9.3(4)'",
    "n3k image list --model N3K-C3172PQ-10GE --release '7.0(3)I7(9)' --json",
  ],
  async run(parsed) {
    const images = imagesFor(factsOf(parsed), parsed);
    if (parsed.has('json')) process.stdout.write(`${JSON.stringify({ images: images.map(detailsOf) }, null, 2)}\n`);
    else process.stdout.write(`${tableOf(head, images.map(rowOf)).join('\n')}\n`);
    return 0;
  },
};

const head = ['NAME', 'RELEASE', 'GROUP', 'SIZE', 'SIZE FROM', 'MD5', 'SHA512'];

/** Images in order of their releases: first the full files, then the compact ones. */
function imagesFor(facts: Facts, parsed: ParsedArguments): readonly CatalogImage[] {
  const pid = parsed.text('model');
  const model = pid === undefined ? undefined : facts.model(pid);
  const wanted = parsed.text('release');
  const only = wanted === undefined ? undefined : facts.release(wanted);
  const listed = model === undefined ? facts.releases() : facts.releasesOf(model);
  const chosen = only === undefined ? listed : listed.filter((known) => known.release === only.release);
  const images = chosen.flatMap((known) => imagesOf(facts, known));
  return images.filter(
    ({ compactFor }) => compactFor === undefined || model === undefined || compactFor === model.group,
  );
}

function imagesOf(facts: Facts, known: ReleaseFacts): readonly CatalogImage[] {
  const full = facts.bootImages(release(known.release));
  return full.flatMap((image) => facts.relatedImages(image.family, image.release));
}

function rowOf(image: CatalogImage): readonly string[] {
  return [
    image.fileName,
    image.release.text,
    image.compactFor ?? 'all',
    String(image.sizeBytes),
    'source' in image.sizeOrigin ? 'source' : 'inferred',
    image.digests.full?.md5 ?? '-',
    image.digests.full?.sha512 ?? '-',
  ];
}

function detailsOf(image: CatalogImage): unknown {
  const { fileName, release: of, compactFor, sizeBytes, sizeOrigin, compactSizeBytes, digests } = image;
  return {
    name: fileName,
    release: of.text,
    compactFor: compactFor ?? null,
    sizeBytes,
    sizeOrigin,
    compactSizeBytes: compactSizeBytes ?? null,
    ...digests.full,
  };
}
