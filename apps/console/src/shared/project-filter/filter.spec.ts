import { readUrl, writeUrl } from '../paths/url';
import { FILTER_SHAPE, filterInput, filterQuery, narrowedBy, NO_FILTER } from './filter';

const url = readUrl(FILTER_SHAPE, {
  text: ' 盐道 ',
  units: ['bureau-51', 'bureau-99'],
  stages: 'SHOOTING',
  costFrom: '1.005',
  costTo: 'much',
  broadcastFrom: '2026-06-31',
  disputed: 'false',
  missing: ['note', 'colour'],
  unreportedSince: '2026-06-H1',
});

describe('a filter of projects in the address (I-09)', () => {
  it('is read with what it can mean, and passes over the rest', () => {
    expect(narrowedBy(url)).toEqual(['text', 'units', 'stages', 'costFrom', 'disputed', 'missing', 'unreportedSince']);
    expect(readUrl(FILTER_SHAPE, writeUrl(FILTER_SHAPE, url))).toEqual(url);
  });

  it('goes to the interface with amounts in 分 (exactly), and nothing where nothing is asked', () => {
    expect(filterInput(url)).toMatchObject({
      text: '盐道',
      units: ['bureau-51'],
      costFrom: '1005000',
      costTo: null,
      broadcastFrom: null,
      disputed: false,
      missing: ['note'],
      levels: null,
    });
    expect(Object.values(filterInput(NO_FILTER)).every((value) => value === null)).toBe(true);
  });

  it('goes to the export in the same words', () => {
    expect(filterQuery(url)).toEqual([
      ['text', ' 盐道 '],
      ['units', 'bureau-51'],
      ['stages', 'SHOOTING'],
      ['costFrom', '1.005'],
      ['disputed', 'false'],
      ['missing', 'note'],
      ['unreportedSince', '2026-06-H1'],
    ]);
    expect(filterQuery(NO_FILTER)).toEqual([]);
  });
});
