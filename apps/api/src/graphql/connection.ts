import { Type } from '@nestjs/common';
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { IsOptional, Max, Min } from 'class-validator';
import { BadInput } from './errors';

@ObjectType({ description: 'Where a page stands in its list.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'More rows follow.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'True where `after` was given, or rows were passed over.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first row; null on an empty page.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the last row, for `after`; null on an empty page.' })
  endCursor!: string | null;
}

@ArgsType()
export class PageArgs {
  @Field(() => Int, { description: '1 to 100 rows.' })
  @Min(1)
  @Max(100)
  first!: number;

  @Field(() => String, { nullable: true, description: 'Cursor of the last row of the page before.' })
  after?: string;
}

/** For lists that are scrolled through: a page somewhere in the middle, without all those before it. */
@ArgsType()
export class JumpArgs extends PageArgs {
  @Field(() => Int, {
    nullable: true,
    description: 'Rows passed over behind `after`, or from the beginning: a jump within a long list; up to 100,000.',
  })
  @IsOptional()
  @Min(0)
  @Max(100_000)
  skip?: number;
}

export interface Connection<Node> {
  edges: { node: Node; cursor: string }[];
  pageInfo: PageInfo;
  /** A getter, so that it is counted only when it is asked for: compiled queries read properties and call no functions. */
  readonly totalCount: Promise<number>;
}

/** A Relay connection type: `first` is required, cursors are opaque, totalCount is a question of its own. */
export function connectionOf<Node>(name: string, node: Type<Node>): Type<Connection<Node>> {
  @ObjectType(`${name}Edge`, { description: `A row of a page of ${name} and its place in the list.` })
  class Edge {
    @Field(() => node, { description: 'The row.' })
    node!: Node;

    @Field(() => String, { description: 'Opaque place of the row in the list, for `after`.' })
    cursor!: string;
  }

  @ObjectType(`${name}Connection`, { description: `A page of ${name}: a Relay connection.` })
  class ConnectionType {
    @Field(() => [Edge], { description: 'The rows of this page, each with its cursor.' })
    edges!: Edge[];

    @Field(() => PageInfo, { description: 'Where this page stands in the list.' })
    pageInfo!: PageInfo;

    @Field(() => Int, { description: 'All rows of the list, not only this page.' })
    totalCount!: Promise<number>;
  }
  return ConnectionType as Type<Connection<Node>>;
}

export function connection<Row, Node>(
  page: { readonly rows: readonly (Row & { readonly cursor: string })[]; readonly hasNext: boolean },
  node: (row: Row) => Node,
  totalCount: () => Promise<number>,
  after?: string,
  skip?: number,
): Connection<Node> {
  const edges = page.rows.map((row) => ({ node: node(row), cursor: row.cursor }));
  return {
    edges,
    pageInfo: {
      hasNextPage: page.hasNext,
      // A client that pages by variables says null on the first page.
      hasPreviousPage: after != null || (skip ?? 0) > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges[edges.length - 1]?.cursor ?? null,
    },
    get totalCount() {
      return totalCount();
    },
  };
}

/** Page sizes are checked where lists are nested and no pipe runs. */
export function checkedFirst(first: number): number {
  if (!Number.isInteger(first) || first < 1 || first > 100) {
    throw new BadInput('PAGE_SIZE', 'first', '每页 1 至 100 行', 'A page holds 1 to 100 rows');
  }
  return first;
}

/** Cursor and jump of a page as the read store takes them. */
export function placeOf({ after, skip }: Pick<JumpArgs, 'after' | 'skip'>): { readonly after?: string; readonly skip?: number } {
  if (skip != null && (!Number.isInteger(skip) || skip < 0 || skip > 100_000)) {
    throw new BadInput('PAGE_SIZE', 'skip', '最多跳过 100000 行', 'At most 100,000 rows are passed over');
  }
  return { ...(after == null ? {} : { after }), ...(skip == null ? {} : { skip }) };
}
