// Writes the JavaScript form of a receiver in TypeScript: the same text without the types.
//
// node derive.mjs FROM TO: each file of the directory FROM becomes one of the directory TO.

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const modules = createRequire(join(process.env.OTPIQ_NODE_MODULES, 'otpiq.js'));
const { default: stripTypes } = await import(modules.resolve('ts-blank-space'));
const prettier = modules('prettier');

/** Every module is .mjs, but for those whose names Next.js knows. */
function nameOf(file) {
  return file.replace(/\.ts$/, /(route|instrumentation)\.ts$/.test(file) ? '.js' : '.mjs');
}

/** A declared type is removed with its comment; of any other, the space remains. */
function withoutTypes(text) {
  const untyped = text
    .replace(/^import type .*\n|^ *\/\/ @ts-expect-error\n/gm, '')
    .replace(/(\/\*\*(?:(?!\*\/).)*\*\/\n)?^export (interface|type) \w+[^{;]*(\{$.*?^\}$|;$)\n/gms, '');
  return stripTypes(untyped, (node) => {
    throw new Error('this is more than a type: ' + node.getText());
  });
}

function script(text) {
  return withoutTypes(text)
    .replace(/^(import [^\n]*;\n)(?!import|\n)/gm, '$1\n')
    .replace(/((?:from |import\()'\.{1,2}\/[^']*?)(?:\.js)?'/g, (_, start) => nameOf(start + '.ts') + "'");
}

/** Without what only TypeScript needs. */
function packageJson(text) {
  const { devDependencies, ...content } = JSON.parse(text);
  delete content.dependencies.tsx;
  delete content.scripts.typecheck;
  for (const [name, command] of Object.entries(content.scripts)) {
    content.scripts[name] = command.replace('tsx watch', 'node --watch').replace('tsx', 'node').replace('.ts', '.mjs');
  }
  return JSON.stringify(content);
}

const [from, to] = process.argv.slice(2);
for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
  const file = join(entry.parentPath, entry.name).slice(from.length + 1);
  const target = join(to, nameOf(file));
  if (!entry.isFile() || file === 'tsconfig.json') {
    continue;
  }
  const text = readFileSync(join(from, file), 'utf8');
  const written = file.endsWith('.ts') ? script(text) : packageJson(text);
  const options = { singleQuote: true, printWidth: 120, filepath: target };
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, await prettier.format(written, options));
}
