import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Claim } from './project.types';

@ObjectType({
  description: 'A claim that was recorded after a moment about the days before it: who, when, what it was before, why.',
})
export class Correction {
  @Field(() => Claim, { description: 'The claim: its cell, its person, when we learned it, and what stood there before.' })
  claim!: Claim;

  @Field(() => String, { description: 'Title of the project as reported; its code where it is out of scope.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'Why: the cell’s own reason, else that of its revision; null: none.' })
  reason!: string | null;

  @Field(() => ID, { nullable: true, description: '回执 number of the revision it came in; null for an official act.' })
  receipt!: string | null;
}
