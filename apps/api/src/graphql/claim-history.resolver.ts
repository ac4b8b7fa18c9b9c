import { Args, ArgsType, Field, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { ArrayMaxSize, IsOptional } from 'class-validator';
import type { Actor } from '#access';
import { and } from '#insight';
import type { Predicate } from '#kernel';
import { CurrentActor } from './actor';
import { ClaimReader } from './claims.loader';
import { checkedFirst, connection, connectionOf, PageArgs, type Connection } from './connection';
import { AttributeEnum, ClaimKindEnum, type AttributeName, type ClaimKind } from './enums';
import { Claim, Project } from './project.types';

const ClaimConnection = connectionOf('Claim', Claim);

@ArgsType()
class ClaimHistoryArgs extends PageArgs {
  @Field(() => [AttributeEnum], { nullable: true, description: 'Only claims about these; all if absent.' })
  @IsOptional()
  @ArrayMaxSize(30)
  attributes?: AttributeName[];

  @Field(() => [ClaimKindEnum], { nullable: true, description: 'Only claims of one of these kinds; all if absent.' })
  @IsOptional()
  @ArrayMaxSize(10)
  kinds?: ClaimKind[];

  @Field(() => Boolean, { defaultValue: false, description: 'True: what was recorded last comes first.' })
  newestFirst!: boolean;
}

const KIND_OF: Readonly<Record<ClaimKind, Predicate>> = {
  REPORTED: { op: 'is', field: 'revision', value: 1 },
  CORRECTED: { op: 'atLeast', field: 'revision', value: 2 },
  OFFICIAL: { op: 'is', field: 'state', value: 'OFFICIAL' },
  DISPUTED: { op: 'is', field: 'state', value: 'DISPUTED' },
};

/** Every claim ever made about a project, page by page (I-02). */
@Resolver(() => Project)
export class ClaimHistoryResolver {
  constructor(private readonly claims: ClaimReader) {}

  @ResolveField(() => ClaimConnection, { description: 'Every claim ever made about the project, in the order it was recorded.' })
  async history(
    @CurrentActor() actor: Actor,
    @Parent() project: Project,
    @Args() { first, after, attributes, kinds, newestFirst }: ClaimHistoryArgs,
  ): Promise<Connection<Claim>> {
    const only: Predicate[] = [];
    // A variable that is null says what an absent one says.
    if (attributes != null) only.push({ op: 'in', field: 'attribute', values: attributes });
    if (kinds != null) only.push({ op: 'any', of: kinds.map((kind) => KIND_OF[kind]) });
    const page = await this.claims.ofProject(project.code, actor.scope, project.cut, {
      limit: checkedFirst(first),
      only: and(...only),
      newestFirst: newestFirst ?? false,
      ...(after == null ? {} : { after }),
    });
    return connection(page, ({ claim }: { claim: Claim }) => claim, page.total, after);
  }
}
