import { describe, expect, it } from '@jest/globals';
import { footnotesOf, markedFootnotes, printedName } from './printed-name.js';

const austria = { name: 'Austria', footnote: null };
const kosovo = { name: 'Kosovo', footnote: 'This designation is without prejudice to positions on status.' };
const another = { name: 'Another', footnote: 'Another note.' };

describe('printedName', () => {
  it.each([
    [austria, 'Austria'],
    [kosovo, 'Kosovo*'],
    [{ name: 'Austria', footnote: '' }, 'Austria'],
  ])('of %j is %s', (state, name) => {
    expect(printedName(state)).toBe(name);
  });
});

describe('footnotesOf', () => {
  it('gives each footnote once, with the mark, in the order of the states', () => {
    expect(footnotesOf([kosovo, austria, another, { ...kosovo }])).toEqual([`* ${kosovo.footnote}`, '* Another note.']);
  });

  it('gives none where no state has one', () => {
    expect(footnotesOf([austria, { footnote: '' }])).toEqual([]);
  });
});

describe('markedFootnotes', () => {
  it('gives the same with the mark apart', () => {
    expect(markedFootnotes([kosovo, austria, another])).toEqual([
      { mark: '*', text: kosovo.footnote },
      { mark: '*', text: another.footnote },
    ]);
  });
});
