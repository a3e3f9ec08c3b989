import { mergeTexts, type Message, Problems } from '../platform/index.js';
import type { UpdateMaterialInput } from '../schema-types.js';
import { missing } from './event-times.js';
import type { MaterialRow } from './materials.queries.js';

/** What can be changed of a material. */
export type MaterialContent = Pick<
  MaterialRow,
  'title' | 'language' | 'audience' | 'agendaItemId' | 'availableFrom' | 'uploadId' | 'link'
>;

/** A material before its input. */
export const nothing: MaterialContent = {
  title: {},
  language: null,
  audience: 'PARTICIPANTS',
  agendaItemId: null,
  availableFrom: null,
  uploadId: null,
  link: null,
};

/** What an input makes of a material. @throws Problem BAD_INPUT with all that does not fit */
export function settled(before: MaterialContent, input: UpdateMaterialInput): MaterialContent {
  const problems = new Problems();
  const title = mergeTexts(before.title, input.title);
  if (input.title === null || Object.keys(title).length === 0) problems.add('input.title', missing);
  if (input.audience === null) problems.add('input.audience', missing);
  const { upload, url } = input;
  const [uploadId, link] = [
    upload === undefined ? (url ? null : before.uploadId) : upload,
    url === undefined ? (upload ? null : before.link) : url,
  ];
  if ((uploadId === null) === (link === null)) problems.add('input.upload', oneOfBoth);
  problems.throwIfAny();
  return {
    title,
    language: input.language === undefined ? before.language : input.language,
    audience: input.audience ?? before.audience,
    agendaItemId: input.agendaItem === undefined ? before.agendaItemId : (input.agendaItem?.toLowerCase() ?? null),
    availableFrom: input.availableFrom === undefined ? before.availableFrom : input.availableFrom,
    uploadId,
    link,
  };
}

/** In the order of the statements that write it. */
export const written = ({
  title,
  language,
  audience,
  uploadId,
  link,
  availableFrom,
  agendaItemId,
}: MaterialContent): unknown[] => [title, language, audience, uploadId, link, availableFrom, agendaItemId];

/** By the names that the input has for them. */
const fields: readonly [string, (content: MaterialContent) => unknown][] = [
  ['title', ({ title }) => title],
  ['language', ({ language }) => language],
  ['audience', ({ audience }) => audience],
  ['upload', ({ uploadId }) => uploadId],
  ['url', ({ link }) => link],
  ['agendaItem', ({ agendaItemId }) => agendaItemId],
  ['availableFrom', ({ availableFrom }) => availableFrom],
];

/** What differs between two states of a material; null: it is not there. */
export function differences(
  before: MaterialContent | null,
  after: MaterialContent | null,
): { field: string; from: unknown; to: unknown }[] {
  return fields
    .map(([field, of]) => ({ field, from: before && of(before), to: after && of(after) }))
    .filter(({ from, to }) => JSON.stringify(from) !== JSON.stringify(to));
}

const oneOfBoth: Message = { en: 'Give exactly one of upload and url.', ru: 'Укажите либо upload, либо url.' };
