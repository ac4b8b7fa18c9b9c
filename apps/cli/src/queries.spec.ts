import { buildSchema, parse, validate } from 'graphql';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as queries from './queries';

describe('the queries of the command line', () => {
  const schema = buildSchema(readFileSync(join(__dirname, '..', '..', 'api', 'schema.graphql'), 'utf8'));

  it.each(Object.entries(queries))('%s is answered by the committed SDL', (_name, query) =>
    expect(validate(schema, parse(query))).toEqual([]),
  );
});
