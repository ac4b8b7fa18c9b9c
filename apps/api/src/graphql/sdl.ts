import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { sdlClasses } from '../app.module';

const HEADER = '# Written by tools/sdl.mjs from the code; committed so that every change of the interface is a visible diff.\n\n';

/** The SDL as the code has it; needs no database. */
export async function buildSdl(): Promise<string> {
  const app = await NestFactory.create(GraphQLSchemaBuilderModule, { logger: false });
  await app.init();
  const schema = await app.get(GraphQLSchemaFactory).create(sdlClasses.resolvers, { skipCheck: true });
  await app.close();
  return `${HEADER}${printSchema(lexicographicSortSchema(schema))}\n`;
}
