/**
 * The plan of a dialogue that does not exist, with every kind of loss that the extraction of a real plan showed:
 * numbers and letters lost with and without their bullet or indent, two in a row, page breaks inside lists, lower-case
 * starts, misprints, a Russian dash, numbers in the introduction, no newline at the end.
 */
export const madeUpPlan = `

Lakeland Dialogue

2nd Meeting of Ministers of the Lakeland Dialogue

Action Plan 2031-2034

Introduction

Since 2019 the states around the lakes have met 3 times and named 14 priorities. 5. is not a label here, nor is - 2.

- 1. This bullet of the introduction is no action either.



What the Lakeland Dialogue will do from 2031 to 2034

I. Keeping the water of the lakes clean

- 1. Measure the water of of all lakes in one agreed way, namely by:
 - a) comparing the instruments that the states use. Where two differ, both are tested in the same place;
 - publishing every reading within ten days;
 - c) lending instruments to states that have none.
- Teach the crews of ferries to recognise and report a spill.
- 3. Exchange experience of waste water among towns, with attention to:
 - Villages that have no works of their own and will not get any soon;
 - b) tanneries, dairies and other small trades;

- storm water, which no state treats today;
- d) medicines and other traces;
- e) cost, and who bears it.
- 4. Keep a register of old dumps on the shore.

II. Sailing safely in fog, ice and storm

- Agree one set of signals for the narrows – by day as well as by night.
- Train pilots together, at least once a year, on a lake other than their own.
- 3. Share weather warnings between harbours at once.

- 4. Publish the depth of every channel in spring.
- Widen the circle of rescue crews and practise with them, above all:
 - a) crossing a border without papers when lives are at stake;

- b) speaking one language on the radio.
- Look for boats that could serve two states in turn.
- Write down what each wreck of the last 20 years has taught.
- 8. Count the lights that are out, and say which.
- 9. Review the rules on cargo postharbour.

III. Living from the lakes

 Support fishing villages, together with the Fishery Bank and other bodies where that helps, in selling what they catch.

- 2. Bring young people back to the shore.
- 3. Leave the licensing of boats to each state.
- Invite guests of the lakes to winter as well.
- 5. Tell the story of the lakes in schools.
- 6. Compare the price of ice.
- 7. Keep the smokehouses.
- 8. Map the reeds.
- 9. Plant willows.
- 10. Ask the anglers.
- 11. Hold a lake day every year, in every state, on the same Sunday.`;

/** The labels that the text has lost, in the order of its lines. */
export const madeUpPlanRestored: readonly { line: number; code: string }[] = [
  { line: 23, code: 'I.1.b' },
  { line: 25, code: 'I.2' },
  { line: 27, code: 'I.3.a' },
  { line: 30, code: 'I.3.c' },
  { line: 37, code: 'II.1' },
  { line: 38, code: 'II.2' },
  { line: 42, code: 'II.5' },
  { line: 46, code: 'II.6' },
  { line: 47, code: 'II.7' },
  { line: 53, code: 'III.1' },
  { line: 57, code: 'III.4' },
];

/** What the text holds. */
export const madeUpPlanTotals = { areas: 3, actions: 24, subActions: 10 };
