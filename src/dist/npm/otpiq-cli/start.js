// Where the program is, and how it is started on each system.
'use strict';
const fs = require('node:fs');
const path = require('node:path');

const OTHER_JAVA = ['JAVA_TOOL_OPTIONS', 'JDK_JAVA_OPTIONS', '_JAVA_OPTIONS'];

/** The directory of the bundle for this system; exits with a message and a hint if there is none. */
function home(giveUp) {
  const system = `${process.platform}-${process.arch}`;
  const name = `otpiq-cli-${system}`;
  try {
    return path.dirname(require.resolve(`${name}/package.json`));
  } catch {
    const known = Object.keys(require('./package.json').optionalDependencies);
    if (known.includes(name)) {
      giveUp(
        `npm has not installed ${name}, which holds the program (on Linux, it is for glibc only)`,
        'npm install --include=optional otpiq-cli'
      );
    }
    return giveUp(
      `there is no otpiq for ${system}`,
      `a system of ${known.map((each) => each.slice('otpiq-cli-'.length)).join(', ')}`
    );
  }
}

/** The program, its arguments and its environment. */
function command(platform, bundle, args, env) {
  if (platform !== 'win32') {
    return { file: path.join(bundle, 'bin', 'otpiq'), args, env };
  }
  return windows(bundle, args, env);
}

// What bin\otpiq.cmd does, but without cmd.exe, which would read & and % in the arguments.
function windows(bundle, args, env) {
  const [name] = args;
  const lasting = name === 'listen' || name === 'sandbox';
  const simulates = name === 'send' && args.includes('--sandbox');
  const lib = path.join(bundle, 'lib');
  const kind = lasting || simulates || name === 'check' ? 'long' : 'short';
  const cache = isCached(lib) ? kind : 'none';
  return {
    file: path.join(bundle, 'runtime', 'bin', 'java.exe'),
    args: [
      `@${path.join(lib, 'options')}`,
      ...(lasting ? [] : ['-XX:TieredStopAtLevel=1']),
      ...(env.OTPIQ_JAVA_OPTIONS ?? '').split(' ').filter(Boolean),
      `-XX:AOTCache=${path.join(lib, `${cache}.aot`)}`,
      '-cp',
      path.join(lib, 'otpiq.jar'),
      'com.otpiq.cli.Main',
      ...args,
    ],
    env: withoutOptionsOfOthers(env),
  };
}

/** Whether the caches are of the jar that is there: Java 25 would run what is cached of another one. */
function isCached(lib) {
  try {
    const cached = Number(fs.readFileSync(path.join(lib, 'cached'), 'utf8'));
    return fs.statSync(path.join(lib, 'otpiq.jar')).size === cached;
  } catch {
    return false;
  }
}

/** Options for other Java programs; what --exec runs gets them back. */
function withoutOptionsOfOthers(env) {
  const kept = { ...env };
  for (const name of OTHER_JAVA) {
    if (kept[name]) {
      kept[`OTPIQ_KEPT_${name}`] = kept[name];
      delete kept[name];
    }
  }
  return kept;
}

module.exports = { command, home };
