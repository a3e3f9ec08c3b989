import type { PlannedAction } from '../../sources/sources.queries.js';
import type { FigureOnLine } from './explaining-figures.js';
import type { Cause } from './cause.js';
import { figureOf } from '../figure-places.js';

/**
 * The same causes, and for figures that count actions what else may be one: that an action was made a principle, of
 * which no activity is expected, or is none any more. Only the trail knows whether that happened.
 */
export function withPrinciples(
  causes: ReadonlyMap<string, Cause[]>,
  figures: readonly FigureOnLine[],
  actions: readonly PlannedAction[],
): Map<string, Cause[]> {
  const ofGaps = figures
    .filter(({ figure }) => figure === 'gap')
    .flatMap(({ line, figure }) => causes.get(figureOf(line, figure))!);
  const main = actions.filter(({ parentId }) => parentId === null);
  return new Map(
    figures.map(({ line, figure }) => {
      const own = causes.get(figureOf(line, figure))!;
      if (figure === 'gap') return [figureOf(line, figure), [...own, principle(line)]];
      if (!figure.startsWith('coreIndicators.14.')) return [figureOf(line, figure), own];
      return [figureOf(line, figure), [...ofGaps, ...main.map(({ id }) => principle(id))]];
    }),
  );
}

const principle = (actionId: string): Cause => ({
  ...{ kind: 'ACTION', record: actionId, change: 'CHANGED', field: 'isPrinciple' },
  ...{ from: { text: null }, to: { text: null } },
  ...{ eventId: null, memberIds: [], outcomeId: null, networkId: null },
  of: { line: actionId, figure: 'gap' },
});
