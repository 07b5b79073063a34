/**
 * Makes the compiler's declarations fit for a package that has no dependencies: what no entry leads to is removed, the
 * declarations of packages that are left in types lie beside, and what the host brings is declared as far as it is named.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

/** Packages whose types are part of our own, and where their declarations for CommonJS lie. */
const vendored = { valibot: 'dist/index.d.cts' };

/** Types of the host that declarations name. Empty interfaces: the user's DOM or Node types, if there are any, fill them. */
const globals = ['AbortSignal', 'Blob', 'File'];

/** Longer declarations are written out by the compiler from schemas; nobody reads them, and their indentation is most of them. */
const readableLength = 50_000;

/** A module specifier of a declaration: `from '…'`, `import('…')`, `import '…'`. */
const specifier = /((?:\bfrom|\bimport)\s*\(?\s*)(['"])([^'"]+)\2/g;

/**
 * Rewrites `dist/types`, and writes `dist/NAME.d.mts` and `dist/NAME.d.cts` for each entry. Answers the folders of the packages
 * whose declarations were taken in. Throws if a declaration imports what is not shipped.
 */
export function shipDeclarations(root, entries) {
  const types = join(root, 'dist', 'types');
  const sources = entries.map((name) => join(types, name === 'index' ? 'index.d.ts' : join(name, 'public.d.ts')));
  const taken = new Set();
  const kept = new Map();
  for (const waiting = [...sources]; waiting.length > 0; ) {
    const file = waiting.pop();
    if (kept.has(file)) continue;
    kept.set(
      file,
      shipped(file, types, taken, (found) => waiting.push(found)),
    );
  }
  rmSync(types, { recursive: true });
  for (const [file, text] of kept) write(file, text.length > readableLength ? dense(text) : text);
  for (const name of taken) {
    const text = readFileSync(join(root, 'node_modules', name, vendored[name]), 'utf8');
    const file = join(types, 'vendor', `${name}.d.ts`);
    write(file, `${references(text, file, types)}${dense(withoutComments(text))}`);
  }
  write(join(types, 'globals.d.ts'), globals.map((name) => `interface ${name} {}\n`).join(''));
  // The library is CommonJS, whichever way it is loaded; the declarations say so.
  write(join(types, 'package.json'), '{ "type": "commonjs" }\n');
  for (const [index, name] of entries.entries()) {
    const from = `./${relative(dirname(types), sources[index])
      .split(sep)
      .join('/')
      .replace(/\.d\.ts$/, '.js')}`;
    for (const ending of ['d.mts', 'd.cts'])
      write(join(dirname(types), `${name}.${ending}`), `export * from '${from}';\n`);
  }
  return [...taken].map((name) => `node_modules/${name}`);
}

/** The same declarations without indentation. */
function dense(text) {
  return text.replace(/^[ \t]+/gm, '').replace(/\n{2,}/g, '\n');
}

/** The same without comments that stand on lines of their own: those of a package describe what nobody calls from here. */
function withoutComments(text) {
  return text.replace(/^\/\/# sourceMappingURL.*$/m, '').replace(/^[ \t]*\/\*\*[\s\S]*?\*\/\s*$/gm, '');
}

function shipped(file, types, taken, follow) {
  const text = readFileSync(file, 'utf8').replace(specifier, (_whole, before, quote, name) => {
    if (name.startsWith('.')) {
      const plain = name.replace(/\.(tsx?|jsx?)$/, '');
      const target = resolve(dirname(file), `${plain}.d.ts`);
      if (!existsSync(target)) throw new Error(`${relative(types, file)} imports ${name}, which has no declarations`);
      follow(target);
      return `${before}${quote}${plain}.js${quote}`;
    }
    if (!Object.hasOwn(vendored, name)) {
      throw new Error(`${relative(types, file)} names types of ${name}, which is not shipped with the package`);
    }
    taken.add(name);
    const up = relative(dirname(file), join(types, 'vendor', `${name}.js`))
      .split(sep)
      .join('/');
    return `${before}${quote}${up.startsWith('.') ? up : `./${up}`}${quote}`;
  });
  return `${references(text, file, types)}${text}`;
}

/** What a file must say first of the types that neither it nor the language brings. */
function references(text, file, types) {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '');
  const up = relative(dirname(file), join(types, 'globals.d.ts')).split(sep).join('/');
  const isHosted = globals.some((name) => new RegExp(`\\b${name}\\b`).test(code));
  return [
    /\b(Async)?Disposable\b|Symbol\.(asyncDispose|dispose)\b/.test(code)
      ? '/// <reference lib="esnext.disposable" />\n'
      : '',
    isHosted ? `/// <reference path="${up.startsWith('.') ? up : `./${up}`}" />\n` : '',
  ].join('');
}

function write(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
