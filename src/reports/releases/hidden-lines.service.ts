import { Injectable } from '@nestjs/common';
import { viewerOf } from '../../access/index.js';
import { ProgrammeLoaders } from '../../events/index.js';
import { NetworkLoaders } from '../../networks/index.js';
import { organisationKinds, PeopleLoaders } from '../../people/index.js';
import { PlanLoaders } from '../../plan/index.js';
import {
  badInput,
  type CallContext,
  inLanguage,
  type Language,
  languageFor,
  type Problem,
  type Texts,
  textIn,
} from '../../platform/index.js';
import type { OrganisationKind } from '../../schema-types.js';
import type { Cell, HiddenCell, LineKind } from '../disclosure/audit/audited-edition.js';
import { textsIn } from '../files/document/report.texts.js';
import { hiddenTexts } from './hidden-lines.texts.js';

/** Whoever is refused need not read all of them. */
const mostInRefusal = 20;

type Named = ReadonlyMap<string, string>;

/** What a line is about, with whatever it is called by. */
interface NamedRow {
  code?: string;
  name?: Texts;
  title?: Texts;
  shortName?: string | null;
}

/** Says what an edition hides, and why, in the language of whoever asks. */
@Injectable()
export class HiddenLines {
  constructor(
    private readonly plan: PlanLoaders,
    private readonly networks: NetworkLoaders,
    private readonly programmes: ProgrammeLoaders,
    private readonly people: PeopleLoaders,
  ) {}

  async of(hidden: readonly HiddenCell[], context: CallContext): Promise<string[]> {
    const language = languageFor(viewerOf(context).locale);
    const say = hiddenTexts[language];
    const lines = hidden.flatMap(({ line, protects }) => (protects ? [line, protects.line] : [line]));
    const cellIn = await this.cellsOf(lines, language, context);
    return hidden.map(({ protects, ...cell }) =>
      protects === null
        ? `${cellIn(cell)} (${say.fewerThanFive})`
        : `${cellIn(cell)} (${say.protects}: ${cellIn(protects)})`,
    );
  }

  /** The answer to whoever wants to release what would expose these counts. */
  async refusal(exposed: readonly Cell[], context: CallContext): Promise<Problem> {
    const list = async (language: Language): Promise<string> => {
      const shown = exposed.slice(0, mostInRefusal);
      const cellIn = await this.cellsOf(
        shown.map(({ line }) => line),
        language,
        context,
      );
      return [...new Set(shown.map(cellIn))].join('; ') + (shown.length < exposed.length ? '; …' : '');
    };
    return badInput('id', {
      en: `Together with what was released before, this could be worked out, whatever is hidden: ${await list('en')}.`,
      ru: `Вместе с опубликованным ранее можно было бы вычислить, что бы ни скрывалось: ${await list('ru')}.`,
    });
  }

  /** Says which figure of which of these lines. */
  private async cellsOf(
    lines: readonly string[],
    language: Language,
    context: CallContext,
  ): Promise<(cell: Cell) => string> {
    const named = await this.names(lines, language, context);
    const { figures, locale } = textsIn[language];
    return ({ line, figure }) => `${named.get(line)!}: ${inSentence(figures[figure], locale)}`;
  }

  /** What each line is called, by its key. */
  private async names(lines: readonly string[], language: Language, context: CallContext): Promise<Named> {
    const keys = new Set(lines);
    const names = new Map<string, string>();
    for (const [kind, own] of Map.groupBy(keys, (key) => key.split(' ')[0] as LineKind)) {
      const ids = own.map((key) => key.slice(kind.length + 1));
      const found = await this.namesOf(kind, ids, language, context);
      for (const [index, key] of own.entries()) names.set(key, found[index] ?? ids[index]!);
    }
    return names;
  }

  private async namesOf(
    kind: LineKind,
    ids: readonly string[],
    language: Language,
    context: CallContext,
  ): Promise<(string | null)[]> {
    const say = hiddenTexts[language];
    const nameOf = (row: NamedRow | Error | null): string | null => {
      if (row === null || row instanceof Error) return null;
      return row.shortName ?? (kind === 'state' ? null : row.code) ?? textIn(row.name ?? row.title ?? {}, language);
    };
    switch (kind) {
      case 'total':
        return [say.total];
      case 'area':
        return (await this.plan.area(context).loadMany(ids)).map(nameOf);
      case 'action':
      case 'subItem':
        return (await this.plan.action(context).loadMany(ids)).map(nameOf);
      case 'network':
        return (await this.networks.network(context).loadMany(ids)).map(nameOf);
      case 'programme':
        return (await this.programmes.programme.loadMany(ids)).map(nameOf);
      case 'state':
        return (await this.people.state(context).loadMany(ids)).map(nameOf);
      case 'organisation':
        return (await this.people.organisation(context).loadMany(ids)).map(nameOf);
      case 'partner': {
        const named = (await this.people.organisation(context).loadMany(ids)).map(nameOf);
        return named.map((name) => name && `${say.partner} ${name}`);
      }
      case 'organisationKind':
        return ids.map((id) => inLanguage(organisationKinds[id as OrganisationKind], language));
    }
  }
}

const inSentence = (label: string, locale: string): string =>
  label.charAt(0).toLocaleLowerCase(locale) + label.slice(1);
