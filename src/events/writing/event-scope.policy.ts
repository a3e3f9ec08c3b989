import { isSecretariat, type OrganisedEvent, type Viewer } from '../../access/index.js';
import { badInput, problem } from '../../platform/index.js';
import { isStaffOf } from '../event.policy.js';

/**
 * An organiser enters events for networks and programmes of its own, and cannot give one away.
 * @throws Problem BAD_INPUT or FORBIDDEN naming input.networks or input.programme
 */
export function checkScope(
  viewer: Viewer,
  event: OrganisedEvent,
  before: Pick<OrganisedEvent, 'networkIds' | 'programmeId'> | null,
): void {
  if (isSecretariat(viewer)) return;
  event.networkIds.forEach((network, index) => {
    if (before?.networkIds.includes(network) || viewer.organisedNetworks.includes(network)) return;
    throw problem(
      'FORBIDDEN',
      { en: 'You do not organise this network.', ru: 'Вы не являетесь организатором этой сети.' },
      `input.networks.${index}`,
    );
  });
  const { programmeId } = event;
  if (programmeId && programmeId !== before?.programmeId && !viewer.organisedProgrammes.includes(programmeId)) {
    throw problem(
      'FORBIDDEN',
      { en: 'You do not organise this programme.', ru: 'Вы не являетесь организатором этой программы.' },
      'input.programme',
    );
  }
  if (!isStaffOf(viewer, event)) {
    throw badInput('input.networks', {
      en: 'Name at least one network or the programme that you organise.',
      ru: 'Укажите хотя бы одну сеть или программу, организатором которой вы являетесь.',
    });
  }
}
