/** J-01, J-02: the five batches, and 重大时间节点, which stands first in the annex. */
export type Category = 'KEY_DATES' | 'VALUES' | 'NEW_ERA' | 'REGIONAL' | 'EVERYDAY' | 'GOING_OUT';
/** P-03, highest first: 总局, 省级, 平台. */
export type SupportLevel = 'NATIONAL' | 'PROVINCIAL' | 'PLATFORM';
