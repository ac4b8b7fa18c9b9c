import { registerEnumType } from '@nestjs/graphql';
import { CATEGORIES, STAGES, SUPPORT_LEVELS } from '#kernel';

const enumOf = <T extends string>(codes: readonly T[]): Record<T, T> =>
  Object.fromEntries(codes.map((code) => [code, code])) as Record<T, T>;

export const CategoryEnum = enumOf(CATEGORIES.map(({ code }) => code));
export const StageEnum = enumOf(STAGES.map(({ code }) => code));
export const LevelEnum = enumOf(SUPPORT_LEVELS.map(({ code }) => code));
export const SideStateEnum = enumOf(['ACTIVE', 'PAUSED', 'TERMINATED', 'WITHDRAWN', 'REVOKED'] as const);
registerEnumType(CategoryEnum, { name: 'Category', description: 'The five batches and 重大时间节点 (J-01, J-02).' });
registerEnumType(StageEnum, { name: 'Stage', description: 'The ten stages (J-05).' });
registerEnumType(LevelEnum, { name: 'SupportLevel', description: '总局, 省级, 平台 (P-03).' });
registerEnumType(SideStateEnum, { name: 'SideState', description: '推进中, 暂停, 终止, 退出, 撤销 (J-06).' });
