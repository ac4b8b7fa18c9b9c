import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import type { Row } from '#kernel';
import type { Cut } from '#platform/read-store';
import { SideStateEnum } from './enums';
import { namesAt } from '../names/named-reads';
import { organisationOut } from './labels';
import { Organisation } from './project.types';
import { textField } from './row-fields';
import { LocalDateScalar, PositionScalar } from './scalars';

export enum DuplicateKindEnum {
  PLANNING_NUMBER = 'PLANNING_NUMBER',
  RELEASE_NUMBER = 'RELEASE_NUMBER',
  TITLE_AND_BODY = 'TITLE_AND_BODY',
}
const WORDS: Readonly<Record<DuplicateKindEnum, { readonly zh: string; readonly en: string }>> = {
  PLANNING_NUMBER: { zh: '规划立项备案号相同', en: 'Same planning filing number' },
  RELEASE_NUMBER: { zh: '上线备案号或发行许可证号相同', en: 'Same release filing or licence number' },
  TITLE_AND_BODY: { zh: '片名与出品机构相同', en: 'Same title and same producing body' },
};
registerEnumType(DuplicateKindEnum, {
  name: 'DuplicateKind',
  description: 'By what two entries may be one work (D-03); a title alone is none of them (D-04).',
  valuesMap: {
    PLANNING_NUMBER: { description: '规划立项备案号相同 · the same planning filing number, in any spelling (N-06)' },
    RELEASE_NUMBER: { description: '上线备案号或发行许可证号相同 · the same release filing or licence number' },
    TITLE_AND_BODY: { description: '片名与出品机构相同 · the same title and at least one producing body in common' },
  },
});

@InputType({ description: 'Which suspected duplicates; all in the actor’s scope if absent.' })
export class DuplicateFilter {
  @Field(() => [ID], { nullable: true, description: 'Only projects of these units: id or code (bureau-51, 51).' })
  units?: string[];

  @Field(() => [DuplicateKindEnum], { nullable: true, description: 'Only these kinds.' })
  kinds?: DuplicateKindEnum[];

  @Field(() => Boolean, { nullable: true, description: 'True: at least two still run; false: the rest.' })
  open?: boolean;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: entered by more than one unit, as D-01 means it; false: within one unit.',
  })
  acrossUnits?: boolean;
}

@ObjectType({
  description: 'The other side of a suspected duplicate: what both sides have to know, and nothing else (D-03, I-06).',
})
export class DuplicateOther {
  @Field(() => ID, { description: 'Its project code.' })
  project!: string;

  @Field(() => Organisation, { description: 'Unit it belongs to at that moment.' })
  unit!: Organisation;

  @Field(() => String, { description: 'Its title, as its unit reported it.' })
  title!: string;
}

@ObjectType({ description: 'By what a project may have been entered twice (D-01, D-03), as reported; drafts are never here.' })
export class DuplicateSign {
  @Field(() => DuplicateKindEnum, { description: 'What is shared (D-03).' })
  kind!: DuplicateKindEnum;

  @Field(() => String, { description: 'What is shared, in Chinese.' })
  zh!: string;

  @Field(() => String, { description: 'What is shared, in English.' })
  en!: string;

  @Field(() => ID, { description: 'The shared thing in its comparable form: equal on every side of one suspicion.' })
  share!: string;

  @Field(() => String, { description: 'The number, or title and body, as this project’s own unit wrote them.' })
  written!: string;

  @Field(() => LocalDateScalar, { description: 'Day from which they share it (Shanghai).' })
  since!: string;

  @Field(() => PositionScalar, { description: 'Place in the log of the fact that made it known.' })
  learned!: string;

  @Field(() => Boolean, {
    description: 'True while at least two of them run: nothing is decided by itself, a person does (D-03).',
  })
  open!: boolean;

  @Field(() => Boolean, { description: 'True where more than one unit entered it (D-01).' })
  acrossUnits!: boolean;

  @Field(() => [DuplicateOther], { description: 'Every other side, by project code.' })
  others!: DuplicateOther[];
}

@ObjectType({
  description:
    'A project that may have been entered twice, and by what. Each unit has the row of its own project, NRTA those of all sides.',
})
export class SuspectedDuplicate extends DuplicateSign {
  @Field(() => ID, { description: 'Project code.' })
  project!: string;

  @Field(() => String, { description: 'Its title.' })
  title!: string;

  @Field(() => Organisation, { description: 'Unit it belongs to at that moment.' })
  unit!: Organisation;

  @Field(() => SideStateEnum, {
    description: 'Whether it goes on (J-06); one that was withdrawn stays listed and says so (D-05).',
  })
  sideState!: keyof typeof SideStateEnum;

  claimIds!: readonly string[];
  cut!: Cut;
}

interface StoredOther {
  readonly project: string;
  readonly unit: string;
  readonly title: string;
}

/** A row of the duplicate relation as the SDL shows it. */
export function duplicateOf(row: Row, cut: Cut, tokenOf: (ordinal: number) => string): SuspectedDuplicate {
  const text = textField(row);
  const names = namesAt(cut);
  const kind = text('kind') as DuplicateKindEnum;
  return {
    project: text('project') as string,
    title: text('title') ?? '',
    unit: organisationOut(text('unit') as string, names),
    sideState: text('sideState') as SuspectedDuplicate['sideState'],
    kind,
    ...WORDS[kind],
    share: text('share') as string,
    written: text('written') ?? '',
    since: text('since') as string,
    learned: tokenOf(Number(row['learned'])),
    open: row['open'] === true,
    acrossUnits: row['acrossUnits'] === true,
    others: ((row['others'] ?? []) as unknown as readonly StoredOther[]).map(({ project, unit, title }) => ({
      project,
      unit: organisationOut(unit, names),
      title,
    })),
    claimIds: (row['claims'] ?? []) as unknown as readonly string[],
    cut,
  };
}
