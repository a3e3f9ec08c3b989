import { Injectable } from '@nestjs/common';
import { type SignedIn, system } from '../../access/index.js';
import { Accounts, RoleGrants } from '../../accounts/index.js';
import { Memberships, Networks } from '../../networks/index.js';
import { Members, Organisations } from '../../people/index.js';
import { Database } from '../../platform/index.js';
import { both, chance } from './choices.js';
import { networks } from './networks.js';
import { accounts, addressOf, type OrganisationKey, organisations, password, people } from './people.js';

/** A person of the world, once made. */
export interface DemoMember {
  id: string;
  state: string | null;
  organisation: OrganisationKey;
  expertise: readonly string[];
}

/** Who is there, for what follows. */
export interface DemoCast {
  members: DemoMember[];
  secretariat: SignedIn;
  secretariat2: SignedIn;
  organiser: SignedIn;
  /** Ids by slug, and the people of each network. */
  networks: Map<string, { id: string; members: DemoMember[] }>;
  organisations: Map<OrganisationKey, string>;
}

/** The people of the demonstration world, their organisations, accounts and networks. */
@Injectable()
export class DemoPeople {
  constructor(
    private readonly database: Database,
    private readonly organisations: Organisations,
    private readonly members: Members,
    private readonly accounts: Accounts,
    private readonly grants: RoleGrants,
    private readonly networks: Networks,
    private readonly memberships: Memberships,
  ) {}

  async build(): Promise<DemoCast> {
    const organisationIds = new Map<OrganisationKey, string>();
    for (const [key, { kind, ...name }] of Object.entries(organisations) as [
      OrganisationKey,
      (typeof organisations)[OrganisationKey],
    ][]) {
      organisationIds.set(key, (await this.organisations.create(system, { name: both(name), kind })).id);
    }
    const members: DemoMember[] = [];
    for (const [index, { state, title, organisation, languages, ...person }] of people.entries()) {
      const post = {
        title,
        organisation: organisationIds.get(organisation)!,
        state,
        from: `${2016 + (index % 7)}-01-01`,
      };
      const skills = languages.map((language, place) => ({
        language,
        level: place === 0 ? ('NATIVE' as const) : ('FLUENT' as const),
      }));
      const { id } = await this.members.create(system, {
        ...person,
        post,
        languages: skills,
        email: `member${index + 1}@demo.example`,
      });
      members.push({ id, state, organisation, expertise: person.expertise });
    }
    const accountIds = await this.openAccounts(organisationIds, members);
    const networkMembers = await this.fillNetworks(members);
    await this.grantRoles(accountIds, networkMembers);
    const viewer = async (name: string): Promise<SignedIn> => this.accounts.viewerOf(accountIds.get(name)!);
    return {
      members,
      secretariat: await viewer('secretariat'),
      secretariat2: await viewer('secretariat2'),
      organiser: await viewer('organiser'),
      networks: networkMembers,
      organisations: organisationIds,
    };
  }

  private async openAccounts(
    organisationIds: ReadonlyMap<OrganisationKey, string>,
    members: DemoMember[],
  ): Promise<Map<string, string>> {
    const ids = new Map<string, string>();
    for (const account of accounts) {
      const { name, givenNames, familyName, state, title, gender } = account;
      const latinName = 'latinName' in account ? account.latinName : null;
      const organisation: OrganisationKey = state === null ? 'agency' : 'migration';
      const expertise = name === 'expert' ? ['VI.6', 'VI.5'] : [];
      const post = { title, organisation: organisationIds.get(organisation)!, state, from: '2022-01-01' };
      const { id } = await this.members.create(system, {
        givenNames,
        familyName,
        latinName,
        gender,
        email: addressOf(name),
        post,
        expertise,
      });
      const locale = name === 'contact-point' || name === 'expert' ? 'ru' : 'en';
      await this.database.transaction((transaction) =>
        this.accounts.open(transaction, id, { password, locale, isDemonstration: true }),
      );
      ids.set(name, id);
      if (name === 'expert') members.unshift({ id, state, organisation, expertise });
    }
    return ids;
  }

  private async fillNetworks(members: readonly DemoMember[]): Promise<DemoCast['networks']> {
    const filled: DemoCast['networks'] = new Map();
    for (const [place, { slug, kind, en, ru, mandate, actions, expertise }] of networks.entries()) {
      const { id } = await this.networks.create(system, {
        slug,
        kind,
        name: both({ en, ru }),
        mandate: [{ locale: 'en', text: mandate }],
        actions,
      });
      const fitting = members.filter(
        (member) => member.expertise.some((code) => code.startsWith(expertise)) || chance(`${slug} ${member.id}`, 0.12),
      );
      const led = new Set<string>();
      for (const [index, member] of fitting.entries()) {
        const lead = kind === 'COORDINATION_NETWORK' && member.state !== null && !led.has(member.state);
        if (lead) led.add(member.state!);
        const from = `${2023 + ((index + place) % 4)}-0${1 + (index % 9)}-01`;
        const representing = { state: member.state, personalCapacity: false };
        await this.memberships.enter(system, {
          networkId: id,
          memberId: member.id,
          role: lead ? 'LEAD' : 'MEMBER',
          representing,
          from,
          expiresOn: '2027-12-31',
        });
      }
      filled.set(slug, { id, members: fitting });
    }
    return filled;
  }

  private async grantRoles(accountIds: ReadonlyMap<string, string>, filled: DemoCast['networks']): Promise<void> {
    for (const { name, role } of accounts) {
      const member = accountIds.get(name)!;
      if (role === 'SECRETARIAT' || role === 'OBSERVER') await this.grants.grant(system, { member, role });
      if (role === 'CONTACT_POINT') await this.grants.grant(system, { member, role, state: 'UA' });
      if (role === 'ORGANISER') {
        for (const slug of ['asylum-expert-pool', 'return-network'])
          await this.grants.grant(system, { member, role, network: filled.get(slug)!.id });
      }
    }
  }
}
