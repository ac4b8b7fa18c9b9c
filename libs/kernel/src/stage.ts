import type { Category } from './support';
import { type Parsed, parsed, told, unparsed } from './parsed';
import { halfWidth, withoutSpaces } from './text';

/** The ten stages (J-05), in official order; TOPIC and INITIATION share position 1. */
export type StageCode =
  'TOPIC' | 'INITIATION' | 'SCRIPT' | 'FILING' | 'SHOOTING' | 'POST' | 'RELEASE' | 'PROMOTION' | 'EVALUATION' | 'SUMMARY';

export interface Stage {
  readonly code: StageCode;
  /** Number of the row in the annex, 1–9. */
  readonly position: number;
  /** As printed in 附件3. */
  readonly printed: string;
  /** As shown: a script is not shot (Z-5). */
  readonly zh: string;
  readonly en: string;
}

const stage = (code: StageCode, position: number, printed: string, en: string, zh = printed): Stage => ({
  code,
  position,
  printed,
  zh,
  en,
});

/** In official order (J-03, J-04, J-05). */
export const STAGES: readonly Stage[] = [
  stage('TOPIC', 1, '选题策划', 'Topic'),
  stage('INITIATION', 1, '项目立项', 'Initiation'),
  stage('SCRIPT', 2, '剧本开发', 'Script'),
  stage('FILING', 3, '剧本备案', 'Filing'),
  stage('SHOOTING', 4, '剧本拍摄', 'Shooting', '拍摄'),
  stage('POST', 5, '剧本后期', 'Post-production', '后期'),
  stage('RELEASE', 6, '成片上线', 'Release'),
  stage('PROMOTION', 7, '宣传推广', 'Promotion'),
  stage('EVALUATION', 8, '效果评估', 'Evaluation'),
  stage('SUMMARY', 9, '项目总结', 'Summary'),
];

export const isStageCode = (text: string): text is StageCode => STAGES.some(({ code }) => code === text);

/** @throws Error on an unknown code */
export function stageOf(code: StageCode): Stage {
  const found = STAGES.find((each) => each.code === code);
  if (!found) throw new Error(`No such stage: ${code}`);
  return found;
}

/** The plain label, as shown. */
export const stageLabel = (code: StageCode): string => stageOf(code).zh;

export const stagePosition = (code: StageCode): number => stageOf(code).position;

/** Rows the annex prints for a category: nine (J-03), for 重大时间节点 six (J-04). */
export const stagesFor = (category: Category): readonly StageCode[] =>
  STAGES.filter(({ code, position }) =>
    category === 'KEY_DATES' ? code !== 'TOPIC' && position <= 6 : code !== 'INITIATION',
  ).map(({ code }) => code);

/** What a project of the category may report: 重大时间节点 may also use the last three (Z-4). */
export const stagesAllowedFor = (category: Category): readonly StageCode[] =>
  STAGES.filter(({ code }) => code !== (category === 'KEY_DATES' ? 'TOPIC' : 'INITIATION')).map(({ code }) => code);

/** The first stage under the name the category uses: 项目立项 or 选题策划. */
export const firstStageOf = (category: Category): StageCode => (category === 'KEY_DATES' ? 'INITIATION' : 'TOPIC');

/** A stage under the name the category uses for it: only the first has two (J-05, Z-4). */
export const stageWithin = (category: Category, code: StageCode): StageCode =>
  stagePosition(code) === 1 ? firstStageOf(category) : code;

/** Stages of the nine-step list (six-step for INITIATION) that stand before this one. */
export const stagesBefore = (code: StageCode): readonly StageCode[] =>
  STAGES.filter((each) => each.code !== 'INITIATION' && each.position < stagePosition(code)).map((each) => each.code);

/** J-06: does the move go backwards? TOPIC and INITIATION share a position. */
export const isRegress = (from: StageCode, to: StageCode): boolean => stagePosition(to) < stagePosition(from);

const LABELS: ReadonlyMap<string, StageCode> = new Map(
  STAGES.flatMap(({ code, printed, zh, en }) =>
    [code, printed, zh, en].map((label) => [label.toUpperCase(), code] as const),
  ).concat([
    ['剧本创作', 'SCRIPT'],
    ['拍摄制作', 'SHOOTING'],
    ['后期制作', 'POST'],
    ['备案', 'FILING'],
    ['上线', 'RELEASE'],
  ]),
);

/**
 * A code, a printed or a plain label, with or without its number: `SHOOTING`, `剧本拍摄`, `拍摄`, `4 剧本拍摄`,
 * `4．剧本拍摄`, `（4）剧本拍摄`. A number alone, or one that belongs to another stage, says too little: NOT_A_STAGE.
 */
export function parseStage(text: string): Parsed<StageCode> {
  const plain = withoutSpaces(halfWidth(text)).toUpperCase();
  if (plain === '') return unparsed('EMPTY');
  const direct = LABELS.get(plain);
  if (direct)
    return plain === text.trim().toUpperCase() ? parsed(direct) : parsed(direct, told('WIDTH_NORMALISED', { value: text }));
  const numbered = /^\(?(\d{1,2})[).．、:,]*(\D.*)$/u.exec(plain);
  const found = numbered && LABELS.get(numbered[2] ?? '');
  if (found && stagePosition(found) === Number(numbered[1])) return parsed(found);
  return unparsed('NOT_A_STAGE', { value: text });
}
