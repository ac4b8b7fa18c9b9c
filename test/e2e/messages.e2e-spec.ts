import {
  APPROVER,
  ANALYST,
  country,
  FILLER,
  MANAGER,
  NEWEST,
  REPORTED,
  SICHUAN,
  type Country,
  type Mutation,
} from '../support/country';

const OF = { unit: SICHUAN, period: NEWEST };
const REPORT = `query Report($unit: ID!, $period: ID!, $at: MomentInput) { report(unit: $unit, period: $period, at: $at) {
  state dueOn lateFrom lateness rule
  extension { dueByRule dueOn reason at by { id } }
  reminders { kind dueOn text at by { id } }
  questions { project attribute attributeZh open messages { question text at by { id } } }
} }`;

describe('what NRTA and a unit say to each other about a report (B-08)', () => {
  let api: Country;
  let position: string | null = null;
  const report = async (token: string, of: object = OF, at: object = {}): Promise<Record<string, unknown> | null> =>
    ((await api.data(token, REPORT, { ...of, at: { minPosition: position, ...at } })) as Record<string, never>)['report'] ?? null;
  const codes = async (token: string, mutation: Mutation, input: object): Promise<readonly string[]> =>
    (await api.ask(token, mutation, input)).userErrors.map((error) => error.code);
  const act = async (token: string, mutation: Mutation, input: object): Promise<void> => {
    ({ position } = await api.act(token, mutation, input));
  };

  beforeAll(async () => {
    api = await country();
    position = api.position;
  }, 120_000);
  afterAll(() => api.close());

  describe('more time', () => {
    const input = { ...OF, dueOn: '2026-07-03', was: '2026-06-30', reason: '暴雨停电' };

    it('is given by NRTA alone, later than what stands, with a reason', async () => {
      expect(await codes(APPROVER, 'extendDeadline', input)).toEqual(['FORBIDDEN']);
      expect(await codes(ANALYST, 'extendDeadline', input)).toEqual(['FORBIDDEN']);
      expect(await codes('demo-44-approver', 'extendDeadline', input)).toEqual(['NOT_FOUND']);
      expect(await codes(MANAGER, 'extendDeadline', { ...input, was: '2026-06-29' })).toEqual(['VALUE_CHANGED']);
      expect(await codes(MANAGER, 'extendDeadline', { ...input, dueOn: '2026-06-29' })).toEqual(['NOT_AN_EXTENSION']);
      expect(await codes(MANAGER, 'extendDeadline', { ...input, period: '2026-07-H1' })).toEqual(['PERIOD_NOT_OPEN']);
      expect(await codes(MANAGER, 'extendDeadline', { ...input, dueOn: '2029-07-01' })).toEqual(['HOLIDAYS_UNKNOWN']);
      await act(MANAGER, 'extendDeadline', input);
    });

    it('moves this unit’s due day and no other’s, and the rule says by whom and why', async () => {
      expect(await report(FILLER)).toMatchObject({
        dueOn: '2026-07-03',
        // Two working days of grace after Friday 3 July: Monday and Tuesday.
        lateFrom: '2026-07-07T16:00:00.000Z',
        rule: expect.stringMatching(/half-month-deadline.*总局延期至 2026-07-03：暴雨停电/) as string,
        extension: {
          dueByRule: '2026-06-30',
          dueOn: '2026-07-03',
          reason: '暴雨停电',
          by: { id: 'person-demo-nrta-nrta-manager' },
        },
      });
      expect(await report(MANAGER, { unit: 'bureau-44', period: NEWEST })).toMatchObject({
        dueOn: '2026-06-30',
        extension: null,
      });
      expect(await report(MANAGER, OF, { minPosition: undefined, knownAt: '2026-06-30' })).toMatchObject({
        dueOn: '2026-06-30',
        extension: null,
      });
    });
  });

  describe('reminders', () => {
    it('are facts, each kind once for a due day', async () => {
      const of = { unit: 'bureau-44', period: NEWEST };
      expect(await codes(MANAGER, 'remindUnit', { ...of, kind: 'BEFORE_DUE' })).toEqual(['REMINDER_OUT_OF_TIME']);
      expect(await codes(APPROVER, 'remindUnit', OF)).toEqual(['FORBIDDEN']);
      await act(MANAGER, 'remindUnit', { ...of, kind: 'OVERDUE' });
      await act(MANAGER, 'remindUnit', { ...of, kind: 'OVERDUE' });
      await act(MANAGER, 'remindUnit', { ...of, text: '请联系王处' });
      expect(await report('demo-44-filler', of)).toMatchObject({
        reminders: [
          { kind: 'OVERDUE', dueOn: '2026-06-30', text: '推进表已于 2026-06-30 截止，请尽快报送' },
          { kind: 'MANUAL', text: '请联系王处', by: { id: 'person-demo-nrta-nrta-manager' } },
        ],
      });
      expect(await codes(MANAGER, 'remindUnit', { unit: SICHUAN, period: REPORTED })).toEqual(['NOTHING_TO_REMIND']);
    });
  });

  describe('a report sent within the extension', () => {
    it('is in time, by the extended rule on its receipt, and is not extended any more', async () => {
      api.stand('2026-07-03T23:59:59+08:00');
      const sent = await api.act(APPROVER, 'submitReport', { ...OF, certify: true, zero: true });
      expect(sent.receipt).toMatchObject({
        lateness: 'IN_TIME',
        rule: expect.stringContaining('总局延期至 2026-07-03：暴雨停电') as string,
      });
      ({ position } = sent);
      expect(await report(MANAGER)).toMatchObject({ state: 'SUBMITTED', lateness: 'IN_TIME' });
      const again = { ...OF, dueOn: '2026-07-10', was: '2026-07-03', reason: '再延' };
      expect(await codes(MANAGER, 'extendDeadline', again)).toEqual(['EXTENSION_TOO_LATE']);
    });
  });

  describe('question and answer on a cell', () => {
    it('are seen by the unit and by NRTA alone', async () => {
      const [project = ''] = api.sichuan;
      const cell = { unit: SICHUAN, period: REPORTED, project, attribute: 'productionCost' };
      const ask = { ...cell, text: '是否含译制费？' };
      const answer = { ...cell, text: '不含。' };
      expect(await codes(FILLER, 'askAboutCell', ask)).toEqual(['FORBIDDEN']);
      expect(await codes(ANALYST, 'askAboutCell', ask)).toEqual(['FORBIDDEN']);
      expect(await codes(MANAGER, 'askAboutCell', { ...ask, unit: 'bureau-44' })).toEqual(['PROJECT_NOT_OF_UNIT']);
      expect(await codes(FILLER, 'answerQuestion', answer)).toEqual(['NO_QUESTION']);
      await act(MANAGER, 'askAboutCell', ask);
      const of = { unit: SICHUAN, period: REPORTED };
      expect(await report(FILLER, of)).toMatchObject({ questions: [{ open: true }] });
      expect(await codes('demo-44-filler', 'answerQuestion', answer)).toEqual(['NOT_FOUND']);
      expect(await codes(MANAGER, 'answerQuestion', answer)).toEqual(['NOT_FOUND']);
      await act(FILLER, 'answerQuestion', answer);
      const thread = {
        questions: [
          {
            project,
            attributeZh: '制作成本（万元）',
            open: false,
            messages: [
              { question: true, text: '是否含译制费？', by: { id: 'person-demo-nrta-nrta-manager' } },
              { question: false, text: '不含。', by: { id: 'person-demo-51-bureau-filler' } },
            ],
          },
        ],
      };
      expect(await report(FILLER, of)).toMatchObject({ state: 'ACCEPTED', ...thread });
      expect(await report(MANAGER, of)).toMatchObject(thread);
      expect(await report('demo-44-filler', of)).toBeNull();
    });
  });
});
