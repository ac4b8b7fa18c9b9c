import { slate } from './testing/stub';

const ISSUE = { '--person': 'person-51-001', '--name': '张三', '--unit': '51', '--role': 'bureau-filler' };
const issue = (changed: Readonly<Record<string, string>>): string[] => [
  'token',
  'issue',
  ...Object.entries<string>({ ...ISSUE, ...changed }).flat(),
];

/** Nothing listens there: whoever gets as far as the database ends with 5. */
const NOWHERE = { env: { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' } };

describe('slate token', () => {
  it.each([
    [['token'], '请给出命令'],
    [['token', 'issue', '--person', 'person-1'], '缺少必填选项'],
    [issue({ '--role': 'minister' }), '没有这个角色：minister'],
    [issue({ '--role': 'nrta-manager' }), '角色 nrta-manager 只属于总局（nrta），不属于 bureau-51'],
    [issue({ '--role': 'analyst' }), '角色 analyst 只属于总局'],
    [issue({ '--unit': 'nrta' }), '角色 bureau-filler 只属于省局，不属于 nrta'],
    [issue({ '--unit': '总局', '--role': 'bureau-approver' }), '只属于省局'],
    [issue({ '--unit': 'platform-x' }), '只属于省局，不属于 platform-x'],
    [issue({ '--unit': '99' }), '不认识的单位：99'],
    [issue({ '--person': '张三' }), '人员编号写法有误'],
    [issue({ '--person': 'person-Zhang' }), '人员编号写法有误'],
    [issue({ '--person': 'person-' }), '人员编号写法有误'],
    [issue({ '--person': 'person-demo-51' }), '留给演示人员'],
    [issue({ '--name': ' ' }), '--name 须为'],
    [issue({ '--name': '张\u001b[2J三' }), '--name 须为'],
    [issue({ '--days': '0' }), '--days 须为 1 至 3650'],
    [issue({ '--days': '3651' }), '--days 须为'],
    [issue({ '--days': '1.5' }), '--days 须为'],
    [issue({ '--label': '' }), '--label 须为'],
    [['token', 'revoke'], '二者取一'],
    [['token', 'revoke', '0123456789ab', '--person', 'person-51-001'], '二者取一'],
    [['token', 'revoke', '0123456'], '8 位以上'],
    [['token', 'revoke', 'slate_secret'], '8 位以上'],
    [['token', 'revoke', '--person', '%'], '人员编号写法有误'],
  ])('2: %j', async (argv, words) => {
    const ran = await slate(argv, NOWHERE);
    expect(ran.code).toBe(2);
    expect(ran.err).toContain(words);
    expect(ran.out).toBe('');
  });

  it.each([
    ['bureau-filler', '四川'],
    ['bureau-approver', '兵团'],
    ['nrta-manager', 'nrta'],
    ['analyst', '总局'],
  ])('5: %s of %s is well said, but there is no database', async (role, unit) => {
    const ran = await slate([...issue({ '--role': role, '--unit': unit }), '--json'], NOWHERE);
    expect(JSON.parse(ran.out)).toMatchObject({ ok: false, exitCode: 5, code: 'DATABASE' });
  });
});
