import { type Change, changesBetween } from '../../audit/index.js';
import { mergeTexts, type Message, Problems, valueRequired } from '../../platform/index.js';
import type { UpdateMaterialInput } from '../../schema-types.js';
import type { MaterialContent } from './material.row.js';

/** A material before its input. */
export const noMaterial: MaterialContent = {
  title: {},
  language: null,
  audience: 'PARTICIPANTS',
  agendaItemId: null,
  availableFrom: null,
  uploadId: null,
  link: null,
};

/** What an input makes of a material. @throws Problem BAD_INPUT with all that does not fit */
export function settleMaterial(before: MaterialContent, input: UpdateMaterialInput): MaterialContent {
  const problems = new Problems();
  const title = mergeTexts(before.title, input.title);
  if (input.title === null || Object.keys(title).length === 0) problems.add('input.title', valueRequired);
  if (input.audience === null) problems.add('input.audience', valueRequired);
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
    agendaItemId: input.agendaItem === undefined ? before.agendaItemId : (input.agendaItem ?? null),
    availableFrom: input.availableFrom === undefined ? before.availableFrom : input.availableFrom,
    uploadId,
    link,
  };
}

/** Whether it is another file or another address now; a new audience or title leaves it what it is. */
export const isReplaced = (before: MaterialContent, after: MaterialContent): boolean =>
  after.uploadId !== before.uploadId || after.link !== before.link;

/** What differs between two states of a material; null: it does not belong to its owner. */
export const materialChanges = (
  ownerId: string,
  before: MaterialContent | null,
  after: MaterialContent | null,
): Change[] =>
  changesBetween(before && { to: ownerId, ...fieldsOf(before) }, after && { to: ownerId, ...fieldsOf(after) });

/** By the names that the input has for them. */
const fieldsOf = ({ title, language, audience, uploadId, link, agendaItemId, availableFrom }: MaterialContent) => ({
  ...{ title, language, audience, upload: uploadId, url: link, agendaItem: agendaItemId, availableFrom },
});

const oneOfBoth: Message = { en: 'Give exactly one of upload and url.', ru: 'Укажите либо upload, либо url.' };
