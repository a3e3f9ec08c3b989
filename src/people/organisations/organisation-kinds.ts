import type { Message } from '../../platform/index.js';
import type { OrganisationKind } from '../../schema-types.js';

/** What kinds of organisations are called. */
export const organisationKinds: Record<OrganisationKind, Message> = {
  STATE_AUTHORITY: { en: 'State authority', ru: 'Государственный орган' },
  LOCAL_AUTHORITY: { en: 'Local authority', ru: 'Местный орган власти' },
  INTERNATIONAL_ORGANISATION: { en: 'International organisation', ru: 'Международная организация' },
  EU_AGENCY: { en: 'Body of the European Union', ru: 'Орган Европейского союза' },
  NGO: { en: 'Non-governmental organisation', ru: 'Неправительственная организация' },
  DIASPORA: { en: 'Diaspora association', ru: 'Объединение диаспоры' },
  ACADEMIA: { en: 'University or research institute', ru: 'Университет или научный институт' },
  PRIVATE_SECTOR: { en: 'Company or business association', ru: 'Компания или деловое объединение' },
  SOCIAL_PARTNER: { en: 'Trade union or employers’ association', ru: 'Профсоюз или объединение работодателей' },
  MEDIA: { en: 'Media', ru: 'Средство массовой информации' },
  PARTNER_PLATFORM: { en: 'Other dialogue or platform', ru: 'Другой диалог или платформа' },
};
