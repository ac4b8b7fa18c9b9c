import { addProject, editPlainly } from '../support/edit-workbook';
import { NEWEST, SICHUAN, type Country } from '../support/country';
import { getFile } from '../support/send-file';

export const PLACE = `/api/reports/${SICHUAN}/${NEWEST}`;
export const FILE_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * What an officer made of the sheet: one project renamed and without its code, one new, two cells that cannot be read, one
 * amount written with its unit, one stage further.
 */
export async function officersFile(api: Country): Promise<Buffer> {
  const blank = (await getFile(api, `${SICHUAN}/${NEWEST}/sheet`)).bytes;
  const [letter = '', salt = '', train = '', , kiln = '', snow = ''] = api.sichuan;
  const { bytes } = await editPlainly(blank, [
    { code: letter, heading: '微短剧名称/主题', value: '川西来信新篇' },
    { code: letter, heading: '项目编号', value: '' },
    { code: salt, heading: '制作成本（万元）', value: '很多' },
    { code: snow, heading: '播出日期', value: '六月底' },
    { code: kiln, heading: '制作成本（万元）', value: '1,234.5万' },
    { code: train, heading: '进展阶段', value: '剧本开发' },
  ]);
  return addProject(bytes, {
    项目类别: '聚焦人间烟火、反映美好新生活',
    '微短剧名称/主题': '江上来客',
    进展阶段: '选题策划',
    出品机构: '成都映山影视文化有限公司',
    '制作成本（万元）': 88,
  });
}
