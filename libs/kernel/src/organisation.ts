import { type Parsed, parsed, unparsed } from './parsed';
import { halfWidth, withoutSpaces } from './text';

/** `nrta`, `bureau-51`, `central-…`, `platform-…`: for ever, whatever the organisation is called. */
export type OrganisationId = string;
export type OrganisationKind = 'nrta' | 'bureau' | 'central' | 'platform';

export interface Unit {
  readonly id: OrganisationId;
  /** GB/T 2260, two digits; 66 for 兵团 by custom. */
  readonly region: string;
  /** 川 */
  readonly abbreviation: string;
  /** 四川 */
  readonly short: string;
  /** 四川省 */
  readonly place: string;
  /** The bureau's own name. */
  readonly zh: string;
  readonly en: string;
  /** Other names it is addressed by. */
  readonly aliases: readonly string[];
}

export const NRTA = {
  id: 'nrta',
  zh: '国家广播电视总局',
  short: '总局',
  en: 'National Radio and Television Administration',
} as const;

const province = (region: string, abbreviation: string, short: string, suffix: string, en: string, own?: string): Unit => {
  const place = `${short}${suffix}`;
  const usual = `${place}广播电视局`;
  const zh = own ?? usual;
  // A merged bureau keeps the usual name as an alias: the notices address all of them as 广播电视局.
  return { id: `bureau-${region}`, region, abbreviation, short, place, zh, en, aliases: zh === usual ? [] : [usual] };
};

/** The 32 provincial-level units in the official order of GB/T 2260, 兵团 after 新疆. */
export const UNITS: readonly Unit[] = [
  province('11', '京', '北京', '市', 'Beijing'),
  province('12', '津', '天津', '市', 'Tianjin', '天津市文化和旅游局'),
  province('13', '冀', '河北', '省', 'Hebei'),
  province('14', '晋', '山西', '省', 'Shanxi'),
  province('15', '蒙', '内蒙古', '自治区', 'Inner Mongolia'),
  province('21', '辽', '辽宁', '省', 'Liaoning'),
  province('22', '吉', '吉林', '省', 'Jilin'),
  province('23', '黑', '黑龙江', '省', 'Heilongjiang'),
  province('31', '沪', '上海', '市', 'Shanghai', '上海市文化和旅游局'),
  province('32', '苏', '江苏', '省', 'Jiangsu'),
  province('33', '浙', '浙江', '省', 'Zhejiang'),
  province('34', '皖', '安徽', '省', 'Anhui'),
  province('35', '闽', '福建', '省', 'Fujian'),
  province('36', '赣', '江西', '省', 'Jiangxi'),
  province('37', '鲁', '山东', '省', 'Shandong'),
  province('41', '豫', '河南', '省', 'Henan'),
  province('42', '鄂', '湖北', '省', 'Hubei'),
  province('43', '湘', '湖南', '省', 'Hunan'),
  province('44', '粤', '广东', '省', 'Guangdong'),
  province('45', '桂', '广西', '壮族自治区', 'Guangxi'),
  province('46', '琼', '海南', '省', 'Hainan', '海南省旅游和文化广电体育厅'),
  province('50', '渝', '重庆', '市', 'Chongqing', '重庆市文化和旅游发展委员会'),
  province('51', '川', '四川', '省', 'Sichuan'),
  province('52', '黔', '贵州', '省', 'Guizhou'),
  province('53', '滇', '云南', '省', 'Yunnan'),
  province('54', '藏', '西藏', '自治区', 'Tibet'),
  province('61', '陕', '陕西', '省', 'Shaanxi'),
  province('62', '甘', '甘肃', '省', 'Gansu'),
  province('63', '青', '青海', '省', 'Qinghai'),
  province('64', '宁', '宁夏', '回族自治区', 'Ningxia'),
  province('65', '新', '新疆', '维吾尔自治区', 'Xinjiang'),
  {
    id: 'bureau-66',
    region: '66',
    abbreviation: '兵',
    short: '兵团',
    place: '新疆生产建设兵团',
    zh: '新疆生产建设兵团文化体育广电和旅游局',
    en: 'Xinjiang Production and Construction Corps',
    aliases: ['新疆兵团', '兵团文化体育广电和旅游局'],
  },
];

const ORDER: ReadonlyMap<OrganisationId, number> = new Map(UNITS.map(({ id }, at) => [id, at]));
/** 陇, 秦, 贵 and 云 are as usual as the first abbreviations; 内蒙 is said for 内蒙古. */
const OTHER_NAMES: readonly (readonly [string, string])[] = [
  ['秦', '61'],
  ['陇', '62'],
  ['贵', '52'],
  ['云', '53'],
  ['申', '31'],
  ['内蒙', '15'],
];

const NAMES: ReadonlyMap<string, OrganisationId> = new Map([
  ...UNITS.flatMap(({ id, region, abbreviation, short, place, zh, en, aliases }) =>
    [
      id,
      region,
      `${region}0000`,
      abbreviation,
      short,
      place,
      zh,
      en,
      ...aliases,
      `${short}局`,
      `${short}广电局`,
      `${place}广电局`,
      `${short}广播电视局`,
    ].map((name) => [keyOf(name), id] as const),
  ),
  ...OTHER_NAMES.map(([name, region]) => [name, `bureau-${region}`] as const),
  ...['nrta', NRTA.zh, NRTA.en, '总局', '广电总局', '国家广电总局'].map((name) => [keyOf(name), NRTA.id] as const),
]);

function keyOf(text: string): string {
  // 上海市文化和旅游局（上海市广播电视局） names one bureau twice; the first is enough.
  return withoutSpaces(halfWidth(text))
    .toLowerCase()
    .replace(/\([^)]*\)$/, '');
}

const OPEN_ID = /^(central|platform)-[a-z0-9]+(-[a-z0-9]+)*$/;

export const isOrganisationId = (text: string): boolean => text === NRTA.id || ORDER.has(text) || OPEN_ID.test(text);

/** @throws Error on an id that is none */
export function organisationKind(id: OrganisationId): OrganisationKind {
  if (id === NRTA.id) return 'nrta';
  const kind = id.split('-')[0];
  if ((kind === 'bureau' && ORDER.has(id)) || (OPEN_ID.test(id) && (kind === 'central' || kind === 'platform'))) return kind;
  throw new Error(`No such organisation: ${id}`);
}

export const findUnit = (id: OrganisationId): Unit | undefined => UNITS[ORDER.get(id) ?? -1];

/** @throws Error where the id is not one of the 32 */
export function unitOf(id: OrganisationId): Unit {
  const found = findUnit(id);
  if (!found) throw new Error(`No such unit: ${id}`);
  return found;
}

/** Place in the official order: the 32, then everything else. */
export const unitOrder = (id: OrganisationId): number => (id === NRTA.id ? -1 : (ORDER.get(id) ?? UNITS.length));

/** Shown name: 四川, 兵团, 总局; an id that is open is shown as it is. */
export const organisationShort = (id: OrganisationId): string => (id === NRTA.id ? NRTA.short : (findUnit(id)?.short ?? id));

/**
 * An id, region code (`51`, `510000`), abbreviation (川), short or full place name, bureau name, or an id of the kinds
 * that are open. Code NOT_A_UNIT.
 */
export function parseUnit(text: string): Parsed<OrganisationId> {
  const key = keyOf(text);
  if (key === '') return unparsed('EMPTY');
  const found = NAMES.get(key) ?? (OPEN_ID.test(key) ? key : undefined);
  return found ? parsed(found) : unparsed('NOT_A_UNIT', { value: text });
}
