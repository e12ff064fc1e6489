#!/usr/bin/env node
// Runs the otpiq that npm has installed for this system, as if it had been called itself.
'use strict';
const { spawn } = require('node:child_process');
const os = require('node:os');
const { command, home } = require('./start.js');

const CANNOT_START = 70;

function giveUp(problem, hint) {
  console.error(`otpiq: ${problem}\nTry: ${hint}`);
  process.exit(CANNOT_START);
}

const bundle = home(giveUp);
if (process.platform === 'win32' && bundle.includes(';')) {
  giveUp(`Java cannot start a program whose path has a semicolon: ${bundle}`, 'another directory for otpiq');
}
const { file, args, env } = command(process.platform, bundle, process.argv.slice(2), process.env);
const child = spawn(file, args, { env, stdio: 'inherit' });

// Windows signals every process of a console itself, and kill() would end the program immediately there.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => process.platform === 'win32' || child.kill(signal));
}
// When npx is terminated, it ends the shell between us, but not this process.
if (process.env.npm_command === 'exec') {
  const parent = process.ppid;
  setInterval(() => process.ppid === parent || child.kill('SIGTERM'), 200).unref();
}
child.on('error', (error) => giveUp(`${file} cannot be started: ${error.message}`, 'npm install otpiq-cli again'));
child.on('exit', (code, signal) => process.exit(code ?? 128 + os.constants.signals[signal]));
