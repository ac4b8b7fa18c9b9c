import 'reflect-metadata';
import { join } from 'node:path';
import { BadSettings } from './config';
import { serve } from './serve';

const root = join(__dirname, '..', '..', '..', '..');

serve(process.env, root).catch((error: unknown) => {
  console.error(error instanceof BadSettings ? error.message : error);
  // What a start that failed halfway has left open must not keep a process alive that serves nobody.
  process.exit(1);
});
