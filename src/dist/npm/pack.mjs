#!/usr/bin/env node
// Makes the npm packages of the bundle that `mvn -Pdist verify` has built, in target/npm: the one for this system, and
// the small one that chooses. Needs nothing but npm, and nothing is uploaded.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('../../..', import.meta.url));
const dist = join(project, 'target', 'dist');
const out = join(project, 'target', 'npm');

const isBundle = (directory) => existsSync(join(directory, 'lib', 'otpiq.jar'));
const names = existsSync(dist) ? readdirSync(dist) : [];
const bundle = names.map((name) => resolve(dist, name)).find(isBundle);
if (!bundle) {
  console.error('pack.mjs: there is no bundle in target/dist\nTry: mvn -Pdist verify');
  process.exit(1);
}
const version = readFileSync(join(bundle, 'lib', 'version'), 'utf8').trim();
const system = bundle.slice(bundle.lastIndexOf(`otpiq-${version}-`) + `otpiq-${version}-`.length);
const [os, cpu] = system.split('-');

const small = JSON.parse(readFileSync(join(project, 'src', 'dist', 'npm', 'otpiq-cli', 'package.json'), 'utf8'));
small.version = version;
for (const name of Object.keys(small.optionalDependencies)) {
  small.optionalDependencies[name] = version;
}
const large = {
  name: `otpiq-cli-${system}`,
  version,
  description: `What otpiq-cli runs on ${os} (${cpu}): the program, and the Java that comes with it.`,
  license: small.license,
  homepage: small.homepage,
  os: [os],
  cpu: [cpu],
  ...(os === 'linux' && { libc: ['glibc'] }),
  preferUnplugged: true,
};

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
// npm leaves links out, and the licences of Java's modules are links to one another.
fill(large, bundle, { dereference: true });
fill(small, join(project, 'src', 'dist', 'npm', 'otpiq-cli'), {});
cpSync(join(project, 'LICENSE'), join(out, small.name, 'LICENSE'));
for (const { name } of [small, large]) {
  execFileSync('npm', ['pack', '--silent', '--offline', `./${name}`], {
    cwd: out,
    shell: process.platform === 'win32',
    stdio: 'inherit',
  });
}

function fill(description, from, options) {
  const directory = join(out, description.name);
  cpSync(from, directory, { recursive: true, ...options });
  writeFileSync(join(directory, 'package.json'), `${JSON.stringify(description, null, 2)}\n`);
}
