import { cellText } from './labels';

describe('a cell’s text in a table', () => {
  it.each([
    ['productionCost', '1234.5', '1,234.50'],
    ['productionCost', '120', '120.00'],
    ['promotionCost', '1234567.89', '1,234,567.89'],
    ['productionCost', '无', '无'],
    ['productionCost', '1.000001', '1.000001'],
    ['title', '1921', '1921'],
  ])('%s %s is shown as %s', (attribute, text, shown) => expect(cellText(attribute, text)).toBe(shown));
  it('names a stage in the reader’s language', () => expect(cellText('stage', '剧本开发', 'en')).toBe('Script'));
});
