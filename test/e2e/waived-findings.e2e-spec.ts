import { openXlsx, saveXlsx } from 'hucre/xlsx';
import { APPROVER, country, FILLER, MANAGER, NEWEST, SICHUAN, type Country } from '../support/country';
import { editPlainly } from '../support/edit-workbook';
import { getFile, sendFile } from '../support/send-file';

const OF = { unit: SICHUAN, period: NEWEST };
const FINDING = 'code message messageEn reason rule by { id name }';
const REVIEW = `query($at: MomentInput) { report(unit: "51", period: "${NEWEST}", at: $at) {
  revisions { waivers { finding project code reason by { id } attributeZh } }
  review { findings { ${FINDING} } lines { project findings { ${FINDING} } cells { attribute findings { ${FINDING} } } } }
} }`;
interface Said {
  readonly code: string;
}
interface Report {
  readonly revisions: readonly { readonly waivers: readonly { readonly project: string | null; readonly code: string }[] }[];
  readonly review: {
    readonly findings: readonly Said[];
    readonly lines: readonly {
      readonly project: string;
      readonly findings: readonly Said[];
      readonly cells: readonly { readonly attribute: string; readonly findings: readonly Said[] }[];
    }[];
  };
}

describe('what a file warned of and went out with a reason (B-08, B-12, B-13)', () => {
  let api: Country;
  let report: Report;
  beforeAll(async () => {
    api = await country();
    const [first = '', second = '', third = ''] = api.sichuan;
    const blank = (await getFile(api, `${SICHUAN}/${NEWEST}/sheet`)).bytes;
    const { bytes } = await editPlainly(blank, [
      { code: first, heading: '制作成本（万元）', value: 125 },
      { code: second, heading: '项目类别', value: '聚焦人间烟火、反映美好新生活' },
      { code: third, heading: '进展阶段', value: '无' },
    ]);
    const sent = await sendFile(api, `${SICHUAN}/${NEWEST}/sheet`, await withOthers(bytes), { key: 'with-warnings' });
    expect(sent.status).toBe(200);
    const query = 'query D($unit: ID!, $period: ID!) { draft(unit: $unit, period: $period) { findings { key code severity } } }';
    const { draft } = (await api.data(FILLER, query, OF)) as unknown as {
      draft: { findings: readonly { key: string; code: string; severity: string }[] };
    };
    for (const { key, code } of draft.findings)
      await api.act(FILLER, 'waiveFinding', { ...OF, finding: key, reason: `说明${code}` });
    const { position } = await api.act(APPROVER, 'submitReport', { ...OF, certify: true });
    ({ report } = (await api.data(MANAGER, REVIEW, { at: { minPosition: position } })) as unknown as { report: Report });
  }, 120_000);
  afterAll(() => api?.close());

  const by = { id: 'person-demo-51-bureau-filler', name: '陆青禾' };

  it('is told to NRTA in words, of the sheet, of a line and of a cell, with the reason and who gave it', () => {
    const { findings, lines } = report.review;
    const [, second = '', third = ''] = api.sichuan;
    expect(findings).toEqual([
      {
        code: 'COLUMN_UNKNOWN',
        message: '“联系电话”不是本表的栏目，没有读取',
        messageEn: '“联系电话” is no column of this sheet and was not read',
        reason: '说明COLUMN_UNKNOWN',
        rule: 'B-12',
        by,
      },
      expect.objectContaining({ code: 'ROW_IGNORED', message: '“合计”这一行不是项目，没有读取', by }),
    ]);
    expect(lines.find(({ project }) => project === second)?.findings).toMatchObject([
      { code: 'KEY_CHANGED', message: expect.stringMatching(/^“项目类别”由“重大时间节点”改成了“聚焦人间烟火/) as string, by },
    ]);
    expect(lines.find(({ project }) => project === third)?.cells).toMatchObject([
      {
        attribute: 'stage',
        findings: [
          {
            code: 'STAGE_TAKEN_AWAY',
            message: '进展阶段由 选题策划 改为“无”，须说明理由',
            messageEn: 'The stage Topic is taken away: say why',
            reason: '说明STAGE_TAKEN_AWAY',
          },
        ],
      },
    ]);
    const said = JSON.stringify(report.review);
    expect(said).not.toContain('f-');
  });

  it('is kept with the revision: code and person beside the key, no project where it is about the sheet', () => {
    expect(report.revisions.flatMap(({ waivers }) => waivers)).toMatchObject([
      { project: null, code: 'COLUMN_UNKNOWN', by: { id: by.id } },
      { project: api.sichuan[1], code: 'KEY_CHANGED', by: { id: by.id } },
      { project: null, code: 'ROW_IGNORED', by: { id: by.id } },
      { project: api.sichuan[2], code: 'STAGE_TAKEN_AWAY', attributeZh: '进展阶段', by: { id: by.id } },
    ]);
  });
});

/** A column and a row that are no part of the sheet, as officers add them. */
async function withOthers(bytes: Buffer): Promise<Buffer> {
  const workbook = await openXlsx(bytes);
  const sheet = workbook.sheets.find(({ name }) => name === '填报表');
  const heading = sheet?.rows.find((row) => row.includes('项目编号'));
  const section = sheet?.rows.findIndex(([first]) => typeof first === 'string' && first.startsWith('新增项目')) ?? 0;
  if (!sheet || !heading) throw new Error('The file has no heading');
  heading.push('联系电话');
  for (let row = 0; row <= section + 1; row += 1) sheet.rows[row] ??= [];
  (sheet.rows[section + 1] as unknown[])[0] = '合计';
  return Buffer.from(await saveXlsx(workbook));
}
