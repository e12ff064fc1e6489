// Validates a SARIF file against the schema of OASIS, which jest-sarif of Microsoft ships with a validator.
const { readFileSync } = require('node:fs');
const { createRequire } = require('node:module');

const fromSarif = createRequire(require.resolve('@microsoft/jest-sarif'));
const Ajv = fromSarif('ajv');
const schema = JSON.parse(readFileSync(fromSarif.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json')));

const ajv = new Ajv({ schemaId: 'auto', unknownFormats: 'ignore' });
ajv.addMetaSchema(fromSarif('ajv/lib/refs/json-schema-draft-04.json'));
const valid = ajv.validate(schema, JSON.parse(readFileSync(process.argv[2])));
console.log(valid ? 'valid' : ajv.errorsText());
